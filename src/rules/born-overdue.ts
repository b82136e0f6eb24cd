// Did the document exist before it was due?
import { toIso } from '../incident/moment.ts'
import { requirements } from '../policies/policy.ts'
import { type Rule, clocksFor } from './rule.ts'

export const bornOverdue: Rule = {
  id: 'born-overdue',
  title: 'The document was created after it was due',
  motivation:
    'A review begun after its deadline was never going to meet it: the process that should have opened it is what failed.',
  remedy: 'Have the rollback itself open the draft, so that the clock and the document start together.',
  severity: 'warning',
  check(context) {
    const { created } = context
    if (created === undefined) return []
    const dues = requirements
      .flatMap((requirement) => clocksFor(context, requirement))
      .flatMap(({ due, dueLatest }) => dueLatest ?? due ?? [])
    const last = Math.max(...dues)
    if (dues.length === 0 || created <= last) return []
    return [{ message: `Created ${toIso(created)}, after it was due at ${toIso(last)}` }]
  },
}
