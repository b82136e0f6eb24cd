// COMPLIANCE.md: every incident's clocks and obligations, what is due first at the top.
import type { ClockState } from '../analysis/clocks.ts'
import { toIso } from '../incident/moment.ts'
import { inline, pathLink, trusted } from '../markdown/escape.ts'
import type { FolderPage, ClockStanding, FolderEntry } from './folder-page.ts'
import { markTitle, showMoment } from './phrases.ts'

export const compliance: FolderPage = {
  id: 'compliance',
  path: 'COMPLIANCE.md',
  view: (entries) => {
    const rows = entries
      .flatMap(rowsOf)
      .sort((a, b) => a.rank - b.rank || a.due - b.due || (a.path < b.path ? -1 : 1))
    return { rows: rows.map(({ cells }) => cells) }
  },
}

/** What needs somebody comes first. A row is as bad as the worst of its obligations. */
const urgency: readonly ClockState[] = ['overdue', 'running', 'unknown', 'not-triggered', 'late', 'met']

function rowsOf({ path, title, clocks }: FolderEntry) {
  const policies = [...new Set(clocks.map(({ clock }) => clock.policy))]
  return policies.map((policy) => {
    const standings = clocks.filter(({ clock }) => clock.policy === policy)
    const state = urgency.find((each) => standings.some(({ clock }) => clock.state === each)) ?? 'unknown'
    const [timed] = standings.filter(({ clock }) => clock.state === state)
    return {
      path,
      rank: urgency.indexOf(state),
      due: timed?.clock.due ?? Infinity,
      cells: {
        incident: pathLink(title, path),
        policy: inline(policy.title),
        from: inline(anchorOf(timed)),
        due: trusted(timed?.clock.due === undefined ? '' : toIso(timed.clock.due)),
        state: trusted(state === 'overdue' ? '**overdue**' : state),
        met: trusted(`${standings.filter(isMet).length} of ${standings.length}`),
        lacks: inline([...new Set(standings.flatMap(({ lacks }) => lacks))].join(', ')),
      },
    }
  })
}

const isMet = ({ lacks }: ClockStanding) => lacks.length === 0

function anchorOf(standing: ClockStanding | undefined): string {
  const anchor = standing?.clock.anchor
  return anchor
    ? `${markTitle(anchor.name)} ${showMoment(anchor.fact.value)}`
    : 'no such event in the evidence'
}
