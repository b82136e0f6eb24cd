// The compliance section: each policy's clause, when it falls due and from what, and its obligations to tick.
import type { Clock } from '../analysis/clocks.ts'
import { toIso } from '../incident/moment.ts'
import { inline, trusted } from '../markdown/escape.ts'
import type { Limit } from '../policies/policy.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'
import { markTitle, showMoment } from './phrases.ts'

export function complianceView({ analysis, citations }: Subject): View {
  const byPolicy = new Map<Clock['policy'], Clock[]>()
  for (const clock of analysis.clocks)
    byPolicy.set(clock.policy, [...(byPolicy.get(clock.policy) ?? []), clock])
  const policies = [...byPolicy].map(([policy, clocks]): View => {
    const [timed] = clocks.filter(({ due }) => due !== undefined)
    const due =
      timed?.due !== undefined && timed.anchor
        ? citations.cite(
            trusted(
              `Due **${toIso(timed.due)}**: ${showLimit(timed.obligation.within)} after ${markTitle(timed.anchor.name)} at ${showMoment(timed.anchor.fact.value)}`,
            ),
            [timed.anchor.fact],
          )
        : null
    return {
      title: inline(policy.title),
      clause: inline(policy.clause),
      source: inline(policy.source),
      due,
      waitsFor: inline((clocks[0]?.obligation.from ?? []).map(markTitle).join(' or ')),
      obligations: clocks.map(({ obligation }) => inline(obligation.title)),
    }
  })
  return { policies }
}

export function showLimit(limit: Limit): string {
  const [[unit, count] = ['hours', 0]] = Object.entries(limit) as [string, number][]
  const name =
    { hours: 'hour', calendarDays: 'calendar day', businessDays: 'business day', months: 'month' }[unit] ??
    unit
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
