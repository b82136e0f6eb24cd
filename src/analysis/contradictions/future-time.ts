// Times that lie in the future, though they tell what has happened.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { type Moment, toIso, toIsoRange } from '../../incident/moment.ts'
import type { Detector } from './contradiction.ts'

export const futureTime: Detector = {
  id: 'future-time',
  title: 'A time in the future',
  motivation: 'What has happened cannot lie ahead: the year, the zone or the clock that wrote it is wrong.',
  find(incident, now) {
    const ahead = happened(incident).filter(({ value }) => value.earliest > now + slack)
    const latest = ahead.toSorted((a, b) => b.value.earliest - a.value.earliest)[0]
    if (!latest) return []
    const count = new Set(ahead.map(({ value }) => value.earliest)).size
    const many = count === 1 ? '' : `, and ${count - 1} more`
    return [
      {
        message: `${toIsoRange(latest.value)} is after now${many}.`,
        sides: [
          { claim: `it happened at ${toIsoRange(latest.value)}`, facts: [latest] },
          { claim: `now is ${toIso(now)}`, facts: [] },
        ],
        tolerance: 'a day',
      },
    ]
  },
}

/** Clocks that run ahead, zones that were assumed, and a now that was given as a date. Ms. */
const slack = 24 * 60 * 60 * 1000

/** Marks and records tell what was; an entry of a timeline may announce what is planned. */
function happened({ marks, records }: Incident): readonly Fact<Moment>[] {
  return [...Object.values(marks).flat(), ...records.map(({ ended }) => ended)]
}
