// Action items in a table, whatever its columns are called.
import { dueIn, dueOf, isDoneStatus, ownerIn, ownerOf, saysItIsDone, ticketIn } from './action-text.ts'
import { type Group } from './action-group.ts'
import { readAction } from './action-item.ts'
import { fieldIs, fieldNames } from './concepts.ts'
import type { ReviewAction } from './model.ts'
import { normalise } from './normalise.ts'
import type { Piece } from './outline.ts'
import { isBlank } from './placeholders.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

/** The rows that say what is to be done; `rows` is one table, its header first. */
export function actionsInTable(
  rows: readonly Piece[],
  group: Group,
  source: Source,
): readonly ReviewAction[] {
  const header = rows[0]?.header ?? []
  const columns = header.map(normalise)
  const find = (concept: Concept, taken: readonly (number | undefined)[]): number | undefined => {
    const free = columns.map((_, index) => index).filter((index) => !taken.includes(index))
    const is = free.find((index) => fieldIs(header[index] ?? '', concept))
    return is ?? free.find((index) => fieldNames(header[index] ?? '', concept) && concept !== 'task')
  }
  const task = find('task', [])
  const owner = find('owner', [task])
  const status = find('status', [task, owner])
  const due = find('due', [task, owner, status])
  const ticket = find('ticket', [task, owner, status, due])
  const told = task ?? widest(rows, [owner, status, due, ticket])
  if (told === undefined || (rows.length > 0 && columns.every((name) => name === '')))
    return headless(rows, group, source)
  const cell = (row: Piece, index: number | undefined): string =>
    index === undefined ? '' : (row.cells[index] ?? '')
  return rows
    .filter((row) => !row.isHeader && isFilled(row, told))
    .map((row) => {
      const text = cell(row, told)
      const dueText = cell(row, due)
      const written =
        ownerOf(cell(row, owner)) ?? (owner === undefined ? ownerIn(text) : undefined) ?? group.owner
      const dated =
        dueOf(dueText, source.dates) ?? (due === undefined ? dueIn(text, source.dates) : undefined)
      const link = cell(row, ticket)
      const key = ticketIn(isBlank(link) ? row.text : link, row.urls)
      const done =
        group.done ||
        row.struck.length > 0 ||
        /^\s*\[x\]/i.test(row.cells.join(' ')) ||
        isDoneStatus(cell(row, status)) ||
        (status === undefined && row.cells.some((value) => saysItIsDone(value)))
      return {
        line: row.line,
        text,
        ...(written === undefined ? {} : { owner: written }),
        ...(dated === undefined ? {} : { due: dated }),
        ...(isBlank(dueText) ? {} : { dueText }),
        done,
        ...(key === undefined ? {} : { ticket: key }),
      }
    })
}

function headless(rows: readonly Piece[], group: Group, source: Source): readonly ReviewAction[] {
  return rows
    .filter((row) => !row.isHeader && row.cells.some((cell) => !isBlank(cell)))
    .map((row) => readAction(row, row.text, group, source))
}

/** Whether a row says what is to be done; a row of placeholders or numbers does not. */
function isFilled(row: Piece, task: number): boolean {
  const text = (row.cells[task] ?? '').trim()
  if (!isBlank(text)) return !/^(?:action(?: item)? \d+|example|description)$/i.test(text)
  return false
}

function widest(rows: readonly Piece[], taken: readonly (number | undefined)[]): number | undefined {
  const header = rows[0]?.header ?? []
  const width = (index: number): number =>
    rows.reduce((sum, { cells }) => sum + (cells[index]?.length ?? 0), 0)
  return header
    .map((_, index) => index)
    .filter((index) => !taken.includes(index))
    .toSorted((a, b) => width(b) - width(a))[0]
}
