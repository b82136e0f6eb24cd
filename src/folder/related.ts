// Documents of the folder that a reader of this one may want: the same version, or the same service.
import type { Related } from '../documents/document.ts'
import { titleOf } from '../documents/phrases.ts'
import type { FactName, Incident } from '../incident/incident.ts'
import { known } from '../incident/known.ts'

/** `path` is relative to the folder. */
export interface Placed {
  readonly incident: Incident
  readonly path: string
}

const shared: readonly (readonly [FactName, string])[] = [
  ['version', 'the same version'],
  ['service', 'the same service'],
]
const atMost = 10

/** Finds, for any of the placed documents, those that share a version or service; links lead from its own path. */
export function relations(placed: readonly Placed[]): (of: Placed) => readonly Related[] {
  const byTrait = new Map<string, Placed[]>()
  for (const each of placed)
    for (const trait of traitsOf(each)) byTrait.set(trait.key, [...(byTrait.get(trait.key) ?? []), each])
  return (of) => {
    const found = new Map<string, Related>()
    for (const { key, because } of traitsOf(of))
      for (const other of byTrait.get(key) ?? [])
        if (other.path !== of.path && !found.has(other.path))
          found.set(other.path, {
            title: titleOf(other.incident),
            path: relative(of.path, other.path),
            because,
          })
    return [...found.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, atMost)
      .map(([, related]) => related)
  }
}

function traitsOf({ incident }: Placed): readonly { readonly key: string; readonly because: string }[] {
  return shared.flatMap(([name, because]) => {
    const value = known(incident, name)?.value
    return value === undefined ? [] : [{ key: `${name} ${value}`, because }]
  })
}

function relative(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  while (here.length > 0 && here[0] === there[0] && there.length > 1) {
    here.shift()
    there.shift()
  }
  return [...here.map(() => '..'), ...there].join('/')
}
