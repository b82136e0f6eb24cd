// What does not add up: two claims side by side, each with its evidence.
import { inline } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'

export function contradictionsView({ analysis, citations }: Subject): View {
  return {
    contradictions: analysis.contradictions.map(({ message, sides: [one, other] }) => ({
      message: inline(message),
      one: citations.cite(inline(one.claim), one.facts),
      other: citations.cite(inline(other.claim), other.facts),
    })),
  }
}
