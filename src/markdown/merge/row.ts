// One row of a Markdown table as cells that keep their padding.
import type { Item } from './item.ts'
import type { Line } from './lines.ts'

/** `cells` are what stands between the pipes, spaces included; `left` and `right` what stands around them. */
export interface Row extends Item {
  readonly line: Line
  readonly left: string
  readonly cells: readonly string[]
  readonly right: string
}

/** Splits at every pipe that no backslash escapes: in a table row a code span does not protect it (GFM 4.10). */
export function parseRow(line: Line): Row {
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < line.text.length; i++) {
    if (line.text[i] === '\\') i++
    else if (line.text[i] === '|') {
      parts.push(line.text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(line.text.slice(start))
  const first = parts[0] ?? ''
  const opens = parts.length > 1 && first.trim() === ''
  const closes = parts.length > (opens ? 2 : 1) && (parts.at(-1) ?? '').trim() === ''
  return {
    line,
    lines: [line],
    gap: [],
    left: opens ? `${first}|` : '',
    cells: parts.slice(opens ? 1 : 0, closes ? -1 : undefined),
    right: closes ? `|${parts.at(-1) ?? ''}` : '',
  }
}

/** A row with the given cells in place of its own. */
export function withCells(row: Row, cells: readonly string[]): Row {
  const text = row.left + cells.join('|') + row.right
  return text === row.line.text ? row : parseRow({ text, end: row.line.end })
}

export const cellText = (row: Row, index: number): string => (row.cells[index] ?? '').trim()

export const cellTexts = (row: Row): string => row.cells.map((cell) => cell.trim()).join('|')

/** A value in the padding of another cell, as wide as that one if it fits. */
export function padLike(value: string, model: string): string {
  const text = value.trim()
  if (model.trim() === '') return text === '' ? model : ` ${text} `.padEnd(model.length)
  const left = model.slice(0, model.length - model.trimStart().length)
  const right = model.slice(model.trimEnd().length)
  return (left + text).padEnd(model.length - Math.min(1, right.length)) + right.slice(0, 1)
}

/** `|---|:--:|`: what makes the line above it a table's header. */
export function isDelimiter(line: Line | undefined): boolean {
  if (line === undefined || !line.text.includes('-')) return false
  const { cells } = parseRow(line)
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim()))
}
