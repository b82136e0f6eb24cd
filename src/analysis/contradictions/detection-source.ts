// A detection that is credited to a check, or to people, when the other had it first.
import type { Fact } from '../../incident/fact.ts'
import { type Moment, before, toIsoRange } from '../../incident/moment.ts'
import { claimsOf, marksBeside, quoted } from '../claims.ts'
import type { Detector } from './contradiction.ts'

export const detectionSource: Detector = {
  id: 'detection-source',
  title: 'Somebody else saw it first',
  motivation: 'A check that is praised for what users reported will not be repaired.',
  find(incident) {
    const seen = new Set<string>()
    return claimsOf(incident, 'detected-by').flatMap((claim) => {
      const byMachine = marksBeside(incident, claim, 'detected')
      const byPeople = marksBeside(incident, claim, 'reported', 'first-user-error')
      const [credited, others] = claim.value.who === 'machine' ? [byMachine, byPeople] : [byPeople, byMachine]
      const first = firstBeforeAll(others, credited)
      const [own] = credited
      // One document says it in several places; once is enough.
      const key = `${claim.source.file} ${claim.value.who}`
      if (!first || !own || seen.has(key)) return []
      seen.add(key)
      const [they, it] =
        claim.value.who === 'machine' ? ['users reported it', 'a check'] : ['a check saw it', 'users']
      return [
        {
          message: `The detection is credited to ${it}, yet ${they} first, at ${toIsoRange(first.value)}.`,
          sides: [
            { claim: quoted(claim.value.text), facts: [claim] },
            {
              claim: `${toIsoRange(first.value)}, before ${toIsoRange(own.value)}`,
              facts: [first, own],
            },
          ] as const,
        },
      ]
    })
  },
}

/** One that certainly lies before every one of the others. */
function firstBeforeAll(
  facts: readonly Fact<Moment>[],
  others: readonly Fact<Moment>[],
): Fact<Moment> | undefined {
  if (others.length === 0) return undefined
  return facts.find(({ value }) => others.every((other) => before(value, other.value) === true))
}
