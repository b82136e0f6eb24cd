// What a run would do to the folder. Only this decides; only apply.ts writes.
import type { Files } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { type Conflict, mergeDocument } from '../markdown/merge.ts'
import type { DocumentRecord } from './records.ts'

export type ChangeKind = 'create' | 'update' | 'unchanged' | 'conflict'

/** One document as rendered in this run, and its record as the last run left it. */
export interface Rendering {
  readonly record: DocumentRecord
  readonly previous: DocumentRecord | undefined
}

/** Paths are relative to the folder; what is absent is not written. */
export interface Change {
  readonly change: ChangeKind
  readonly path: string
  readonly record: DocumentRecord
  readonly writes: readonly { readonly path: string; readonly text: string }[]
  readonly writesRecord: boolean
  /** What stands at `path` now. */
  readonly standing?: string
  readonly problems: readonly Problem[]
}

export interface PlanOptions {
  /** Take a standing document that has no record as a person's, and merge into it from now on. */
  readonly adopt: boolean
}

/** Decides about one document: created, merged like git merges, left alone, or offered beside what stands there. */
export function planChange(
  files: Files,
  folder: string,
  rendering: Rendering,
  { adopt }: PlanOptions,
): Change {
  const { record, previous } = rendering
  const { path } = record
  const file = `${folder}/${path}`
  const leave = { path, record, writes: [], problems: [] }
  if (files.info(file) === undefined)
    return { ...leave, change: 'create', writes: [{ path, text: record.base }], writesRecord: true }
  const standing = decodeExactly(files.read(file))
  if (standing === undefined)
    return { ...leave, change: 'conflict', writesRecord: false, problems: [notText(file)] }
  if (!previous && standing !== record.base) {
    if (adopt) return { ...leave, change: 'unchanged', writesRecord: true, standing }
    const beside = path.replace(/(?:\.md)?$/, '.generated.md')
    const writes =
      readIfThere(files, `${folder}/${beside}`) === record.base ? [] : [{ path: beside, text: record.base }]
    const problems = [withoutBase(file, `${folder}/${beside}`)]
    return { ...leave, change: 'conflict', writes, writesRecord: false, standing, problems }
  }
  const merged = mergeDocument({ base: previous?.base ?? record.base, theirs: record.base, ours: standing })
  const conflicts = [...stillOpen(previous?.conflicts ?? [], merged.text), ...merged.conflicts]
  const settled = { ...record, conflicts }
  const writes = merged.text === standing ? [] : [{ path, text: merged.text }]
  return {
    change: conflicts.length > 0 ? 'conflict' : writes.length > 0 ? 'update' : 'unchanged',
    path,
    record: settled,
    writes,
    writesRecord: JSON.stringify(settled) !== JSON.stringify(previous),
    standing,
    problems: conflicts.map((conflict) => differently(file, conflict)),
  }
}

/** A conflict is settled by editing: it is open for as long as the text that the person had written stands. */
function stillOpen(conflicts: readonly Conflict[], text: string): readonly Conflict[] {
  return conflicts.filter(({ ours }) => text.includes(ours))
}

/** Text exactly as its bytes are, its byte order mark included; undefined where the bytes are not UTF-8. */
export function decodeExactly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function readIfThere(files: Files, path: string): string | undefined {
  return files.info(path) ? decodeExactly(files.read(path)) : undefined
}

function notText(file: string): Problem {
  return {
    code: 'not-utf-8',
    message: `${file} is not UTF-8, so merging could lose bytes of it; it was left as it is`,
    hint: 'Save it as UTF-8 and run again.',
    place: { file },
  }
}

function withoutBase(file: string, beside: string): Problem {
  return {
    code: 'no-base',
    message: `${file} was not written by an earlier run, so it was left as it is; the new text is in ${beside}`,
    hint: 'Run again with --adopt to keep the standing document as yours and have new evidence merged into it.',
    place: { file },
  }
}

function differently(file: string, { line, section, ours, theirs }: Conflict): Problem {
  return {
    code: 'conflict',
    message: `You and the evidence changed the same thing${section === '' ? '' : ` in “${section}”`}; your text was kept`,
    hint: 'Edit that line, or settle it with `postmortems resolve`.',
    place: { file, line },
    details: [`yours:    ${ours}`, `evidence: ${theirs}`],
  }
}
