// The three-way merge of a Markdown document: what was generated, what is generated now, what stands there.
import { differences } from './align.ts'
import type { Note } from './merge/draft.ts'
import { joinLines, splitLines, textOf, type Line } from './merge/lines.ts'
import { mergeSections } from './merge/sections.ts'

/** Something both the evidence and a person changed, differently. The person's version stands in the text. */
export interface Conflict {
  /** The headings above it, the outermost first: `Root cause > Five whys`. */
  readonly section: string
  /** The line of the merged text where the person's version stands, counted from 1. */
  readonly line: number
  readonly ours: string
  readonly theirs: string
  readonly base: string
  /** What the thing is called where it stands: an action's ID, a fact's label, a row's time. */
  readonly identity?: string
}

/** A stretch of what stood that the merge changed. Lines count from 1, in the merged text. */
interface Update {
  readonly line: number
  readonly before: string
  readonly after: string
}

export interface MergeResult {
  readonly text: string
  readonly conflicts: readonly Conflict[]
  /** What the evidence says now about things that a person removed, and that therefore was not written. */
  readonly withheld: readonly Conflict[]
  readonly updated: readonly Update[]
}

/** What a merge puts in can make two things alike that were not; more rounds than these have only been seen on gibberish. */
const rounds = 4

/**
 * Merges like git, by identity instead of by line number, and without ever writing a conflict marker. `base` is the text as last
 * generated, `theirs` as generated now, `ours` as it stands. The line endings, the byte order mark and the final newline of the
 * result are those of `ours`. Never throws; n log n in the length of the texts.
 *
 * The merge is repeated until it changes nothing, so that merging twice is merging once. Texts for which that does not come
 * about are left alone, as one conflict.
 */
export function mergeDocument({
  base,
  theirs,
  ours,
}: {
  base: string
  theirs: string
  ours: string
}): MergeResult {
  let { text, notes } = mergeOnce(base, theirs, ours)
  for (let round = 1; round < rounds; round++) {
    const again = mergeOnce(base, theirs, text)
    if (again.text === text) {
      const told = (kind: Note['kind']): Conflict[] =>
        notes.filter((note) => note.kind === kind).map(conflictOf)
      return { text, conflicts: told('conflict'), withheld: told('withheld'), updated: updatesOf(ours, text) }
    }
    ;({ text, notes } = again)
  }
  return { text: ours, conflicts: [{ section: '', line: 1, ours, theirs, base }], withheld: [], updated: [] }
}

function mergeOnce(base: string, theirs: string, ours: string): { text: string; notes: readonly Note[] } {
  const { bom, eol, lines, finalNewline } = splitLines(ours)
  const [was, said] = [splitLines(base, eol), splitLines(theirs, eol)]
  const merged = mergeSections(was.lines, said.lines, lines, eol)
  const end = finalNewline === was.finalNewline ? said.finalNewline : finalNewline
  return { text: joinLines({ bom, lines: merged.lines, finalNewline: end }), notes: merged.notes }
}

const conflictOf = ({ at, section, identity, base, theirs, ours }: Note): Conflict => ({
  section: section ?? identity ?? '',
  line: at + 1,
  ours: ours.trimEnd(),
  theirs: theirs.trimEnd(),
  base: base.trimEnd(),
  ...(identity === undefined ? {} : { identity }),
})

function updatesOf(before: string, after: string): Update[] {
  const [{ lines: old }, { lines: now }] = [splitLines(before), splitLines(after)]
  const texts = (lines: readonly Line[]): string[] => lines.map(({ text }) => text)
  return differences(texts(old), texts(now)).map((difference) => ({
    line: difference.after[0] + 1,
    before: textOf(old.slice(...difference.before)),
    after: textOf(now.slice(...difference.after)),
  }))
}
