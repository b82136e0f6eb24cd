// Is the review done by the time a policy gives it?
import { toIso } from '../incident/moment.ts'
import { type Rule, clocksFor } from './rule.ts'
import { requirements } from '../policies/policy.ts'

export const reviewOverdue: Rule = {
  id: 'review-overdue',
  title: 'The review is overdue',
  motivation:
    'What is not written down while people remember it is lost, and a policy with a deadline that nobody watches is only paper.',
  remedy: 'Complete what is named, and have its owner say so in the document.',
  severity: 'error',
  check(context) {
    const overdue = requirements
      .flatMap((requirement) => clocksFor(context, requirement))
      .filter(({ state }) => state === 'overdue')
    return [...new Set(overdue.map(({ policy }) => policy))].map((policy) => {
      const clocks = overdue.filter((clock) => clock.policy === policy)
      const due = Math.min(...clocks.flatMap((clock) => clock.dueLatest ?? clock.due ?? []))
      const missing = clocks.map(({ obligation, satisfaction }) =>
        satisfaction?.why === undefined ? obligation.title : `${obligation.title} (${satisfaction.why})`,
      )
      return { message: `Overdue since ${toIso(due)} under ${policy.title}: ${missing.join('; ')}` }
    })
  },
}
