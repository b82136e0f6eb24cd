// Clocks: when each obligation of a policy falls due, and how it stands at `now`.
import type { Fact } from '../incident/fact.ts'
import type { Incident, MarkName } from '../incident/incident.ts'
import type { Bounds } from '../incident/iso.ts'
import { type Moment, compareMoments } from '../incident/moment.ts'
import type { Deadline, Obligation, Occurrence, Policy } from '../policies/policy.ts'
import { applies } from './applies.ts'
import { dueAfter } from './due.ts'

/**
 * - `not-triggered`: no evidence of the event that starts the clock;
 * - `running`: not met, and not yet due;
 * - `overdue`: not met, and due has passed whenever the clock started;
 * - `met`, `late`: met at a time that is certainly in time, certainly not; what is met before it is due is met in time;
 * - `unknown`: it hangs on something nobody has shown: when the clock started, when it was met, or whether. Never counts as met.
 */
export type ClockState = 'met' | 'late' | 'running' | 'overdue' | 'not-triggered' | 'unknown'

/** How an obligation is met. */
export interface Satisfaction {
  readonly met: boolean | 'unknown'
  /** When it was met, in epoch ms, as far as that is stated or proven. Without it, nobody knows when. */
  readonly at?: Bounds
  readonly basis?: 'stated' | 'proven'
  /** The commit that proves it. */
  readonly commit?: string
  /** Why it is unknown, for the reader. */
  readonly why?: string
}

interface Anchor {
  readonly name: MarkName
  readonly fact: Fact<Moment>
}

export interface Clock {
  readonly policy: Policy
  readonly obligation: Obligation
  readonly state: ClockState
  /** Of the obligation's deadlines, the one that falls first; absent where none is triggered. */
  readonly deadline?: Deadline
  readonly anchor?: Anchor
  /** Epoch ms, inclusive: exactly at this instant is in time. Counted from the earliest the anchor can have been. */
  readonly due?: number
  /** Counted from the latest it can have been, where that differs. */
  readonly dueLatest?: number
  readonly satisfaction?: Satisfaction
}

/**
 * Judges every obligation that has a deadline. Pure: the same incident, `satisfied` and `now` (epoch ms) give the same clocks.
 * `satisfied` is asked about content; events are looked up among the incident's marks.
 */
export function clocksOf(
  incident: Pick<Incident, 'marks'> & Partial<Incident>,
  policies: readonly Policy[],
  now: number,
  satisfied: (obligation: Obligation) => Satisfaction = () => ({ met: false }),
): readonly Clock[] {
  const applying = policies.filter((policy) => applies(policy, incident))
  return applying.flatMap((policy) =>
    policy.obligations
      .filter(({ deadlines }) => deadlines.length > 0)
      .map((obligation): Clock => {
        const [first, ...others] = obligation.deadlines
          .flatMap((deadline) => fallsDue(incident, deadline, policy))
          .sort((a, b) => a.due - b.due)
        if (!first) return { policy, obligation, state: 'not-triggered' }
        const { due, deadline, anchor } = first
        const dueLatest = Math.min(first.dueLatest, ...others.map((other) => other.dueLatest))
        const satisfaction = satisfactionOf(incident, obligation) ?? satisfied(obligation)
        const state = stateOf(satisfaction, due, dueLatest, now)
        const doubt = dueLatest === due ? {} : { dueLatest }
        return { policy, obligation, state, deadline, anchor, due, ...doubt, satisfaction }
      }),
  )
}

/** The marks of which any would start the obligation's clock. */
export function startersOf({ deadlines }: Obligation): readonly MarkName[] {
  return [...new Set(deadlines.flatMap(({ from, given }) => (given === undefined ? from : [])))]
}

interface Due {
  readonly deadline: Deadline
  readonly anchor: Anchor
  readonly due: number
  readonly dueLatest: number
}

/** Where the deadline's clock has started, when it ends. */
function fallsDue(incident: Pick<Incident, 'marks'>, deadline: Deadline, policy: Policy): readonly Due[] {
  for (const name of deadline.from) {
    const fact = happened(incident, name, deadline.occurrence)
    if (!fact) continue
    const { earliest, latest } = atItsWord(fact.value)
    const [due, dueLatest] = [earliest, latest].map((start) => dueAfter(start, deadline.within, policy))
    if (due === undefined || dueLatest === undefined) return []
    if (deadline.given !== undefined) {
      const given = happened(incident, deadline.given)
      if (!given || given.value.earliest > due) return []
    }
    return [{ deadline, anchor: { name, fact }, due, dueLatest }]
  }
  return []
}

/** The most reliable account of an event, or one in the order of time. */
function happened(
  { marks }: Pick<Incident, 'marks'>,
  name: MarkName,
  occurrence?: Occurrence,
): Fact<Moment> | undefined {
  const facts = marks[name] ?? []
  if (occurrence === undefined) return facts[0]
  const inTime = facts.toSorted((a, b) => compareMoments(a.value, b.value))
  return inTime.at(occurrence === 'first' ? 0 : -1)
}

/** By an event: undefined where the obligation is met by content. */
function satisfactionOf(incident: Pick<Incident, 'marks'>, { metBy }: Obligation): Satisfaction | undefined {
  if (!('event' in metBy)) return undefined
  const fact = happened(incident, metBy.event, metBy.occurrence)
  if (!fact) return { met: false }
  return { met: true, at: fact.value, basis: fact.basis === 'stated' ? 'stated' : 'proven' }
}

function stateOf({ met, at }: Satisfaction, due: number, dueLatest: number, now: number): ClockState {
  if (met === true) {
    // Nobody knows when, but it was by now.
    if (!at) return now <= due ? 'met' : 'unknown'
    const { earliest, latest } = atItsWord(at)
    return latest <= due ? 'met' : earliest > dueLatest ? 'late' : 'unknown'
  }
  if (now <= due) return 'running'
  return met === false && now > dueLatest ? 'overdue' : 'unknown'
}

/** Who writes `14:30` means 14:30:00: within a minute, a time is as written, not a doubt. */
function atItsWord({ earliest, latest }: Bounds): Bounds {
  return { earliest, latest: latest - earliest < 60_000 ? earliest : latest }
}
