// What must hold of every analysis: it never throws, and the order of the evidence changes nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from '../src/analysis/analyse.ts'
import { policies } from '../src/policies/index.ts'
import { arbitraryExhibits, incidentsOf } from './arbitrary-incident.ts'

const now = Date.UTC(2026, 2, 5)

test('never throws, whatever the incident', () => {
  fc.assert(
    fc.property(arbitraryExhibits, (exhibits) => {
      for (const incident of incidentsOf(exhibits)) JSON.stringify(analyse(incident, policies, now))
    }),
    { numRuns: 300 },
  )
})

test('the order of the evidence changes nothing', () => {
  fc.assert(
    fc.property(
      arbitraryExhibits.chain((exhibits) =>
        fc.tuple(fc.constant(exhibits), fc.shuffledSubarray([...exhibits], { minLength: exhibits.length })),
      ),
      ([exhibits, shuffled]) => {
        const analyses = (given: typeof exhibits) =>
          incidentsOf(given).map((incident) => ({ id: incident.id, ...analyse(incident, policies, now) }))
        expect(analyses(shuffled)).toEqual(analyses(exhibits))
      },
    ),
    { numRuns: 200 },
  )
})
