// A ticked box for what the document does not hold.
import { toIsoRange } from '../../incident/moment.ts'
import { showSpan, spanBetween } from '../../incident/span.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Fact } from '../../incident/fact.ts'
import { type ClaimOf, claimsOf, quoted } from '../claims.ts'
import type { Detector, Finding } from './contradiction.ts'

export const tickVsContent: Detector = {
  id: 'tick-vs-content',
  title: 'A tick that the document refutes',
  motivation: 'A tick is a claim. One that the document itself refutes makes every other tick worthless.',
  find(incident) {
    return claimsOf(incident, 'box').flatMap((box) =>
      box.value.seconds === undefined ? unheld(box) : tooLate(incident, box, box.value.seconds),
    )
  },
}

function unheld(box: Fact<ClaimOf<'box'>>): readonly Finding[] {
  if (box.value.holds) return []
  const twice = box.value.says.startsWith('the same box')
  return [
    {
      message: `Ticked, yet ${twice ? `${box.value.says} is not` : `the document does not hold ${box.value.says}`}: ${quoted(box.value.text)}.`,
      sides: [
        { claim: `ticked: ${quoted(box.value.text)}`, facts: [box] },
        {
          claim: twice
            ? `${box.value.says} is open`
            : `no ${box.value.says.replace(/^an? /, '')} in the document`,
          facts: [box],
        },
      ],
    },
  ]
}

/** Completed within so many hours, by a date of completion that lies beyond them. */
function tooLate(incident: Incident, box: Fact<ClaimOf<'box'>>, seconds: number): readonly Finding[] {
  const done = claimsOf(incident, 'completed').find(({ source }) => source.file === box.source.file)
  const ends = (['rolled-back', 'resolved', 'detected', 'started'] as const).flatMap(
    (name) => incident.marks[name] ?? [],
  )
  const days = claimsOf(incident, 'dated').map((fact) => ({ ...fact, value: fact.value.at }))
  const last = [...ends, ...(ends.length > 0 ? [] : days)].toSorted(
    (a, b) => b.value.latest - a.value.latest,
  )[0]
  if (!done || !last) return []
  const took = spanBetween(last.value, done.value.at)
  if (took.min <= seconds) return []
  return [
    {
      message: `${quoted(box.value.text)} is ticked, yet it was completed ${showSpan(took)} after the incident.`,
      sides: [
        { claim: `ticked: ${quoted(box.value.text)}`, facts: [box] },
        {
          claim: `completed ${toIsoRange(done.value.at)}, the incident ended ${toIsoRange(last.value)}`,
          facts: [done, last],
        },
      ],
    },
  ]
}
