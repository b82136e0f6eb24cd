// What a contradiction is: two claims that cannot both hold, side by side. It does not say which of them is wrong.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'

/** One of the claims, with where it stands; the clock of the reader has no facts. */
interface Side {
  readonly claim: string
  readonly facts: readonly Fact<unknown>[]
}

/** `message` is one sentence in plain text. `tolerance` says what was granted before the two were held against each other. */
export interface Finding {
  readonly message: string
  readonly sides: readonly [Side, Side]
  readonly tolerance?: string
}

export interface Contradiction extends Finding {
  /** The id of the detector that found it. */
  readonly id: string
}

export interface Detector {
  /** Kebab-case; also the name of its file and of its folder in fixtures/contradictions/. */
  readonly id: string
  readonly title: string
  /** Why it is worth knowing, for the reference page. */
  readonly motivation: string
  /** Total: answers for every incident, and with nothing where the facts do not suffice. `now` is epoch ms. */
  find(incident: Incident, now: number): readonly Finding[]
}
