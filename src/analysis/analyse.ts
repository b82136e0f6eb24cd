// Everything that is computed from an incident, in one pure place.
import type { Incident } from '../incident/incident.ts'
import type { Policy } from '../policies/policy.ts'
import { type Anomaly, anomaliesOf } from './anomalies/index.ts'
import { type Clock, clocksOf } from './clocks.ts'
import { type Contradiction, contradictionsOf } from './contradictions/index.ts'
import { hypothesesOf } from './hypotheses.ts'
import type { Hypothesis } from './hypothesis.ts'
import { type Phase, investigationOf } from './investigation.ts'
import { type Metric, measure } from './metrics.ts'
import { type Proposal, proposalsOf } from './remediation.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import { type Severity, severityOf } from './severity.ts'
import { type TimelineRow, timelineOf } from './timeline.ts'
import { type TimelineNote, timelineNotes } from './timeline-notes.ts'

export interface Analysis {
  readonly timeline: readonly TimelineRow[]
  readonly timelineNotes: readonly TimelineNote[]
  readonly metrics: readonly Metric[]
  readonly clocks: readonly Clock[]
  readonly anomalies: readonly Anomaly[]
  readonly contradictions: readonly Contradiction[]
  readonly hypotheses: readonly Hypothesis[]
  readonly severity: Severity
  readonly proposals: readonly Proposal[]
  readonly investigation: readonly Phase[]
}

/**
 * `now` is epoch ms. Never throws: what cannot be computed is unknown. What only some documents show is computed when
 * it is first asked for.
 */
export function analyse(
  incident: Incident,
  policies: readonly Policy[],
  now: number,
  settings: AnalysisSettings = defaultSettings,
): Analysis {
  const timeline = timelineOf(incident)
  const anomalies = anomaliesOf(incident, settings)
  const hypotheses = once(() => hypothesesOf(incident, anomalies))
  const severity = once(() => severityOf(incident, hypotheses()))
  const proposals = once(() => proposalsOf({ incident, anomalies, hypotheses: hypotheses() }, now, settings))
  const contradictions = once(() => contradictionsOf(incident, now))
  const investigation = once(() => investigationOf(incident, hypotheses(), settings))
  return {
    timeline,
    timelineNotes: timelineNotes(incident, timeline, settings.timelineGapSeconds),
    metrics: measure(incident),
    clocks: clocksOf(incident, policies, now),
    anomalies,
    get contradictions() {
      return contradictions()
    },
    get hypotheses() {
      return hypotheses()
    },
    get severity() {
      return severity()
    },
    get proposals() {
      return proposals()
    },
    get investigation() {
      return investigation()
    },
  }
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: compute() }).value
}
