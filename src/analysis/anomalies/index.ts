// The registry of anomaly detectors, in the order in which a reader should meet them.
import type { Incident } from '../../incident/incident.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Anomaly, Detector } from './anomaly.ts'
import { impossibleDuration } from './impossible-duration.ts'
import { monitoringShort } from './monitoring-short.ts'
import { noVariation } from './no-variation.ts'
import { offHoursDeployment } from './off-hours-deployment.ts'
import { rapidFailures } from './rapid-failures.ts'
import { repeatAfterRollback } from './repeat-after-rollback.ts'
import { retryUnchanged } from './retry-unchanged.ts'
import { rollbackAtFailure } from './rollback-at-failure.ts'
import { sloLiteral } from './slo-literal.ts'
import { stateUnknown } from './state-unknown.ts'
import { stoppedWithoutDowntime } from './stopped-without-downtime.ts'

export type { Anomaly, Detector } from './anomaly.ts'

export const detectors: readonly Detector[] = [
  stoppedWithoutDowntime,
  monitoringShort,
  sloLiteral,
  rapidFailures,
  retryUnchanged,
  repeatAfterRollback,
  noVariation,
  impossibleDuration,
  rollbackAtFailure,
  offHoursDeployment,
  stateUnknown,
]

/** Everything unusual about the incident, in the order of the registry. */
export function anomaliesOf(incident: Incident, settings: AnalysisSettings): readonly Anomaly[] {
  return detectors.flatMap((detector) =>
    detector.find(incident, settings).map(({ message, facts, confirms, refutes }) => ({
      id: detector.id,
      title: detector.title,
      message,
      facts,
      confirms,
      refutes,
    })),
  )
}
