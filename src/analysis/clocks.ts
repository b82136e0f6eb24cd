// Clocks: when each obligation of a policy falls due, and how it stands at `now`.
import type { Fact } from '../incident/fact.ts'
import type { Incident, MarkName } from '../incident/incident.ts'
import { firstMark } from '../incident/known.ts'
import { type Moment, addHours } from '../incident/moment.ts'
import type { Obligation, Policy } from '../policies/policy.ts'

/** Unknown never counts as met. */
export type ClockState = 'met' | 'late' | 'running' | 'overdue' | 'not-triggered' | 'unknown'

/** How a document meets an obligation: `at` (epoch ms) is when it did, where that can be proven or is stated. */
export interface Satisfaction {
  readonly met: boolean
  readonly at?: number
}

export interface Clock {
  readonly policy: Policy
  readonly obligation: Obligation
  readonly anchor?: { readonly name: MarkName; readonly fact: Fact<Moment> }
  /** Epoch ms, inclusive: exactly at this instant is in time. */
  readonly due?: number
  readonly state: ClockState
  readonly satisfiedAt?: number
}

/** Judges every obligation. Pure: the same incident, satisfaction and `now` (epoch ms) give the same clocks. */
export function clocksOf(
  incident: Pick<Incident, 'marks'>,
  policies: readonly Policy[],
  now: number,
  satisfied: (obligation: Obligation) => Satisfaction = () => ({ met: false }),
): readonly Clock[] {
  return policies.flatMap((policy) =>
    policy.obligations.map((obligation): Clock => {
      const anchor = firstMark(incident, obligation.from)
      if (!anchor) return { policy, obligation, state: 'not-triggered' }
      const due = dueAfter(anchor.fact.value.earliest, obligation)
      const { met, at } = satisfied(obligation)
      const state = stateOf(met, at, due, now)
      return { policy, obligation, anchor, due, state, ...(met && at !== undefined && { satisfiedAt: at }) }
    }),
  )
}

function stateOf(met: boolean, at: number | undefined, due: number, now: number): ClockState {
  if (!met) return now > due ? 'overdue' : 'running'
  if (at === undefined) return 'unknown'
  return at > due ? 'late' : 'met'
}

function dueAfter(anchor: number, { within }: Obligation): number {
  if ('hours' in within) return addHours(anchor, within.hours)
  throw new Error('only limits in hours are known yet')
}
