// Severity: as stated, else by the rules; undecided is shown as what it would be, with what decides it.
import type { Fact } from '../incident/fact.ts'
import type { Incident } from '../incident/incident.ts'
import { known } from '../incident/known.ts'
import { type Hypothesis, isRaised } from './hypothesis.ts'

export type Severity =
  | { readonly state: 'stated'; readonly value: string; readonly fact: Fact<string> }
  | {
      readonly state: 'ruled'
      readonly value: string
      readonly because: string
      readonly facts: readonly Fact<unknown>[]
    }
  | {
      readonly state: 'undecided'
      readonly value: string
      readonly question: string
      readonly settledBy: string
    }
  | { readonly state: 'unknown' }

export interface SeverityRule {
  /** Answers to the question "test run or production?" that lead to this severity. */
  readonly verdict: 'yes' | 'no'
  readonly when: string
  readonly severity: string
}

const severityRules: readonly SeverityRule[] = [
  { verdict: 'yes', when: 'test', severity: 'P2' },
  { verdict: 'no', when: 'production', severity: 'P1' },
]

/**
 * A stated severity wins. Without one, the rules apply where something raises the question of test or production;
 * where nothing does, severity is for people to say.
 */
export function severityOf(
  incident: Pick<Incident, 'facts'>,
  hypotheses: readonly Hypothesis[],
  rules: readonly SeverityRule[] = severityRules,
): Severity {
  const fact = known(incident, 'severity')
  if (fact) return { state: 'stated', value: fact.value, fact }
  const testRun = hypotheses.find(({ id }) => id === 'test-run')
  if (!testRun || !isRaised(testRun)) return { state: 'unknown' }
  const rule = rules.find(({ verdict }) => verdict === testRun.verdict)
  if (!rule) {
    const value = rules.map(({ severity, when }) => `${severity} if ${when}`).join(', ')
    return { state: 'undecided', value, question: testRun.question, settledBy: testRun.settledBy }
  }
  const decisive = testRun.evidence.filter((item) => item.decisive)
  return {
    state: 'ruled',
    value: rule.severity,
    because: `${testRun.verdict === 'yes' ? 'a test run' : 'production'}: ${decisive.map(({ text }) => text).join('; ')}`,
    facts: decisive.flatMap(({ facts }) => facts),
  }
}
