// The blocks of a section: tables, lists and prose, told apart by looking at lines only.
import { draftOf, stack, type Draft } from './draft.ts'
import { keptApart } from './kept-apart.ts'
import { isBlank, plain, textOf, type Line } from './lines.ts'
import { listLength, listName, mergeList, startsItem } from './list.ts'
import { opaqueLines } from './opaque.ts'
import { mergeProse } from './prose.ts'
import { cellTexts, isDelimiter, parseRow } from './row.ts'
import type { Item } from './item.ts'
import { mergeGap, mergeSequence, type Level } from './sequence.ts'
import { similarity } from './similarity.ts'
import { mergeTable } from './table.ts'
import { tableSort } from './table-sort.ts'
import { judge } from './verdict.ts'
import type { Piece } from './weave.ts'

interface Block extends Item {
  readonly kind: 'table' | 'list' | 'prose'
}

/** Merges what stands below a heading. `eol` ends the blank lines that keep blocks apart. */
export function mergeBlocks(
  base: readonly Line[],
  theirs: readonly Line[],
  ours: readonly Line[],
  eol: string,
): Draft {
  const [was, said, stands] = [blocksOf(base), blocksOf(theirs), blocksOf(ours)]
  const pieces = mergeSequence(was, said, stands, level)
  const gaps = [was, said, stands].map((blocks) => blocks.at(-1)?.gap ?? [])
  const [gap = [], newGap = [], ourGap = []] = gaps
  return stack(
    keptApart(stands.length > 0 ? endingIn(pieces, mergeGap(gap, newGap, ourGap)) : pieces, said, eol),
  )
}

/** An addition at the very end is followed by what followed the last block that stood there. */
function endingIn(pieces: readonly Piece<Block>[], gap: readonly Line[]): readonly Piece<Block>[] {
  const end = pieces.findLastIndex(({ item }) => item !== undefined)
  return pieces.map((piece, index) =>
    index === end && piece.item && piece.o === undefined
      ? { ...piece, draft: draftOf([...piece.item.lines, ...gap], ...piece.draft.notes) }
      : piece,
  )
}

const level: Level<Block> = {
  exact: contentOf,
  identities: [nameOf],
  akin: (a, b) => (a.kind === b.kind ? similarity(textOf(a.lines), textOf(b.lines)) : 0),
  sort: ({ kind }) => kind,
  twin: (block) => nameOf(block) || contentOf(block),
  rewords: true,
  merge: mergeBlock,
}

function contentOf({ kind, lines }: Block): string {
  return `${kind} ${plain(textOf(lines))}`
}

/** A table is known by its header and a list by its first item; prose has no name. */
function nameOf({ kind, lines }: Block): string {
  const [first] = lines
  if (first === undefined || kind === 'prose') return ''
  return `${kind} ${kind === 'table' ? cellTexts(parseRow(first)) : listName(lines)}`
}

function mergeBlock(base: Block | undefined, theirs: Block, ours: Block): Draft {
  const kinds = new Set([base?.kind ?? ours.kind, theirs.kind, ours.kind])
  const kind = kinds.size === 1 ? ours.kind : 'prose'
  const verdict = judge(base && textOf(base.lines), textOf(theirs.lines), textOf(ours.lines))
  if (verdict === 'ours') return draftOf(ours.lines)
  // Spaces at the ends of lines are nobody's change, and stay on every line that the evidence leaves alone.
  const untouched = base !== undefined && textOf(base.lines) === textOf(ours.lines)
  if (kind === 'table' && (!untouched || isActionTable(ours))) {
    return mergeTable(base?.lines, theirs.lines, ours.lines)
  }
  if (untouched) return draftOf(theirs.lines)
  if (kind === 'list') return mergeList(base?.lines ?? [], theirs.lines, ours.lines)
  const merged = kinds.size === 1 ? mergeProse(base?.lines ?? [], theirs.lines, ours.lines) : undefined
  if (merged) return draftOf(merged)
  const versions = { base: textOf(base?.lines ?? []), theirs: textOf(theirs.lines), ours: textOf(ours.lines) }
  return draftOf(ours.lines, { kind: 'conflict', at: 0, ...versions })
}

/** Nobody edited it, yet its rows stay when the evidence drops them. */
const isActionTable = ({ lines: [header] }: Block): boolean =>
  header !== undefined && tableSort(parseRow(header)).actions

/** Cuts lines that do not start with a blank one into blocks, each with the blank lines after it. */
function blocksOf(lines: readonly Line[]): Block[] {
  const opaque = opaqueLines(lines)
  const blocks: Block[] = []
  for (let start = 0; start < lines.length;) {
    const kind = kindAt(start)
    const end = kind === 'list' ? start + listLength(lines, start) : endOf(kind, start)
    let next = end
    for (let line = lines[next]; line !== undefined && isBlank(line); line = lines[++next]);
    blocks.push({ kind, lines: lines.slice(start, end), gap: lines.slice(end, next) })
    start = next
  }
  return blocks

  function kindAt(index: number): Block['kind'] {
    const line = lines[index]
    if (line === undefined || opaque[index]) return 'prose'
    const below = lines[index + 1]
    if (line.text.includes('|') && below !== undefined && isDelimiter(below) && sameWidth(line, below))
      return 'table'
    return startsItem(line) ? 'list' : 'prose'
  }

  function endOf(kind: Block['kind'], start: number): number {
    for (let end = start + 1; ; end++) {
      const line = lines[end]
      if (line === undefined) return end
      if (opaque[end] && kind === 'prose') continue
      if (isBlank(line) || (kind === 'table' ? !line.text.includes('|') : kindAt(end) !== 'prose')) return end
    }
  }
}

const sameWidth = (header: Line, delimiter: Line): boolean =>
  parseRow(header).cells.length === parseRow(delimiter).cells.length
