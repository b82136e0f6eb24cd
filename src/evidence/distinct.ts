// Facts without repetition.
import type { Fact } from '../incident/fact.ts'

/** The first fact of each value, in the order given. */
export function distinct(facts: readonly Fact<string>[]): readonly Fact<string>[] {
  const byValue = new Map<string, Fact<string>>()
  for (const fact of facts) if (!byValue.has(fact.value)) byValue.set(fact.value, fact)
  return [...byValue.values()]
}
