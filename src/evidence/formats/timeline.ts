// A bare timeline: YAML, JSON or CSV rows, or a Markdown table, of times and what happened.
import type { Fact } from '../../incident/fact.ts'
import { fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { at } from '../pointer.ts'
import { type TableRow, tableRows } from '../table-rows.ts'
import { columnsOf, readTimeline } from '../timeline-entries.ts'

export const timeline: Format = {
  id: 'timeline',
  title: 'Bare timeline',
  yields: 'timeline entries, as a person stated them',
  declines(piece) {
    const { rows } = rowsOf(piece)
    if (!Array.isArray(rows) || rows.length === 0) return 'no list of entries'
    return rows.every(isEntry) ? undefined : 'not every row has a time and a text'
  },
  read(piece, options) {
    const { rows, pointer, table } = rowsOf(piece)
    const fields = fieldsOf(table ? { ...piece, data: rows } : piece, options)
    const day = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(piece.file)?.[0]
    const dated = { ...options, ...(day !== undefined && { day }) }
    const entries = readTimeline(fields, pointer, dated, 'stated')
    const placed = table ? entries.map((fact) => byLine(fact, table)) : entries
    return {
      fragments: placed.length > 0 ? [{ nature: 'context', timeline: placed }] : [],
      problems: fields.problems,
    }
  },
}

interface Rows {
  readonly rows: unknown
  readonly pointer: string
  readonly table?: readonly TableRow[]
}

/** The rows themselves, or those under a lone `timeline` or `events` key. */
function rowsOf({ syntax, data }: Piece): Rows {
  if (syntax === 'markdown' && typeof data === 'string') {
    const table = tableRows(data) ?? []
    return { rows: table.map(({ cells }) => cells), pointer: '', table }
  }
  const pointer = ['', '/timeline', '/events'].find((place) => Array.isArray(at(data, place)))
  const lone = typeof data === 'object' && data !== null && Object.keys(data).length === 1
  return pointer === '' || (pointer !== undefined && lone)
    ? { rows: at(data, pointer), pointer }
    : { rows: undefined, pointer: '' }
}

/** Keys that only machines' exports have; their formats know their times better. */
const machineKeys = ['id', 'status', 'version', 'ts', 'user', 'incident_updates', 'type']

function isEntry(row: unknown): boolean {
  if (typeof row === 'string') return /^\W{0,3}\d/.test(row)
  if (typeof row !== 'object' || row === null) return false
  const keys = Object.keys(row)
  const { at: time, text } = columnsOf(keys)
  return time !== undefined && text !== undefined && !keys.some((key) => machineKeys.includes(key))
}

/** In a table the line says more than a row's number. */
function byLine<T>(fact: Fact<T>, table: readonly TableRow[]): Fact<T> {
  const row = table[Number(/^\/(\d+)/.exec(fact.source.pointer ?? '')?.[1] ?? NaN)]
  const { file, sha256 } = fact.source
  return row ? { ...fact, source: { file, sha256, line: row.line } } : fact
}
