// Lines in which nothing is Markdown: fenced code and HTML comments.
import type { Line } from './lines.ts'

/** For each line, whether it belongs to fenced code or to an HTML comment, its first and last line included. */
export function opaqueLines(lines: readonly Line[]): boolean[] {
  let close: ((text: string) => boolean) | undefined
  return lines.map(({ text }) => {
    const trimmed = text.trim()
    if (close) {
      if (close(trimmed)) close = undefined
      return true
    }
    const fence = /^(?:`{3,}|~{3,})/.exec(trimmed)?.[0]
    if (fence !== undefined) {
      // Backticks later in the line make it inline code: ```like this```.
      if (fence.startsWith('`') && trimmed.slice(fence.length).includes('`')) return false
      close = (line) => line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === ''
      return true
    }
    if (!trimmed.startsWith('<!--')) return false
    if (!trimmed.includes('-->')) close = (line) => line.includes('-->')
    return true
  })
}
