// What a command is: it adds itself to the program, and reports its exit code.
import type { Command } from '@commander-js/extra-typings'
import type { Host } from '../host.ts'

/** 0: clean. 1: findings. 2: could not run. */
export type ExitCode = 0 | 1 | 2

export interface CommandDefinition {
  readonly define: (program: Command, host: Host, finish: (code: ExitCode) => void) => void
}
