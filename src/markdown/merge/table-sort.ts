// What sort of table this is: what identifies its rows, and to whom they belong. Read from its header, whoever wrote it.
import { cellText, type Row } from './row.ts'

/**
 * How a row is known: `event` by its time and what happened, `numbered` by its ID and what it is about,
 * `labelled` by its first cell.
 */
export interface TableSort {
  readonly rows: 'event' | 'numbered' | 'labelled'
  /** Action items: they belong to people once written. */
  readonly actions: boolean
}

const idHeaders = /^(?:id|ref|reference|key|no\.?|nr\.?|#)$/
const timeHeaders = /\btime\b|^(?:when|at|date|timestamp)\b/
const actionHeaders = /^(?:actions?|action items?|follow-ups?|tasks?|to-?dos?)$/
const peopleHeaders = /^(?:owners?|assignees?|due|due date|deadline|status|tickets?|.* ticket)$/

export function tableSort(header: Row): TableSort {
  const names = header.cells.map((_, index) => cellText(header, index).replaceAll('*', '').toLowerCase())
  const [first = ''] = names
  const rows = idHeaders.test(first) ? 'numbered' : timeHeaders.test(first) ? 'event' : 'labelled'
  const actions =
    names.some((name) => actionHeaders.test(name)) && names.some((name) => peopleHeaders.test(name))
  return { rows, actions }
}

/** Whether one time cell is surely before another. A date counts only when both have one. */
export function isEarlier(one: string, other: string): boolean {
  const [a, b] = [timeIn(one), timeIn(other)]
  if (a === undefined || b === undefined) return false
  return a.date !== '' && b.date !== '' && a.date !== b.date ? a.date < b.date : a.clock < b.clock
}

function timeIn(cell: string): { date: string; clock: string } | undefined {
  const clock = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(cell)
  if (!clock) return undefined
  const [, hours = '', minutes = '', seconds = '00'] = clock
  const date = /\d{4}-\d{2}-\d{2}/.exec(cell)?.[0] ?? ''
  return { date, clock: `${hours.padStart(2, '0')}:${minutes}:${seconds}` }
}
