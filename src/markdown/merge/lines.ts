// A text as lines that remember their own endings, so that what nobody changed is written back to the byte.

/** One line: `text` without its ending, `end` the ending it had (`\n` or `\r\n`). */
export interface Line {
  readonly text: string
  readonly end: string
}

/** A text taken apart: `joinLines` puts it together again, byte for byte. */
export interface Lines {
  readonly bom: boolean
  /** The ending most lines have; `\n` when there is none. */
  readonly eol: string
  readonly lines: readonly Line[]
  readonly finalNewline: boolean
}

/** Takes a text apart; `endings` gives every line another ending than its own. */
export function splitLines(text: string, endings?: string): Lines {
  const bom = text.startsWith('\uFEFF')
  const parts = (bom ? text.slice(1) : text).split('\n')
  const last = parts.pop() ?? ''
  const crlf = parts.filter((part) => part.endsWith('\r')).length
  const eol = endings ?? (crlf * 2 > parts.length ? '\r\n' : '\n')
  const lines = parts.map((part) =>
    part.endsWith('\r')
      ? { text: part.slice(0, -1), end: endings ?? '\r\n' }
      : { text: part, end: endings ?? '\n' },
  )
  // A last line without an ending gets one while we work; `finalNewline` takes it away again.
  if (last !== '') lines.push({ text: last, end: eol })
  return { bom, eol, lines, finalNewline: last === '' }
}

export function joinLines({ bom, lines, finalNewline }: Omit<Lines, 'eol'>): string {
  const body = lines.map((line, i) =>
    finalNewline || i < lines.length - 1 ? line.text + line.end : line.text,
  )
  return (bom ? '\uFEFF' : '') + body.join('')
}

export const isBlank = (line: Line): boolean => line.text.trim() === ''

/** The text of some lines, each ended by `\n` whatever its own ending: no line is '', a blank line is not. */
export const textOf = (lines: readonly Line[]): string => lines.map((line) => `${line.text}\n`).join('')

/** Like `textOf`, without the spaces that nobody sees: what is compared when we ask who changed something. */
export const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')

/** Takes the blank lines off the end: `[what is said, the gap after it]`. */
export function splitGap(lines: readonly Line[]): [readonly Line[], readonly Line[]] {
  const end = lines.findLastIndex((line) => !isBlank(line)) + 1
  return [lines.slice(0, end), lines.slice(end)]
}
