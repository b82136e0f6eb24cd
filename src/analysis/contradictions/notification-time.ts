// A notification that is said to have gone out sooner than its event in the timeline.
import { toIsoRange } from '../../incident/moment.ts'
import { showSpan, spanBetween } from '../../incident/span.ts'
import { canBe, claimsOf, marksBeside, quoted, toleranceOf } from '../claims.ts'
import type { Detector } from './contradiction.ts'

export const notificationTime: Detector = {
  id: 'notification-time',
  title: 'A notification time that no notification has',
  motivation: 'Promises to customers and authorities are kept or broken by this number.',
  find(incident) {
    return claimsOf(incident, 'span')
      .filter(({ value }) => value.of === 'notification')
      .flatMap((claim) => {
        const detections = marksBeside(incident, claim, 'detected', 'reported')
        const from = detections.length > 0 ? detections : marksBeside(incident, claim, 'started')
        const pairs = marksBeside(incident, claim, 'notified').flatMap((to) =>
          from.map((start) => ({ start, to, span: spanBetween(start.value, to.value) })),
        )
        const later = pairs.filter(({ span }) => span.max >= 0)
        const [pair] = later.toSorted((a, b) => a.span.min - b.span.min)
        if (!pair || later.some(({ span }) => canBe(claim.value.span, span))) return []
        return [
          {
            message: `${quoted(claim.value.text)}, yet from the detection to the notification it was ${showSpan(pair.span)}.`,
            sides: [
              { claim: quoted(claim.value.text), facts: [claim] },
              {
                claim: `detected at ${toIsoRange(pair.start.value)}, notified at ${toIsoRange(pair.to.value)}`,
                facts: [pair.start, pair.to],
              },
            ] as const,
            tolerance: toleranceOf(claim.value.span),
          },
        ]
      })
  },
}
