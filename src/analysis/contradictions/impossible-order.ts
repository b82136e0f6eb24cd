// What follows before what it follows from: resolved before detected, acknowledged before detected.
import type { Fact } from '../../incident/fact.ts'
import type { MarkName } from '../../incident/incident.ts'
import { type Moment, toIsoRange } from '../../incident/moment.ts'
import { isZoneApart } from '../accounts.ts'
import type { Detector } from './contradiction.ts'

/** The second never comes before the first. */
const order: readonly (readonly [MarkName, MarkName])[] = [
  ['started', 'detected'],
  ['detected', 'acknowledged'],
  ['detected', 'resolved'],
  ['acknowledged', 'resolved'],
  ['started', 'resolved'],
  ['started', 'rolled-back'],
  ['rollback-started', 'rolled-back'],
  ['service-stopped', 'service-started'],
]

/** Clocks of different machines are minutes apart. Ms. */
const skew = 5 * 60 * 1000

export const impossibleOrder: Detector = {
  id: 'impossible-order',
  title: 'An order that cannot be',
  motivation: 'Times in the wrong order are wrong times, and every measure that uses them is wrong too.',
  find({ marks }) {
    return order.flatMap(([first, second]) => {
      const earlier = (marks[first] ?? []).filter(isObserved)
      const later = (marks[second] ?? []).filter(isObserved)
      const [a, b] = [earlier[0], later[0]]
      if (!a || !b || !earlier.every((one) => later.every((other) => isAfter(one, other)))) return []
      return [
        {
          message: `It was ${words(second)} at ${toIsoRange(b.value)}, before it was ${words(first)} at ${toIsoRange(a.value)}.`,
          sides: [
            { claim: `${words(second)} at ${toIsoRange(b.value)}`, facts: [b] },
            { claim: `${words(first)} at ${toIsoRange(a.value)}`, facts: [a] },
          ] as const,
          tolerance: 'five minutes between the clocks of two sources, and another zone where one is assumed',
        },
      ]
    })
  },
}

/** What is only concluded says by when, not when. */
const isObserved = ({ basis }: Fact<Moment>) => basis === 'measured' || basis === 'stated'

function isAfter(one: Fact<Moment>, other: Fact<Moment>): boolean {
  if (one.source.file === other.source.file) return one.value.earliest > other.value.latest + 999
  const assumed = one.value.zone === 'assumed' || other.value.zone === 'assumed'
  return one.value.earliest > other.value.latest + skew && !(assumed && isZoneApart(one.value, other.value))
}

const words = (name: MarkName) => name.replaceAll('-', ' ')
