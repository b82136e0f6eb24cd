// Facts that say the same are one: the first of each value.
import type { Fact } from '../incident/fact.ts'

export function distinct(facts: readonly Fact<string>[]): readonly Fact<string>[] {
  const byValue = new Map<string, Fact<string>>()
  for (const fact of facts) if (!byValue.has(fact.value)) byValue.set(fact.value, fact)
  return [...byValue.values()]
}
