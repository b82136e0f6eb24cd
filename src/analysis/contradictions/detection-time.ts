// A detection that is said to have come sooner than the events allow.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { type Moment, toIsoRange } from '../../incident/moment.ts'
import { showSpan, spanBetween } from '../../incident/span.ts'
import { type ClaimOf, canBe, claimsOf, marksBeside, quoted, toleranceOf } from '../claims.ts'
import type { Detector, Finding } from './contradiction.ts'

export const detectionTime: Detector = {
  id: 'detection-time',
  title: 'A detection time that no detection has',
  motivation:
    'How fast trouble was seen decides what is invested in seeing it; it is often credited to the wrong event.',
  find(incident) {
    return claimsOf(incident, 'span')
      .filter(({ value }) => value.of === 'detection')
      .flatMap((claim) => judge(incident, claim))
  },
}

function judge(incident: Incident, claim: Fact<ClaimOf<'span'>>): readonly Finding[] {
  const beginning = (['started', 'deployed', 'first-user-error'] as const)
    .map((name) => marksBeside(incident, claim, name))
    .find((facts) => facts.length > 0)
  // What is credited to a check is not what users reported.
  const detections = marksBeside(incident, claim, 'detected')
  const seen = creditsMachine(incident, claim)
    ? detections
    : [...detections, ...marksBeside(incident, claim, 'reported', 'first-user-error')]
  const pairs = (beginning ?? []).flatMap((from) => seen.flatMap((to) => pairOf(from, to)))
  const [pair] = pairs.toSorted((a, b) => a.span.min - b.span.min)
  if (!pair || pairs.some(({ span }) => canBe(claim.value.span, span))) return []
  return [
    {
      message: `${quoted(claim.value.text)}, yet from the start to the detection it was ${showSpan(pair.span)}.`,
      sides: [
        { claim: quoted(claim.value.text), facts: [claim] },
        {
          claim: `started at ${toIsoRange(pair.from.value)}, detected at ${toIsoRange(pair.to.value)}`,
          facts: [pair.from, pair.to],
        },
      ],
      tolerance: toleranceOf(claim.value.span),
    },
  ]
}

function pairOf(from: Fact<Moment>, to: Fact<Moment>) {
  const span = spanBetween(from.value, to.value)
  return span.max >= 0 ? [{ from, to, span }] : []
}

function creditsMachine(incident: Incident, claim: Fact<ClaimOf<'span'>>): boolean {
  return claimsOf(incident, 'detected-by').some(
    ({ value, source }) =>
      value.who === 'machine' &&
      value.text === claim.value.text &&
      source.file === claim.source.file &&
      source.line === claim.source.line,
  )
}
