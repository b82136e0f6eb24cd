// ACTION-ITEMS.md: every action item of every document, what is due first at the top.
import { type Md, inline, pathLink, trusted } from '../markdown/escape.ts'
import type { ActionStanding, FolderPage } from './folder-page.ts'
import { showTicket } from './phrases.ts'

interface Row extends ActionStanding {
  readonly path: string
  readonly title: string
}

export const actionItems: FolderPage = {
  id: 'action-items',
  path: 'ACTION-ITEMS.md',
  view: (entries) => {
    const rows = entries
      .flatMap(({ path, title, actions }) => actions.map((action): Row => ({ ...action, path, title })))
      .sort(byDue)
    return {
      open: rows.filter(({ done }) => !done).map(cells),
      done: rows.filter(({ done }) => done).map(cells),
    }
  },
}

function byDue(a: Row, b: Row): number {
  const [left, right] = [a, b].map(({ due = '9999' }) => due) as [string, string]
  return compare(left, right) || compare(a.path, b.path) || a.line - b.line
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function cells({ due, text, owner, ticket, path, title }: Row): Readonly<Record<string, Md>> {
  return {
    due: inline(due ?? 'no date'),
    text: inline(text),
    owner: inline(owner ?? 'nobody'),
    ticket: ticket === undefined ? trusted('') : showTicket(ticket),
    document: pathLink(title, path),
  }
}
