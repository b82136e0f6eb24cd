// Why a document changes: which evidence is behind each changed line.
import type { TracedLine } from '../documents/render.ts'
import { type Fact, thisDocument } from '../incident/fact.ts'
import type { EvidenceFile } from '../incident/incident.ts'
import { differences } from '../markdown/align.ts'
import type { PlannedDocument } from './plan-documents.ts'

/** `new`: this document did not know the file; `changed`: its bytes differ from those of the last run; `gone`: it is no longer part of the incident. */
type EvidenceState = 'new' | 'changed' | 'known' | 'gone' | 'written by a person'

export interface Reason {
  readonly file: string
  readonly state: EvidenceState
  /** Lines of the new text that rest on the file, counted from 1; where lines only went, the line below them. */
  readonly lines: readonly number[]
}

/** New and changed evidence first. A line that no evidence is behind, such as a heading, has no reason. */
export function reasonsOf({ change, previous, trace, traceBefore }: PlannedDocument): readonly Reason[] {
  const written = change.writes.find(({ path }) => path === change.path)?.text
  if (written === undefined) return []
  const [before, after] = [linesOf(change.standing ?? ''), linesOf(written)]
  const [isNow, was] = [byText(trace()), byText(traceBefore())]
  const lines = new Map<string, Set<number>>()
  const add = (facts: readonly Fact<unknown>[], line: number) => {
    for (const { source } of facts) lines.set(source.file, (lines.get(source.file) ?? new Set()).add(line))
  }
  for (const difference of differences(before, after)) {
    const [from, to] = difference.after
    for (const [nth, text] of after.slice(from, to).entries()) add(isNow.get(text) ?? [], from + nth + 1)
    if (from === to) for (const text of before.slice(...difference.before)) add(was.get(text) ?? [], from + 1)
  }
  const stateOf = states(previous?.incident?.evidence ?? [], change.record.incident?.evidence ?? [])
  return [...lines]
    .map(([file, at]): Reason => ({ file, state: stateOf(file), lines: [...at].sort((a, b) => a - b) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.file < b.file ? -1 : 1))
}

const order: readonly EvidenceState[] = ['new', 'changed', 'gone', 'written by a person', 'known']

function states(
  before: readonly EvidenceFile[],
  after: readonly EvidenceFile[],
): (file: string) => EvidenceState {
  const [was, is] = [before, after].map((files) => new Map(files.map(({ file, sha256 }) => [file, sha256])))
  return (file) => {
    if (file === thisDocument) return 'written by a person'
    if (!is?.has(file)) return 'gone'
    if (!was?.has(file)) return 'new'
    return was.get(file) === is.get(file) ? 'known' : 'changed'
  }
}

function byText(trace: readonly TracedLine[]): ReadonlyMap<string, readonly Fact<unknown>[]> {
  const found = new Map<string, readonly Fact<unknown>[]>()
  for (const { text, facts } of trace)
    found.set(text.trimEnd(), [...(found.get(text.trimEnd()) ?? []), ...facts])
  return found
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
