// Words of a POSIX shell command line, quoted so that a value is only ever a value.

/** What needs no quotes anywhere in a command line. */
const plainWord = /^[A-Za-z0-9_%+:,./-][A-Za-z0-9_%+=:,./@-]*$/

/**
 * One word of a command line. The shell reads it back as exactly the text, except that control characters and
 * direction marks, which a reader of the command could not see, are left out and line breaks become spaces.
 */
export function word(text: string): string {
  const visible = text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .toWellFormed()
  return plainWord.test(visible) ? visible : `'${visible.replaceAll("'", `'\\''`)}'`
}

/** A command line, and where it is long one argument a line. */
export function commandLine(words: readonly string[], breakBefore: readonly number[] = []): string {
  return words
    .map((each, index) => (index === 0 ? '' : breakBefore.includes(index) ? ' \\\n  ' : ' ') + word(each))
    .join('')
}
