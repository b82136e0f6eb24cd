// Is there a review of every incident at all? Asked of the evidence, where no document can answer.
import type { Clock } from '../analysis/clocks.ts'
import { toIso } from '../incident/iso.ts'
import type { Manual, Verdict } from './rule.ts'

export const reviewMissing: Manual = {
  id: 'review-missing',
  title: 'An incident has no review',
  motivation: 'The worst review is the one that does not exist: a check of documents alone never sees it.',
  remedy: 'Draft it with `postmortems draft` from the same evidence, and fill in what only people know.',
  severity: 'warning',
}

/** What is said of an incident that no document covers, with its clocks. */
export function missing(name: string, clocks: readonly Clock[]): Verdict {
  const due = (state: Clock['state']) =>
    Math.min(
      ...clocks.flatMap((clock) => (clock.state === state ? (clock.dueLatest ?? clock.due ?? []) : [])),
    )
  const [overdue, running] = [due('overdue'), due('running')]
  if (Number.isFinite(overdue))
    return { severity: 'error', message: `No document reviews ${name}: overdue since ${toIso(overdue)}` }
  const unstarted = clocks.length === 0 ? 'no policy sets it a time' : 'no evidence says from when it counts'
  const when = Number.isFinite(running) ? `due ${toIso(running)}` : unstarted
  return { message: `No document reviews ${name}: ${when}` }
}
