// Documents of the folder that a reader of this one may want: the same version, or the same service.
import type { Related } from '../documents/document.ts'
import { titleOf } from '../documents/phrases.ts'
import type { FactName, Incident } from '../incident/incident.ts'
import { known } from '../incident/known.ts'
import type { DocumentRecord } from './records.ts'

const shared: readonly (readonly [FactName, string])[] = [
  ['version', 'the same version'],
  ['service', 'the same service'],
]

/** `path` is the document's own, from which the links lead. At most ten, by path. */
export function relatedTo(
  incident: Incident,
  records: readonly DocumentRecord[],
  path: string,
): readonly Related[] {
  return records
    .flatMap((record): readonly Related[] => {
      if (!record.incident || record.id === incident.id || record.kind !== 'post-mortem') return []
      const other = record.incident
      const same = shared.find(([name]) => {
        const value = known(incident, name)?.value
        return value !== undefined && value === known(other, name)?.value
      })
      return same ? [{ title: titleOf(other), path: relative(path, record.path), because: same[1] }] : []
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .slice(0, 10)
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
