// A text as one line, with what follows kept apart.

export interface OneLine {
  readonly text: string
  /** The lines behind the first, as they were written. */
  readonly rest?: string
}

/** The first line that says something, its white space evened out; nothing is cut off. */
export function oneLine(text: string): OneLine {
  const lines = text.split(/\r\n?|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const rest = lines
    .slice(first + 1)
    .join('\n')
    .trim()
  const line = (lines[first] ?? '').trim().replaceAll(/\s+/g, ' ')
  return { text: line, ...(first >= 0 && rest !== '' && { rest }) }
}
