// Carrying out a plan. The only place that writes documents and records.
import type { Files } from '../host.ts'
import type { Change } from './plan.ts'
import { writeRecord } from './records.ts'

/**
 * Writes what the changes say. The document goes first: a run that is killed in between leaves a document without
 * its new record, which the next run merges to the same text.
 */
export function apply(files: Files, folder: string, changes: readonly Change[]): void {
  for (const { writes, writesRecord, record } of changes) {
    for (const { path, text } of writes) files.write(`${folder}/${path}`, text)
    if (writesRecord) writeRecord(files, folder, record)
  }
}
