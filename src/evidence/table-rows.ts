// A Markdown pipe table as rows by heading, for files that hold little else.

export interface TableRow {
  readonly cells: Readonly<Record<string, string>>
  /** Counted from 1. */
  readonly line: number
}

/** The rows of the one table of a text; undefined where the text holds more than headings and one table. */
export function tableRows(text: string): readonly TableRow[] | undefined {
  const lines = text.split(/\r\n?|\n/).map((line, index) => ({ text: line.trim(), line: index + 1 }))
  const filled = lines.filter((line) => line.text !== '' && !line.text.startsWith('#') && line.text !== '---')
  const [head, rule, ...rows] = filled
  if (!head?.text.includes('|') || !rule || !/^[\s|:-]+$/.test(rule.text) || !rule.text.includes('-'))
    return undefined
  if (!rows.every((row) => row.text.includes('|'))) return undefined
  const names = cellsOf(head.text)
  return rows.map((row) => {
    const cells = cellsOf(row.text)
    return {
      line: row.line,
      cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
    }
  })
}

function cellsOf(row: string): readonly string[] {
  const inner = row.replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell.replaceAll('\\|', '|')))
}

/** Emphasis and code marks come off: `**Rolled back**` is "Rolled back". */
function plain(cell: string): string {
  const text = cell.trim()
  return text
    .replaceAll(/\*\*|__|(?<!\\)`/g, '')
    .replaceAll(/<br\s*\/?>/gi, ' ')
    .trim()
}
