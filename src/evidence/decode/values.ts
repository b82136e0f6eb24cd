// What decoding a text yields.
import type { Problem } from '../../incident/problem.ts'

/** One value of a file; `line` where the file holds several, one below the other. */
export interface Value {
  readonly data: unknown
  readonly line?: number
}

export interface Values {
  readonly values: readonly Value[]
  readonly problems: readonly Problem[]
}
