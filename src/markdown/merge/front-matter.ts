// The three-way merge of YAML front matter: key by key at the top level, as text. Nothing is reformatted.
import { draftOf, stack, type Draft } from './draft.ts'
import { plain, textOf, type Line } from './lines.ts'
import type { Item } from './item.ts'
import { mergeSequence, type Level } from './sequence.ts'
import { judge } from './verdict.ts'

interface Entry extends Item {
  readonly key: string
}

/** How many lines the front matter takes, fences included; 0 when the document does not start with one. */
export function frontMatterLength(lines: readonly Line[]): number {
  if (lines[0]?.text.trimEnd() !== '---') return 0
  return lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text)) + 1
}

export function mergeFrontMatter(
  base: readonly Line[],
  theirs: readonly Line[],
  ours: readonly Line[],
): Draft {
  const pieces = mergeSequence(entriesOf(base), entriesOf(theirs), entriesOf(ours), level)
  return stack([draftOf(ours.slice(0, 1)), ...pieces.map((piece) => piece.draft), draftOf(ours.slice(-1))])
}

const level: Level<Entry> = {
  exact: ({ lines }) => plain(textOf(lines)),
  identities: [({ key }) => key],
  twin: ({ key }) => key,
  name: ({ key }) => key,
  merge: (base, theirs, ours) => {
    const versions = {
      base: base ? textOf(base.lines) : '',
      theirs: textOf(theirs.lines),
      ours: textOf(ours.lines),
    }
    const verdict = judge(base && versions.base, versions.theirs, versions.ours)
    if (verdict !== 'clash') return draftOf(verdict === 'ours' ? ours.lines : theirs.lines)
    return draftOf(ours.lines, { kind: 'conflict', at: 0, ...versions, identity: ours.key })
  },
}

/** A key with all that stands below it until the next key: its list, its block, comments, blank lines. */
function entriesOf(all: readonly Line[]): Entry[] {
  const lines = all.slice(1, -1)
  const starts = lines.flatMap((line, index) => (index === 0 || keyOf(line) !== '' ? index : []))
  return starts.map((start, nth) => {
    const own = lines.slice(start, starts[nth + 1])
    return { key: own[0] ? keyOf(own[0]) : '', lines: own, gap: [] }
  })
}

const keyOf = ({ text }: Line): string => /^([^\s#:-][^:]*):(?:\s|$)/.exec(text)?.[1] ?? ''
