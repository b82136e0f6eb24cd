// Runs the command line in this process, over the real host, and keeps what it prints.
import type { ExitCode } from '../src/cli/command.ts'
import { main } from '../src/cli/main.ts'
import { nodeHost } from '../src/node/host.ts'

export interface Run {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

export const run = (...args: readonly string[]): Promise<Run> => runIn({}, ...args)

/** The same with environment variables. */
export async function runIn(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Run> {
  let [out, err] = ['', '']
  const code = await main(args, {
    ...nodeHost(),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: { out: false, err: false },
    environment,
  })
  return { code, out, err }
}
