// Impossible durations: below zero, or so long that they are a clock reading and not a distance.
import { attemptsOf, counted, factsOf } from '../records.ts'
import type { Detector } from './anomaly.ts'

/** Nothing deploys for thirty years: as many seconds count from 1970. */
const epochSized = 1e9

export const impossibleDuration: Detector = {
  id: 'impossible-duration',
  title: 'Impossible duration',
  motivation:
    'A tool that subtracts a start it never took writes the time since 1970; the run was interrupted before it began.',
  find(incident) {
    const facts = factsOf(attemptsOf(incident), ({ durationSeconds }) => durationSeconds).filter(
      ({ value }) => value < 0 || value >= epochSized,
    )
    if (facts.length === 0) return []
    const values = [...new Set(facts.map(({ value }) => `${value} s`))].join(', ')
    const epoch = facts.some(({ value }) => value >= epochSized)
    return [
      {
        message: `A duration of ${values} stands in ${counted(facts.length, 'record')}${epoch ? ', the size of a time since 1970' : ''}: when the deployment started is unknown.`,
        facts,
        confirms: 'The tool computes the duration from a start that is unset when it is interrupted early.',
        refutes: 'A log of the run in which its start and end lie that far apart.',
      },
    ]
  },
}
