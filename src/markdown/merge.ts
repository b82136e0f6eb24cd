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
export interface Update {
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

/**
 * Merges like git, by identity instead of by line number, and without ever writing a conflict marker. `base` is the text as last
 * generated, `theirs` as generated now, `ours` as it stands. The line endings, the byte order mark and the final newline of the
 * result are those of `ours`. Never throws; n log n in the length of the texts.
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
  const standing = splitLines(ours)
  const inOurEndings = (text: string): ReturnType<typeof splitLines> => {
    const { lines, ...rest } = splitLines(text)
    return { ...rest, lines: lines.map((line) => ({ ...line, end: standing.eol })) }
  }
  const [was, said] = [inOurEndings(base), inOurEndings(theirs)]
  const { lines, notes } = mergeSections(was.lines, said.lines, standing.lines, standing.eol)
  const finalNewline = standing.finalNewline === was.finalNewline ? said.finalNewline : standing.finalNewline
  const conflictOf = ({ at, section, identity, ...note }: Note): Conflict => ({
    section: section ?? identity ?? '',
    line: at + 1,
    ours: note.ours.trimEnd(),
    theirs: note.theirs.trimEnd(),
    base: note.base.trimEnd(),
    ...(identity === undefined ? {} : { identity }),
  })
  return {
    text: joinLines({ bom: standing.bom, lines, finalNewline }),
    conflicts: notes.filter(({ kind }) => kind === 'conflict').map(conflictOf),
    withheld: notes.filter(({ kind }) => kind === 'withheld').map(conflictOf),
    updated: updatesOf(standing.lines, lines),
  }
}

function updatesOf(before: readonly Line[], after: readonly Line[]): Update[] {
  const texts = (lines: readonly Line[]): string[] => lines.map(({ text }) => text)
  return differences(texts(before), texts(after)).map((difference) => ({
    line: difference.after[0] + 1,
    before: textOf(before.slice(...difference.before)),
    after: textOf(after.slice(...difference.after)),
  }))
}
