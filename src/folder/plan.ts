// What a run would do to the folder. Only this decides; only apply.ts writes.
import type { TracedLine } from '../documents/render.ts'
import type { Files } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { mergeDocument } from '../markdown/merge.ts'
import { decodeExactly } from './decode-exactly.ts'
import { openAfter } from './open-conflicts.ts'
import { differently, notText, withheldNote, withoutBase } from './plan-messages.ts'
import { type DocumentRecord, readRecord, recordPath } from './records.ts'

export { decodeExactly } from './decode-exactly.ts'

type ChangeKind = 'create' | 'update' | 'unchanged' | 'conflict'

/** One document as rendered in this run, and its record as the last run left it. */
export interface Rendering {
  readonly record: DocumentRecord
  readonly previous: DocumentRecord | undefined
  /** The rendered lines with the facts behind them; computed only when somebody asks. */
  readonly trace?: () => readonly TracedLine[]
}

/** Paths are relative to the folder; what is absent is not written. */
export interface Change {
  readonly change: ChangeKind
  readonly path: string
  readonly record: DocumentRecord
  readonly writes: readonly { readonly path: string; readonly text: string }[]
  /** The new text beside a document that was not ours. */
  readonly offers?: Offer
  readonly writesRecord: boolean
  /** Generated files that are not needed any more. */
  readonly removes: readonly string[]
  /** What stands at `path` now. */
  readonly standing?: string
  /** Where it stood at the last run, if that was elsewhere. */
  readonly movedFrom?: string
  /** What a reader of the plan should know, though nobody has to do anything about it. */
  readonly notes: readonly string[]
  readonly problems: readonly Problem[]
}

interface Offer {
  readonly text: string
  /** Where it goes, and what it is merged with the next time. */
  readonly record: DocumentRecord
}

export interface PlanOptions {
  /** Take a standing document that has no record as a person's, and merge into it from now on. */
  readonly adopt: boolean
}

/** Decides about one document: created, merged like git merges, left alone, or offered beside what stands there. */
export function planChange(files: Files, folder: string, rendering: Rendering, options: PlanOptions): Change {
  const { record, previous } = rendering
  const { path } = record
  const file = `${folder}/${path}`
  const plain = { path, record, writes: [], removes: [], notes: [], problems: [] }
  if (files.info(file) === undefined) {
    const notes = previous ? ['It had been deleted, and was written again: the evidence is still given.'] : []
    return { ...plain, change: 'create', writes: [{ path, text: record.base }], writesRecord: true, notes }
  }
  const standing = decodeExactly(files.read(file))
  if (standing === undefined)
    return { ...plain, change: 'conflict', writesRecord: false, problems: [notText(file)] }
  if (!previous && standing !== record.base) return planForeign(files, folder, rendering, standing, options)
  return planMerge(folder, rendering, standing)
}

function planMerge(folder: string, { record, previous, trace }: Rendering, standing: string): Change {
  const { path } = record
  const base = previous?.base ?? record.base
  const { text, ...merged } = mergeDocument({ base, theirs: record.base, ours: standing })
  const conflicts = openAfter(previous?.conflicts ?? [], {
    document: { before: standing, after: text },
    generated: { before: base, after: record.base },
    fresh: merged.conflicts,
  })
  const settled = { ...record, conflicts }
  const writes = text === standing ? [] : [{ path, text }]
  return {
    change: conflicts.length > 0 ? 'conflict' : writes.length > 0 ? 'update' : 'unchanged',
    path,
    record: settled,
    writes,
    writesRecord: JSON.stringify(settled) !== JSON.stringify(previous),
    removes: [],
    standing,
    ...(previous && previous.path !== path && { movedFrom: previous.path }),
    notes: merged.withheld.map(withheldNote),
    problems: conflicts.map((conflict) => differently(`${folder}/${path}`, conflict, trace?.() ?? [])),
  }
}

/** The document was never ours, or its record is lost: nothing of it is changed. */
function planForeign(
  files: Files,
  folder: string,
  { record }: Rendering,
  standing: string,
  { adopt }: PlanOptions,
): Change {
  const { path } = record
  const beside = path.replace(/(?:\.md)?$/, '.generated.md')
  const offered = files.info(`${folder}/${beside}`)
    ? decodeExactly(files.read(`${folder}/${beside}`))
    : undefined
  const last = readRecord(files, `${folder}/${recordPath(files, offerKind, record.id)}`)
  const plain = { path, record, standing, writes: [], removes: [], notes: [], problems: [] }
  if (adopt)
    return {
      ...plain,
      change: 'unchanged',
      writesRecord: true,
      removes: [
        ...(offered === record.base || offered === last?.base ? [beside] : []),
        ...(last ? [recordPath(files, offerKind, record.id)] : []),
      ],
      notes: ['It was adopted: what stands there is yours, and new evidence is merged into it from now on.'],
    }
  const { id, base } = record
  const offer: Offer = {
    text: offered === undefined ? base : offerAgain(last?.base, base, offered),
    record: { id, kind: offerKind, path: beside, numbered: [], base, conflicts: [] },
  }
  return {
    ...plain,
    change: 'conflict',
    ...((offer.text !== offered || last?.base !== base) && { offers: offer }),
    writesRecord: false,
    problems: [withoutBase(`${folder}/${path}`, `${folder}/${beside}`)],
  }
}

/** Offers have records too: people who move text over may begin in the offer. */
const offerKind = 'offered'

function offerAgain(base: string | undefined, theirs: string, ours: string): string {
  return base === undefined ? ours : mergeDocument({ base, theirs, ours }).text
}

/** Nothing is done: somebody has to decide first. */
export function leaveAlone(record: DocumentRecord, problem: Problem): Change {
  return {
    change: 'conflict',
    path: record.path,
    record,
    writes: [],
    writesRecord: false,
    removes: [],
    notes: [],
    problems: [problem],
  }
}
