// What an anomaly is: a pattern in the facts worth a human's look. It accuses nobody and proves nothing.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import type { AnalysisSettings } from '../settings.ts'

/** `message` states the pattern with its numbers; the other two say what would settle it. Plain text, one sentence each. */
export interface Finding {
  readonly message: string
  readonly facts: readonly Fact<unknown>[]
  readonly confirms: string
  readonly refutes: string
}

export interface Anomaly extends Finding {
  /** The id of the detector that found it. */
  readonly id: string
  readonly title: string
}

export interface Detector {
  /** Kebab-case; also the name of its file and of its folder in fixtures/anomalies/. */
  readonly id: string
  readonly title: string
  /** Why the pattern is worth a look, for the reference page. */
  readonly motivation: string
  /** Total: answers for every incident, and with nothing where the facts do not suffice. */
  find(incident: Incident, settings: AnalysisSettings): readonly Finding[]
}
