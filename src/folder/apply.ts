// Carrying out a plan. The only place that writes documents and records.
import type { Files } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { decodeExactly } from './decode-exactly.ts'
import type { Change } from './plan.ts'
import { writeRecord } from './records.ts'

/**
 * Writes what the changes say, so that a run can be killed at any moment. A new document comes after its record: killed
 * in between, it is written by the next run. A standing document comes before its record: killed in between, the next
 * run merges into it once more, which changes nothing.
 */
export function apply(files: Files, folder: string, changes: readonly Change[]): readonly Problem[] {
  return changes.flatMap((change) => {
    if (!changesAnything(change)) return []
    const file = `${folder}/${change.path}`
    if (textAt(files, file) !== change.standing) return [meanwhile(file)]
    const isNew = change.standing === undefined
    if (isNew && change.writesRecord) writeRecord(files, folder, change.record)
    for (const { path, text } of change.writes) files.write(`${folder}/${path}`, text)
    if (!isNew && change.writesRecord) writeRecord(files, folder, change.record)
    if (change.offers) {
      files.write(`${folder}/${change.offers.record.path}`, change.offers.text)
      writeRecord(files, folder, change.offers.record)
    }
    for (const path of change.removes) files.remove(`${folder}/${path}`)
    return []
  })
}

/** Whether the plan has anything to do for this document. */
export const changesAnything = ({ writes, offers, writesRecord, removes }: Change): boolean =>
  writes.length > 0 || offers !== undefined || writesRecord || removes.length > 0

function textAt(files: Files, file: string): string | undefined {
  return files.info(file) ? decodeExactly(files.read(file)) : undefined
}

function meanwhile(file: string): Problem {
  return {
    code: 'changed-meanwhile',
    message: `${file} was changed while this run was reading, so it was left as it is`,
    hint: 'Run again.',
    place: { file },
  }
}
