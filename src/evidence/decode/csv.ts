// CSV to a list of rows by column name. The only door to csv-parse.
import { parse as parseCsv } from 'csv-parse/sync'
import type { Values } from './values.ts'

const options = { bom: true, columns: true, trim: true, skip_empty_lines: true } as const

export function decodeCsv(file: string, text: string): Values {
  try {
    const rows: unknown = parseCsv(text, options)
    return { values: [{ data: rows }], problems: [] }
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number }
    const place = { file, ...(lines !== undefined && { line: lines }) }
    const hint = 'Every row needs as many cells as the first.'
    return { values: [], problems: [{ code: 'invalid-csv', message, hint, place }] }
  }
}

/** The line on which each row begins, or would begin if it held no line breaks of its own. */
export function rowLines(text: string): readonly number[] {
  try {
    const rows = parseCsv(text, { ...options, info: true }) as unknown as { info: { lines: number } }[]
    return rows.map(({ info }) => info.lines)
  } catch {
    return []
  }
}
