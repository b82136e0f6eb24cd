// Which path each document gets: the one it has, or a free one made from its content.
import { documentPath } from '../documents/paths.ts'
import type { Incident } from '../incident/incident.ts'
import { keyOf } from './locate.ts'
import type { DocumentRecord } from './records.ts'
import type { Placed } from './related.ts'

export interface PlacedDocument extends Placed {
  readonly kind: string
  readonly previous: DocumentRecord | undefined
}

export interface Places {
  /** As the last run left them. */
  readonly records: readonly DocumentRecord[]
  /** Where documents stand now, by their keys: those of the records that have moved, and those without a record. */
  readonly found: ReadonlyMap<string, string>
  /** Templates of paths, by kind. */
  readonly paths: Readonly<Record<string, string>>
  readonly sha256: (text: string) => string
}

/**
 * Of incidents that would share a name, one that already has it keeps it, else the earliest gets it; the others get a
 * suffix made from their ids. The order in which evidence was given plays no part: incidents come sorted.
 */
export function placeDocuments(
  incidents: readonly Incident[],
  kind: string,
  { records, found, paths, sha256 }: Places,
): readonly PlacedDocument[] {
  const own = new Map(records.filter((record) => record.kind === kind).map((record) => [record.id, record]))
  const taken = new Map(records.map((record) => [found.get(keyOf(record)) ?? record.path, record.id]))
  return incidents.map((incident) => {
    const previous = own.get(incident.id)
    const standing = found.get(keyOf({ kind, id: incident.id }))
    const wanted = standing ?? previous?.path ?? documentPath(incident, kind, paths)
    const holder = taken.get(wanted)
    const free = holder === undefined || holder === incident.id
    const path = free ? wanted : wanted.replace(/(?:\.md)?$/, `-${sha256(incident.id).slice(0, 6)}.md`)
    taken.set(path, incident.id)
    return { incident, kind, path, previous }
  })
}
