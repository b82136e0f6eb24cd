// Everything that is computed from an incident, in one pure place.
import type { Incident } from '../incident/incident.ts'
import type { Policy } from '../policies/policy.ts'
import { type Clock, clocksOf } from './clocks.ts'
import { type Metric, measure } from './metrics.ts'
import { type TimelineRow, timelineOf } from './timeline.ts'

export interface Analysis {
  readonly timeline: readonly TimelineRow[]
  readonly metrics: readonly Metric[]
  readonly clocks: readonly Clock[]
}

/** `now` is epoch ms. Never throws: what cannot be computed is unknown. */
export function analyse(incident: Incident, policies: readonly Policy[], now: number): Analysis {
  return {
    timeline: timelineOf(incident),
    metrics: measure(incident),
    clocks: clocksOf(incident, policies, now),
  }
}
