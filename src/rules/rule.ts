// What a rule is: one question asked of a review, with why it is asked and what to do about the answer.
import type { Clock } from '../analysis/clocks.ts'
import type { Review } from '../markdown/review.ts'
import type { ActionRequirement, Policy, Requirement } from '../policies/policy.ts'

/** `error`: certain, and required by a policy that applies. `advice`: a matter of style. */
export type Severity = 'error' | 'warning' | 'advice'

/** A review, and the text it was read from. */
export interface Reviewed {
  readonly review: Review
  readonly text: string
}

export interface Context extends Reviewed {
  /** Epoch ms. */
  readonly now: number
  /** The policies that apply to the document, and the clocks of its incident under them. */
  readonly policies: readonly Policy[]
  readonly clocks: readonly Clock[]
  /** When the document first existed, in epoch ms, where that is proven. */
  readonly created?: number
  /** Whether something is at a path, written from the same place as `review.file`; without it, links are not judged. */
  readonly exists?: (path: string) => boolean
}

/** What a rule says: nothing at all where all is well, or where the question does not arise. */
export interface Verdict {
  readonly message: string
  readonly line?: number
  /** Where it differs from the rule's. */
  readonly severity?: Severity
  readonly remedy?: string
  /** That the question cannot be answered, said why in `message`. */
  readonly outcome?: 'unknown'
}

/** What a reader should know of a rule; docs/rules.md is written from it. */
export interface Manual {
  /** Kebab-case; also the name of its file and of its folder in fixtures/rules/. */
  readonly id: string
  readonly title: string
  readonly motivation: string
  readonly remedy: string
  readonly severity: Severity
}

export interface Rule extends Manual {
  check(context: Context): readonly Verdict[]
}

/** The clocks of a requirement that content meets. */
export function clocksFor({ clocks }: Context, requirement: Requirement): readonly Clock[] {
  return clocks.filter(({ obligation: { metBy } }) => 'content' in metBy && metBy.content === requirement)
}

/** What is missing is an error once a policy's time for it is over, advice while it runs, else a warning. */
export function severityOf(context: Context, requirement: Requirement): Severity {
  const states = clocksFor(context, requirement).map(({ state }) => state)
  if (states.includes('overdue')) return 'error'
  return states.includes('running') ? 'advice' : 'warning'
}

/** Whether a policy that applies asks this of every action. */
export function asksOfActions({ policies }: Context, requirement: ActionRequirement): boolean {
  return policies.some(({ obligations }) =>
    obligations.some(({ metBy }) => 'everyAction' in metBy && metBy.everyAction === requirement),
  )
}
