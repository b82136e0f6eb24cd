// A user's own policy: data that was parsed from a file, to a policy or to what is wrong with it.
import type { Problem } from '../incident/problem.ts'
import { schemaProblems } from '../incident/schema-problems.ts'
import { policySchema } from './policy-schema.ts'
import type { Policy } from './policy.ts'

export type PolicyReading =
  | { readonly policy: Policy; readonly problems: readonly [] }
  | { readonly policy?: never; readonly problems: readonly Problem[] }

/**
 * `file` is only named in problems, which have the code `invalid-policy` and a JSON Pointer as their place. A policy
 * that somebody wrote is on wherever its file is named. Never throws.
 */
export function readPolicy(data: unknown, file: string): PolicyReading {
  const { success, data: read, error } = policySchema.safeParse(data)
  if (!success) return { problems: schemaProblems('invalid-policy', file, error.issues) }
  const ids = read.obligations.map((obligation) => obligation.id)
  const repeated = ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: ['obligations', index, 'id'], message: `${id} is the id of an obligation above` }]
      : [],
  )
  if (repeated.length > 0) return { problems: schemaProblems('invalid-policy', file, repeated) }
  return { policy: { ...read, onByDefault: true }, problems: [] }
}
