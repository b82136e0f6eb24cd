// What a hypothesis is: a question, the evidence for and against it, and a verdict that stays open where it is open.
import type { Fact } from '../incident/fact.ts'
import type { Incident } from '../incident/incident.ts'
import type { Anomaly } from './anomalies/index.ts'

export type HypothesisId = 'test-run' | 'regression' | 'configuration' | 'infrastructure' | 'tooling'

/** What a rule sees in the facts. `text` is one clause without a full stop. */
export interface Observation {
  readonly text: string
  readonly facts: readonly Fact<unknown>[]
}

export interface Evidence extends Observation {
  /** `neither`: it looks like evidence, and proves nothing. */
  readonly speaks: 'for' | 'against' | 'neither'
  /** Whether it settles the question, if nothing as strong stands against it. */
  readonly decisive: boolean
}

export interface Question {
  readonly id: HypothesisId
  readonly question: string
  /** What the answer is called in a sentence: "for a test run", "against a test run". */
  readonly name: string
  /** What would settle it, in a sentence. */
  readonly settledBy: string
}

export interface Hypothesis extends Question {
  readonly evidence: readonly Evidence[]
  readonly verdict: 'yes' | 'no' | 'undecided'
}

/** What the rules look at. */
export interface Case {
  readonly incident: Incident
  readonly anomalies: readonly Anomaly[]
}

export interface HypothesisRule {
  readonly hypothesis: HypothesisId
  readonly speaks: Evidence['speaks']
  readonly decisive?: boolean
  readonly observe: (subject: Case) => Observation | undefined
}

/** Whether anything raises the question: what only speaks against a thing does not. */
export function isRaised({ verdict, evidence }: Hypothesis): boolean {
  return verdict !== 'undecided' || evidence.some(({ speaks }) => speaks !== 'against')
}
