// Was the review done, but after its time?
import { toIso, toIsoRange } from '../incident/moment.ts'
import { requirements } from '../policies/policy.ts'
import { type Rule, clocksFor } from './rule.ts'

export const reviewLate: Rule = {
  id: 'review-late',
  title: 'The review was late',
  motivation: 'An auditor sees a late review as late, whatever it ticks; so should its owner, and first.',
  remedy: 'Nothing makes it early. Say in an excuse why it was late, so that the next reader knows.',
  severity: 'warning',
  check(context) {
    const late = requirements
      .flatMap((requirement) => clocksFor(context, requirement))
      .filter(({ state }) => state === 'late')
    return [...new Set(late.map(({ policy }) => policy))].map((policy) => {
      const byTime = new Map<string, string[]>()
      for (const { policy: of, obligation, due, satisfaction } of late) {
        if (of !== policy || due === undefined || !satisfaction?.at) continue
        const time = `due ${toIso(due)}, met ${toIsoRange(satisfaction.at)}`
        byTime.set(time, [...(byTime.get(time) ?? []), obligation.title])
      }
      const said = [...byTime].map(([time, titles]) => `${time}: ${titles.join('; ')}`)
      return { message: `Late under ${policy.title}, ${said.join(' | ')}` }
    })
  },
}
