// An SLO verdict that is a constant of the program that wrote it.
import { attemptsOf, counted, factsOf } from '../records.ts'
import type { Detector } from './anomaly.ts'

export const sloLiteral: Detector = {
  id: 'slo-literal',
  title: 'SLO verdict that nobody measured',
  motivation:
    'A program that always writes the same verdict proves nothing by it, however official the field looks.',
  find(incident) {
    const facts = factsOf(attemptsOf(incident), ({ sloCompliance }) => sloCompliance).filter(
      ({ basis }) => basis === 'literal',
    )
    const [first] = facts
    if (!first) return []
    return [
      {
        message: `“SLO met: ${first.value}” stands in ${counted(facts.length, 'record')}, but the program writes that value whatever the SLOs: it says nothing about them.`,
        facts,
        confirms: 'The source of the program that writes the record.',
        refutes: 'SLO values of the time of the deployment, from the monitoring system.',
      },
    ]
  },
}
