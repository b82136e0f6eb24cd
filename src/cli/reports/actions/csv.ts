// Action items as CSV (RFC 4180) that a spreadsheet cannot take for formulas. The only door to csv-stringify.
import { stringify } from 'csv-stringify/sync'
import type { Listed } from '../../../pipelines/actions.ts'

const columns = ['state', 'due', 'action', 'owner', 'ticket', 'document', 'file', 'line']

export function actionsCsv({ actions }: Listed): string {
  const rows = actions.map(({ overdue, done, due, text, owner, ticket, title, file, line }) => [
    overdue ? 'overdue' : done ? 'done' : 'open',
    due,
    text,
    owner,
    ticket,
    title,
    file,
    String(line),
  ])
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: 'windows' })
}
