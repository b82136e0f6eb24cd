// The timeline rows that people wrote, before a run and after it.
import { decodeExactly } from '../folder/decode-exactly.ts'
import { type Located, keyOf } from '../folder/locate.ts'
import type { Records } from '../folder/records.ts'
import { writtenRows } from '../folder/written-rows.ts'
import type { Host } from '../host.ts'
import type { Fragment, Incident } from '../incident/incident.ts'
import type { PlannedDocument } from './plan-documents.ts'

/** By incident id. */
export type Rows = ReadonlyMap<string, Fragment>

/** What people have written into the timelines of these incidents' post-mortems. */
export function rowsStanding(
  { files }: Host,
  folder: string,
  incidents: readonly Incident[],
  { records }: Records,
  located: Located,
): Rows {
  const sha256 = (text: string) => files.sha256(text)
  const wanted = new Set(incidents.map(({ id }) => id))
  return new Map(
    records
      .filter(({ kind, id }) => kind === 'post-mortem' && wanted.has(id))
      .filter((record) => !located.duplicates.has(keyOf(record)))
      .flatMap((record) => {
        const file = `${folder}/${located.paths.get(keyOf(record)) ?? record.path}`
        const text = files.info(file) ? decodeExactly(files.read(file)) : undefined
        const fragment = text === undefined ? undefined : writtenRows(text, record.base, sha256)
        return fragment ? [[record.id, fragment] as const] : []
      }),
  )
}

/** The same, of the documents as this run leaves them. */
export function rowsAfter(
  documents: readonly PlannedDocument[],
  rows: Rows,
  sha256: (text: string) => string,
): Rows {
  const after = new Map(rows)
  for (const { change } of documents) {
    const { record, standing, writes } = change
    if (record.kind !== 'post-mortem' || !rows.has(record.id)) continue
    const text = writes.find(({ path }) => path === change.path)?.text ?? standing
    const fragment = text === undefined ? undefined : writtenRows(text, record.base, sha256)
    if (fragment) after.set(record.id, fragment)
    else after.delete(record.id)
  }
  return after
}
