// A schema's complaints as problems, each at its JSON Pointer.
import type { ZodError } from 'zod'
import { step } from './evidence/pointer.ts'
import type { Problem } from './incident/problem.ts'

export function schemaProblems(file: string, error: ZodError): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    const pointer = issue.path.map((key) => step(String(key))).join('')
    if (issue.code !== 'unrecognized_keys')
      return [
        { code: 'schema', message: `${pointer || 'The file'}: ${issue.message}`, place: { file, pointer } },
      ]
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      message: `Unexpected key ${key}${pointer === '' ? '' : ` in ${pointer}`}`,
      hint: 'Look for a spelling mistake; the schema in schemas/ lists every key.',
      place: { file, pointer: pointer + step(key) },
    }))
  })
}
