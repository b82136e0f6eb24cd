// Hypotheses: questions with the facts for and against. Undecided stays undecided.
import type { Incident } from '../incident/incident.ts'
import type { Anomaly } from './anomalies/index.ts'
import type { Evidence, Hypothesis } from './hypothesis.ts'
import { hypothesisRules, questions } from './hypothesis-rules.ts'

/** Every question, with all that speaks for or against it. */
export function hypothesesOf(incident: Incident, anomalies: readonly Anomaly[]): readonly Hypothesis[] {
  return questions.map((question) => {
    const evidence = hypothesisRules
      .filter(({ hypothesis }) => hypothesis === question.id)
      .flatMap(({ speaks, decisive = false, observe }): readonly Evidence[] => {
        const seen = observe({ incident, anomalies })
        return seen ? [{ ...seen, speaks, decisive }] : []
      })
    return { ...question, evidence, verdict: verdictOf(evidence) }
  })
}

/** Decided only by what is decisive on one side, and not on the other. */
function verdictOf(evidence: readonly Evidence[]): Hypothesis['verdict'] {
  const sides = new Set(evidence.filter(({ decisive }) => decisive).map(({ speaks }) => speaks))
  if (sides.has('for') === sides.has('against')) return 'undecided'
  return sides.has('for') ? 'yes' : 'no'
}
