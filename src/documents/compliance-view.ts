// The compliance section: each policy's clause, when it falls due and from what, and its obligations to tick.
import { type Clock, startersOf } from '../analysis/clocks.ts'
import { toIso } from '../incident/moment.ts'
import { type Md, inline, trusted } from '../markdown/escape.ts'
import { type Limit, noLegalAdvice } from '../policies/policy.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'
import { markTitle, showMoment } from './phrases.ts'

export function complianceView({ analysis, citations }: Subject): View {
  const byPolicy = new Map<Clock['policy'], Clock[]>()
  for (const clock of analysis.clocks)
    byPolicy.set(clock.policy, [...(byPolicy.get(clock.policy) ?? []), clock])
  const policies = [...byPolicy].map(([policy, clocks]): View => {
    const dues = clocks.map((clock) => showDue(clock))
    const [timed] = clocks.filter(({ due }) => due !== undefined)
    const shared = new Set(dues).size === 1
    const due = timed?.anchor && citations.cite(showDue(timed), [timed.anchor.fact])
    return {
      title: inline(policy.title),
      clause: inline(policy.clause),
      source: inline(policy.legal ? `${policy.source}. ${noLegalAdvice}` : policy.source),
      due: due ?? null,
      waitsFor: inline(waitsFor(clocks.slice(0, 1))),
      obligations: clocks.map(({ obligation }, index) =>
        shared ? inline(obligation.title) : trusted(`${inline(obligation.title)}: ${dues[index] ?? ''}`),
      ),
    }
  })
  return { policies }
}

function showDue({ obligation, deadline, anchor, due }: Clock): Md {
  if (!deadline || !anchor || due === undefined)
    return inline(`no evidence yet of when it was ${waitsFor([{ obligation }])}`)
  return trusted(
    `Due **${toIso(due)}**: ${showLimit(deadline.within)} after ${markTitle(anchor.name)} at ${showMoment(anchor.fact.value)}`,
  )
}

function waitsFor(clocks: readonly Pick<Clock, 'obligation'>[]): string {
  return clocks
    .flatMap(({ obligation }) => startersOf(obligation))
    .map(markTitle)
    .join(' or ')
}

export function showLimit(limit: Limit): string {
  if ('hours' in limit) return counted(limit.hours, 'hour')
  if ('calendarDays' in limit) return counted(limit.calendarDays, 'calendar day')
  return 'businessDays' in limit
    ? counted(limit.businessDays, 'business day')
    : counted(limit.months, 'month')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
