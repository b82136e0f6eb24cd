// Asking an incident for what it knows best.
import type { Fact } from './fact.ts'
import type { FactName, Incident, MarkName } from './incident.ts'
import type { Moment } from './moment.ts'

/** The most reliable fact of this name, or undefined. */
export function known({ facts }: Pick<Incident, 'facts'>, name: FactName): Fact<string> | undefined {
  return facts[name]?.[0]
}

/** The most reliable moment of this mark, or undefined. */
export function mark({ marks }: Pick<Incident, 'marks'>, name: MarkName): Fact<Moment> | undefined {
  return marks[name]?.[0]
}

/** The first of these marks that is known, with its name. */
export function firstMark(
  incident: Pick<Incident, 'marks'>,
  names: readonly MarkName[],
): { readonly name: MarkName; readonly fact: Fact<Moment> } | undefined {
  for (const name of names) {
    const fact = mark(incident, name)
    if (fact) return { name, fact }
  }
  return undefined
}
