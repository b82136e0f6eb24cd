// Can it be shown that the review was done in time?
import { toIso } from '../incident/moment.ts'
import { requirements } from '../policies/policy.ts'
import { type Rule, clocksFor } from './rule.ts'

export const reviewUnproven: Rule = {
  id: 'review-unproven',
  title: 'Nothing proves that the review was in time',
  motivation:
    'An audit asks for proof, and a finished document says nothing about the day on which it was finished.',
  remedy:
    'Keep documents in git with their whole history; without git, state the day of completion in the document.',
  severity: 'warning',
  check(context) {
    const unknown = requirements
      .flatMap((requirement) => clocksFor(context, requirement))
      .filter(({ state }) => state === 'unknown')
    const byWhy = new Map<string, string[]>()
    for (const { policy, obligation, due, satisfaction } of unknown) {
      const why = satisfaction?.why ?? 'nothing shows when it was met'
      const said = `Due ${due === undefined ? 'at a time nobody knows' : toIso(due)} under ${policy.title}; ${why}`
      byWhy.set(said, [...(byWhy.get(said) ?? []), obligation.title])
    }
    return [...byWhy].map(([said, titles]) => ({
      outcome: 'unknown',
      message: `${said}: ${titles.join('; ')}`,
    }))
  },
}
