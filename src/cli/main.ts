// The command line: arguments in, exit code out. Each command is loaded only when it is called.
import { Command, CommanderError } from '@commander-js/extra-typings'
import type { Host } from '../host.ts'
import type { ExitCode } from './command.ts'
import { commands } from './commands/index.ts'
import { CouldNotRun } from '../incident/problem.ts'
import { showProblem } from './show-problem.ts'

export async function main(args: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = new Command('postmortems')
    .description('Failure evidence in, true post-mortems out; and a check of those that people wrote.')
    .version(host.version, '-V, --version')
    .helpOption('-h, --help', 'Show this help.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) })
    .showHelpAfterError('Run `postmortems --help`, or `postmortems COMMAND --help`, for what is possible.')
    .addHelpText('after', help)
  for (const { define } of commands) define(program, host, (result) => (code = result))
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof CouldNotRun)) throw error
    for (const problem of error.problems) host.err(showProblem(problem, host))
    return 2
  }
}

const help = `
Examples:
  postmortems draft evidence/                     post-mortems for everything in a folder
  postmortems inspect deployment-failure-*.json   what the files say, before anything is written
  postmortems draft evidence/ --dry-run           what would change

Exit codes: 0 clean, 1 findings, 2 could not run.
`
