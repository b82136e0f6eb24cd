// The three-way merge of a Markdown table: columns, then rows by what they are about, then cells.
import { layOut, mergeColumns, type Column } from './columns.ts'
import { draftOf, stack, type Draft, type Note } from './draft.ts'
import { textOf, type Line } from './lines.ts'
import { cellText, cellTexts, padLike, parseRow, withCells, type Row } from './row.ts'
import { mergeSequence, type Level } from './sequence.ts'
import { similarity } from './similarity.ts'
import { isEarlier, tableSort, type TableSort } from './table-sort.ts'
import { judge } from './verdict.ts'

/** The lines of a table: header, delimiter, rows. */
type Table = readonly Line[]

export function mergeTable(base: Table | undefined, theirs: Table, ours: Table): Draft {
  const was = base ?? theirs.slice(0, 2)
  const [oldHeader, newHeader, header] = [headerOf(was), headerOf(theirs), headerOf(ours)]
  const pristine = textOf(was) === textOf(ours)
  const { columns, header: whose } = mergeColumns(oldHeader, newHeader, header, pristine)
  const rows = (table: Table, where: 'b' | 't' | 'o', width: number): Row[] =>
    table.slice(2).map((line) => layOut(parseRow(line), columns, where, width))

  const head = whose === 'theirs' ? theirs.slice(0, 2) : ours.slice(0, 2)
  const versions = {
    base: textOf(was.slice(0, 1)),
    theirs: textOf(theirs.slice(0, 1)),
    ours: textOf(ours.slice(0, 1)),
  }
  const notes: Note[] = whose === 'clash' ? [{ kind: 'conflict', at: 0, ...versions }] : []
  const oldRows = rows(was, 'b', oldHeader.cells.length)
  const newRows = rows(theirs, 't', newHeader.cells.length)
  const standing = rows(ours, 'o', header.cells.length)
  const sort = tableSort(whose === 'theirs' ? newHeader : header)
  const level = rowLevel(sort, columns, [...oldRows, ...standing])
  const pieces = mergeSequence(oldRows, newRows, standing, level)
  return stack([draftOf(head, ...notes), ...pieces.map((piece) => piece.draft)])
}

const headerOf = (table: Table): Row => parseRow(table[0] ?? { text: '', end: '\n' })

function rowLevel(sort: TableSort, columns: readonly Column[], known: readonly Row[]): Level<Row> {
  const first = (row: Row): string => cellText(row, 0)
  const second = (row: Row): string => cellText(row, 1)
  const both = (row: Row): string => `${first(row)}|${second(row)}`
  const identities = { event: [both, second, first], numbered: [both, second, first], labelled: [first] }
  return {
    exact: cellTexts,
    identities: identities[sort.rows],
    // An ID says which row it is: likeness must not overrule it.
    ...(sort.rows === 'numbered' ? {} : { akin: (a, b) => similarity(cellTexts(a), cellTexts(b)) }),
    twin: { event: both, numbered: second, labelled: first }[sort.rows],
    name: sort.rows === 'event' ? (row) => `${first(row)} ${second(row)}` : first,
    merge: (base, theirs, ours) => mergeRow(base, theirs, ours, columns, sort),
    keepsDropped: sort.actions,
    appends: sort.actions,
    passes: (standing, added) => sort.rows === 'event' && isEarlier(first(standing), first(added)),
    ...(sort.actions && sort.rows === 'numbered' ? { admit: freshIds(known) } : {}),
  }
}

/** Cell by cell, where each side changed other cells. Where both changed one, the whole row stays: half a row says what nobody said. */
function mergeRow(
  base: Row | undefined,
  theirs: Row,
  ours: Row,
  columns: readonly Column[],
  { actions, rows }: TableSort,
): Draft {
  if (base?.line.text === ours.line.text) return draftOf([{ ...theirs.line, end: ours.line.end }])
  const verdicts = columns.map((_, index) => {
    const [said, stands] = [cellText(theirs, index), cellText(ours, index)]
    if (base) return judge(cellText(base, index), said, stands)
    return said === stands || said === '' ? 'ours' : stands === '' ? 'theirs' : 'clash'
  })
  const settled = verdicts.map((verdict, index) =>
    verdict === 'clash' && (actions || (index === 0 && rows === 'numbered')) ? 'ours' : verdict,
  )
  if (settled.includes('clash')) {
    const versions = { base: base?.line.text ?? '', theirs: theirs.line.text, ours: ours.line.text }
    return draftOf([ours.line], { kind: 'conflict', at: 0, ...versions, identity: cellText(ours, 0) })
  }
  const cells = columns.map((_, index) => {
    const stands = ours.cells[index] ?? ''
    return settled[index] === 'theirs' && cellText(theirs, index) !== stands.trim()
      ? padLike(theirs.cells[index] ?? '', stands)
      : stands
  })
  const short = cells.slice(0, Math.max(ours.cells.length, cells.findLastIndex((cell) => cell !== '') + 1))
  return draftOf([withCells(ours, [...short, ...ours.cells.slice(columns.length)]).line])
}

/** An addition whose ID a person has given to something else gets the next free one. */
function freshIds(known: readonly Row[]): (added: Row) => Row {
  const used = new Set(known.map((row) => cellText(row, 0)))
  return (added) => {
    const id = cellText(added, 0)
    const [, prefix, digits] = /^(\D*)(\d+)$/.exec(id) ?? []
    if (!used.has(id) || prefix === undefined || digits === undefined) return added
    let number = Number(digits)
    while (used.has(prefix + String(number))) number += 1
    used.add(prefix + String(number))
    return withCells(added, [padLike(prefix + String(number), added.cells[0] ?? ''), ...added.cells.slice(1)])
  }
}
