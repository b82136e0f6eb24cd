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

export interface Analysis {
  readonly timeline: readonly TimelineRow[]
  readonly metrics: readonly Metric[]
  readonly clocks: readonly Clock[]
  readonly anomalies: readonly Anomaly[]
  readonly contradictions: readonly Contradiction[]
  readonly hypotheses: readonly Hypothesis[]
  readonly severity: Severity
  readonly proposals: readonly Proposal[]
  readonly investigation: readonly Phase[]
}

/** `now` is epoch ms. Never throws: what cannot be computed is unknown. */
export function analyse(
  incident: Incident,
  policies: readonly Policy[],
  now: number,
  settings: AnalysisSettings = defaultSettings,
): Analysis {
  const anomalies = anomaliesOf(incident, settings)
  const hypotheses = hypothesesOf(incident, anomalies)
  return {
    timeline: timelineOf(incident),
    metrics: measure(incident),
    clocks: clocksOf(incident, policies, now),
    anomalies,
    contradictions: contradictionsOf(incident, now),
    hypotheses,
    severity: severityOf(incident, hypotheses),
    proposals: proposalsOf({ incident, anomalies, hypotheses }, now, settings),
    investigation: investigationOf(incident, hypotheses, settings),
  }
}
