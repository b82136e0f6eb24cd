// The policies that a configuration names.
import { policies } from '../policies/index.ts'
import type { Policy } from '../policies/policy.ts'

export function choosePolicies(names: readonly string[]): readonly Policy[] {
  return policies.filter(({ id }) => names.includes(id))
}
