// Expected trouble, as a value: collected and reported, never thrown.

/** Where a problem is. `line` and `column` count from 1; `pointer` is a JSON Pointer (RFC 6901). */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly pointer?: string
}

/**
 * `message` says what was unexpected and what was expected; `hint` says what to do about it.
 * `code` is stable and kebab-case, for machines.
 */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly place?: Place
  /** Further lines for a reader who wants to know more, such as why each format declined. */
  readonly details?: readonly string[]
}

/** Ends a use case that cannot go on at all: a template with a typo, a configuration with mistakes. Bugs throw as they are. */
export class CouldNotRun extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'could not run')
    this.problems = problems
  }
}
