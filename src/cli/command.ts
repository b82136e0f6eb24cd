// What a command is: it adds itself to the program, and reports its exit code.
import type { Command } from '@commander-js/extra-typings'
import type { Host } from '../host.ts'
import type { ExitCode } from './main.ts'

export interface CommandDefinition {
  readonly define: (program: Command, host: Host, finish: (code: ExitCode) => void) => void
}
