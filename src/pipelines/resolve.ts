// resolve: settles conflicts between a person and the evidence, one way or the other.
import { apply } from '../folder/apply.ts'
import { decodeExactly } from '../folder/decode-exactly.ts'
import { findRecord } from '../folder/find-record.ts'
import { withLock } from '../folder/lock.ts'
import { stillOpen, takeTheirs } from '../folder/open-conflicts.ts'
import type { Host } from '../host.ts'
import { CouldNotRun, type Problem } from '../incident/problem.ts'
import type { Conflict } from '../markdown/merge.ts'

export interface ResolveOptions {
  readonly file: string
  /** Without it nothing is settled: the open conflicts are only told. */
  readonly keep?: 'ours' | 'theirs'
  /** Only the conflict on this line, counted from 1; all of them without it. */
  readonly line?: number
}

export interface Resolved {
  readonly settled: readonly Conflict[]
  /** What is left, with the lines where it stands now. */
  readonly open: readonly Conflict[]
}

/** Throws CouldNotRun where the document or its record is not there, or no open conflict is on the line. */
export function resolve(host: Host, options: ResolveOptions): Resolved {
  const { keep } = options
  const { open } = find(host, options.file)
  if (keep === undefined) return { settled: [], open }
  const { folder } = find(host, options.file)
  return withLock(host, folder, () => settle(host, options, keep))
}

function settle(host: Host, { file, line }: ResolveOptions, keep: 'ours' | 'theirs'): Resolved {
  const { text, record, folder, open } = find(host, file)
  const settled = line === undefined ? open : open.filter((conflict) => isOn(conflict, line))
  if (settled.length === 0 && line !== undefined) throw new CouldNotRun([nothingOn(file, line, open)])
  // From the bottom up, so that the lines above stay where they are.
  const written =
    keep === 'ours' ? text : settled.toSorted((a, b) => b.line - a.line).reduce(takeTheirs, text)
  const left = stillOpen(
    record.conflicts.filter((conflict) => !settled.some((each) => isSame(each, conflict))),
    written,
  )
  const problems = apply(host.files, folder, [
    {
      change: 'update',
      path: record.path,
      record: { ...record, conflicts: left },
      writes: written === text ? [] : [{ path: record.path, text: written }],
      writesRecord: true,
      removes: [],
      standing: text,
      notes: [],
      problems: [],
    },
  ])
  if (problems.length > 0) throw new CouldNotRun(problems)
  return { settled, open: left }
}

function find({ files }: Host, file: string) {
  const text = files.info(file)?.kind === 'file' ? decodeExactly(files.read(file)) : undefined
  if (text === undefined)
    throw new CouldNotRun([{ code: 'not-found', message: `No document ${file}`, place: { file } }])
  const found = findRecord(files, file, text)
  if (!found) throw new CouldNotRun([withoutRecord(file)])
  return { ...found, text, open: stillOpen(found.record.conflicts, text) }
}

const isOn = ({ line, ours }: Conflict, at: number) => at >= line && at < line + ours.split('\n').length

/** Lines move; what the conflict is about does not. */
const isSame = (a: Conflict, b: Conflict) =>
  a.section === b.section && a.ours === b.ours && a.theirs === b.theirs && a.base === b.base

function withoutRecord(file: string): Problem {
  return {
    code: 'no-record',
    message: `${file} has no record of how it was generated`,
    hint: 'Only documents that `postmortems draft` wrote have conflicts to settle.',
    place: { file },
  }
}

function nothingOn(file: string, line: number, open: readonly Conflict[]): Problem {
  const lines = open.map((conflict) => conflict.line).join(', ')
  return {
    code: 'no-conflict',
    message: `No open conflict on line ${line} of ${file}`,
    hint: open.length > 0 ? `Open conflicts are on line ${lines}.` : 'This document has no open conflicts.',
    place: { file, line },
  }
}
