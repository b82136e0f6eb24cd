// The three-way merge of a list of things: of sections, of blocks, of rows, of items. The heart of the merge.
import { disputesOf, isSame, noteOf } from './disputes.ts'
import { draftOf, type Draft } from './draft.ts'
import { textOf, type Line } from './lines.ts'
import type { Likeness } from './pairs.ts'
import { matchThreeWays } from './threeways.ts'
import type { Item } from './item.ts'
import { judge } from './verdict.ts'
import { weave, type Piece, type Placing } from './weave.ts'

/** What a level of the document knows about its things. */
export interface Level<T extends Item> extends Likeness<T>, Placing<T> {
  /** The lines of a thing both have; `base` is undefined when both added it. */
  readonly merge: (base: T | undefined, theirs: T, ours: T) => Draft
  /** By what two additions are one and the same. */
  readonly twin: (item: T) => string
  /** What a reader calls the thing. */
  readonly name?: (item: T) => string
  /** Things stay when the evidence no longer says them: they belong to people. */
  readonly keepsDropped?: boolean
  /** Other things in the place of some are a rewording of those, not a removal and an addition. */
  readonly rewords?: boolean
  /** Gives an addition the form it needs here. */
  readonly admit?: (added: T) => T
  /** The thing of theirs inside which this one has its place. */
  readonly parent?: (index: number) => number | undefined
}

/**
 * Merges three versions of a list. Ours is the frame: its things keep their order, and a person's additions their
 * neighbours. Into it go the new versions of what the person left alone, and the additions of the evidence, each next to the
 * thing it is next to there. What a person removed stays removed; what both changed stays as the person wrote it, with a note.
 */
export function mergeSequence<T extends Item>(
  base: readonly T[],
  theirs: readonly T[],
  ours: readonly T[],
  level: Level<T>,
): Piece<T>[] {
  const match = matchThreeWays(base, theirs, ours, level)
  const disputes = disputesOf(base, theirs, ours, match, level)
  const byOurs: (Piece<T> | undefined)[] = ours.map(() => undefined)
  const byTheirs: (Piece<T> | undefined)[] = theirs.map(() => undefined)

  for (const { b, t, o } of match.things) {
    const was = b === undefined ? undefined : base[b]
    const said = t === undefined ? undefined : theirs[t]
    const stands = o === undefined ? undefined : ours[o]
    if (stands !== undefined && o !== undefined) {
      const remarks = disputes.remarks.get(o) ?? []
      const draft = decideStanding(was, said, stands, b !== undefined && disputes.base.has(b))
      if (draft === undefined) continue
      const human = was === undefined && said === undefined
      const piece = {
        ...at(t, o),
        item: stands,
        human,
        draft: draftOf(draft.lines, ...remarks, ...draft.notes),
      }
      if (b === undefined || !match.moved.has(b)) byOurs[o] = piece
      if (t !== undefined) byTheirs[t] = piece
    }
  }
  const removed = new Set<number>()
  const missing = match.things.filter(({ t, o }) => t !== undefined && o === undefined)
  for (const { b, t } of missing.sort((x, y) => (x.t ?? 0) - (y.t ?? 0))) {
    const said = t === undefined ? undefined : theirs[t]
    if (t === undefined || said === undefined) continue
    const parent = level.parent?.(t)
    const homeless = parent !== undefined && removed.has(parent)
    if (b !== undefined || homeless) removed.add(t)
    byTheirs[t] = decideMissing(b, t, said, homeless)
  }
  return weave(
    byOurs.filter((piece) => piece !== undefined),
    byTheirs,
    level,
  )

  /** What becomes of a thing that stands in the document; undefined when it goes. */
  function decideStanding(
    was: T | undefined,
    said: T | undefined,
    stands: T,
    disputed: boolean,
  ): Draft | undefined {
    if (said !== undefined) {
      const { lines, notes } = level.merge(was, said, stands)
      return draftOf([...lines, ...gapOf(was, said, stands)], ...notes)
    }
    if (was === undefined || level.keepsDropped || disputed) return asItStands(stands)
    if (isSame(was, stands, level)) return undefined
    return draftOf(asItStands(stands).lines, noteOf('conflict', [was], [], [stands], level))
  }

  /** What becomes of a thing that only the evidence has. */
  function decideMissing(b: number | undefined, t: number, said: T, homeless: boolean): Piece<T> | undefined {
    const was = b === undefined ? undefined : base[b]
    if (was !== undefined && b !== undefined) {
      if (isSame(was, said, level) || disputes.base.has(b)) return undefined
      return { t, draft: draftOf([], noteOf('withheld', [was], [said], [], level)) }
    }
    if (homeless) return { t, draft: draftOf([], noteOf('withheld', [], [said], [], level)) }
    if (disputes.theirs.has(t)) return { t, draft: draftOf([], ...(disputes.withheld.get(t) ?? [])) }
    const item = level.admit?.(said) ?? said
    return { t, item, draft: asItStands(item) }
  }
}

const at = (t: number | undefined, o: number): { o: number; t?: number } =>
  t === undefined ? { o } : { o, t }

const asItStands = (item: Item): Draft => draftOf([...item.lines, ...item.gap])

function gapOf(was: Item | undefined, said: Item, stands: Item): readonly Line[] {
  return was ? mergeGap(was.gap, said.gap, stands.gap) : stands.gap
}

/** Blank lines are a person's as long as the evidence changes nothing there. */
export function mergeGap(
  base: readonly Line[],
  theirs: readonly Line[],
  ours: readonly Line[],
): readonly Line[] {
  return judge(textOf(base), textOf(theirs), textOf(ours)) === 'ours' ? ours : theirs
}
