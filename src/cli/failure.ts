// Why a command could not run, for a person at 3 a.m.
import type { Host } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { showProblem } from './show-problem.ts'

/** Ends a command with exit code 2. Bugs are not caught: they throw as they are. */
export class CouldNotRun extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'could not run')
    this.problems = problems
  }
}

export function reportFailure(host: Host, { problems }: CouldNotRun): void {
  for (const problem of problems) host.err(showProblem(problem, host))
}
