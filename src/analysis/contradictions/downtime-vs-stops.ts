// Downtime that is said to be shorter than the time for which the service was stopped.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { type Moment, before, compareMoments, toIsoRange } from '../../incident/moment.ts'
import { showSpan, spanBetween } from '../../incident/span.ts'
import { allowed, claimsOf, marksBeside, quoted, toleranceOf } from '../claims.ts'
import type { Detector } from './contradiction.ts'

export const downtimeVsStops: Detector = {
  id: 'downtime-vs-stops',
  title: 'Less downtime than the service was stopped',
  motivation:
    'A stopped service serves nobody, unless its traffic went elsewhere: then the document should say so.',
  find(incident) {
    return claimsOf(incident, 'span')
      .filter(({ value }) => value.of === 'downtime' && value.because === undefined)
      .flatMap((claim) => {
        const stop = stopOf(incident, claim)
        if (!stop) return []
        const known = spanBetween(stop.from.value, stop.to.value)
        if (known.min <= allowed(claim.value.span).max) return []
        return [
          {
            message: `${quoted(claim.value.text)}, yet the service was stopped for ${showSpan(known)}.`,
            sides: [
              { claim: quoted(claim.value.text), facts: [claim] },
              {
                claim: `stopped at ${toIsoRange(stop.from.value)}, started at ${toIsoRange(stop.to.value)}`,
                facts: [stop.from, stop.to],
              },
            ] as const,
            tolerance: toleranceOf(claim.value.span),
          },
        ]
      })
  },
}

/** The first stop, and the first start that certainly follows it. */
function stopOf(
  incident: Incident,
  claim: Fact<unknown>,
): { readonly from: Fact<Moment>; readonly to: Fact<Moment> } | undefined {
  const inTime = (facts: readonly Fact<Moment>[]) =>
    facts.toSorted((a, b) => compareMoments(a.value, b.value))
  const [from] = inTime(marksBeside(incident, claim, 'service-stopped'))
  const to =
    from &&
    inTime(marksBeside(incident, claim, 'service-started')).find(
      ({ value }) => before(from.value, value) === true,
    )
  return from && to ? { from, to } : undefined
}
