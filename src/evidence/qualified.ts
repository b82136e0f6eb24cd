// Ids qualified by the system that gave them, as other evidence would name them.
import type { Fact } from '../incident/fact.ts'

/** `qualified('rootly', …)` makes `42` into `rootly:42`. */
export function qualified(system: string, ids: readonly Fact<string>[]): readonly Fact<string>[] {
  return ids.map((id) => ({ ...id, value: `${system}:${id.value}` }))
}
