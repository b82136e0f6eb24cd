// Which columns the merged table has, and where each stands in the three versions.
import { pairUp, type Pairs } from './pairs.ts'
import { cellTexts, withCells, type Row } from './row.ts'

/** Where one column of the merged table stands in each version. */
export interface Column {
  readonly b?: number | undefined
  readonly t?: number | undefined
  readonly o?: number | undefined
}

export interface Columns {
  readonly columns: readonly Column[]
  /** Whose header stands; `clash` when both changed the columns: then ours stands. */
  readonly header: 'ours' | 'theirs' | 'clash'
}

/**
 * The columns are ours, until the evidence alone added some or renamed one. A column goes only from a `pristine` table, in
 * which no person wrote.
 */
export function mergeColumns(base: Row, theirs: Row, ours: Row, pristine: boolean): Columns {
  const inTheirs = pairNames(base, theirs)
  const inOurs = pairNames(base, ours)
  const twins = pairNames(theirs, ours)
  const changed = cellTexts(theirs) !== cellTexts(base)
  const untouched = cellTexts(ours) === cellTexts(base)
  if (changed && untouched && (pristine || inTheirs.forward.every((t) => t !== undefined))) {
    const columns = theirs.cells.map((_, t) => ({ t, b: inTheirs.backward[t], o: inTheirs.backward[t] }))
    return { header: 'theirs', columns }
  }
  const columns = ours.cells.map((_, o) => {
    const b = inOurs.backward[o]
    return { o, b, t: b === undefined ? twins.backward[o] : inTheirs.forward[b] }
  })
  const agreed = cellTexts(ours) === cellTexts(theirs)
  if (!changed || agreed) return { columns, header: ours.line.text === base.line.text ? 'theirs' : 'ours' }
  return { columns, header: 'clash' }
}

const pairNames = (before: Row, after: Row): Pairs =>
  pairUp(before.cells, after.cells, { exact: (name) => name.trim().toLowerCase(), sort: () => 'column' })

/** A row laid out in the merged columns, `where` naming its own place of each. What stands beyond its columns stays at the end. */
export function layOut(row: Row, columns: readonly Column[], where: 'b' | 't' | 'o', width: number): Row {
  if (columns.length === width && columns.every((column, index) => column[where] === index)) return row
  const cells = columns.map((column) => {
    const from = column[where]
    return from === undefined ? ' ' : (row.cells[from] ?? ' ')
  })
  return withCells(row, [...cells, ...row.cells.slice(width)])
}
