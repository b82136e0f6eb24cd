// The registry of contradictions, in the order in which a reader should meet them.
import type { Incident } from '../../incident/incident.ts'
import type { Contradiction, Detector } from './contradiction.ts'
import { countVsRecords } from './count-vs-records.ts'
import { detectionSource } from './detection-source.ts'
import { detectionTime } from './detection-time.ts'
import { downtimeVsStops } from './downtime-vs-stops.ts'
import { durationVsTimeline } from './duration-vs-timeline.ts'
import { epochVsDate } from './epoch-vs-date.ts'
import { futureTime } from './future-time.ts'
import { impossibleOrder } from './impossible-order.ts'
import { nameVsContent } from './name-vs-content.ts'
import { notificationTime } from './notification-time.ts'
import { policyVsClaim } from './policy-vs-claim.ts'
import { rollbackTarget } from './rollback-target.ts'
import { rowVsFile } from './row-vs-file.ts'
import { tickVsContent } from './tick-vs-content.ts'
import { versionsDiffer } from './versions-differ.ts'

export type { Contradiction, Detector } from './contradiction.ts'

export const detectors: readonly Detector[] = [
  impossibleOrder,
  futureTime,
  versionsDiffer,
  rollbackTarget,
  rowVsFile,
  countVsRecords,
  durationVsTimeline,
  downtimeVsStops,
  detectionSource,
  detectionTime,
  notificationTime,
  epochVsDate,
  nameVsContent,
  tickVsContent,
  policyVsClaim,
]

/** Everything in the incident that cannot hold together, in the order of the registry. `now` is epoch ms. */
export function contradictionsOf(incident: Incident, now: number): readonly Contradiction[] {
  return detectors.flatMap((detector) =>
    detector.find(incident, now).map((finding) => ({ id: detector.id, ...finding })),
  )
}
