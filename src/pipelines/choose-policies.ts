// The policies that a configuration or a flag names: built-in ones by id, and a user's own by file.
import { decode } from '../evidence/decode.ts'
import type { Files } from '../host.ts'
import { CouldNotRun, type Problem } from '../incident/problem.ts'
import { policies } from '../policies/index.ts'
import type { Policy } from '../policies/policy.ts'
import { readPolicy } from '../policies/read-policy.ts'

/**
 * In the order of their names, each once.
 * @throws CouldNotRun where a name is unknown, or a file is missing or wrong: a policy that is not watched must not look met
 */
export function choosePolicies(files: Files, names: readonly string[]): readonly Policy[] {
  const problems: Problem[] = []
  const chosen = [...new Set(names)].flatMap((name): readonly Policy[] => {
    const builtIn = policies.find(({ id }) => id === name)
    if (builtIn) return [builtIn]
    const read = files.info(name)?.kind === 'file' ? readFile(files, name) : { problems: [unknown(name)] }
    problems.push(...read.problems)
    return read.policy ? [read.policy] : []
  })
  if (problems.length > 0) throw new CouldNotRun(problems)
  return chosen
}

function readFile(files: Files, file: string): { policy?: Policy; problems: readonly Problem[] } {
  const { values, problems } = decode(file, files.read(file))
  return problems.length > 0 ? { problems } : readPolicy(values[0]?.data, file)
}

function unknown(name: string): Problem {
  const isFile = /[/.]/.test(name)
  return {
    code: 'unknown-policy',
    message: isFile ? `No policy file ${name}` : `No policy is called ${name}`,
    hint: `Built in are ${policies.map(({ id }) => id).join(', ')}; anything else is the path of a YAML file.`,
    ...(isFile && { place: { file: name } }),
  }
}
