// The three-way merge of a list of things: of sections, of blocks, of rows, of items. The heart of the merge.
import { draftOf, type Draft, type Note } from './draft.ts'
import { textOf, type Line } from './lines.ts'
import type { Likeness } from './pairs.ts'
import { matchThreeWays, type ThreeWays } from './threeways.ts'
import { judge } from './verdict.ts'
import { weave, type Piece, type Placing } from './weave.ts'

/** A thing as it stands: its lines, and the blank lines after it. */
export interface Item {
  readonly lines: readonly Line[]
  readonly gap: readonly Line[]
}

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
  const disputes = level.rewords ? disputesOf(base, theirs, ours, match, level) : noDisputes
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
      if (isSame(was, said, level)) return undefined
      const instead = (match.instead.get(b) ?? []).flatMap((o) => ours[o] ?? [])
      const kind = instead.length > 0 ? 'conflict' : 'withheld'
      return { t, draft: draftOf([], noteOf(kind, [was], [said], instead, level)) }
    }
    if (homeless) return { t, draft: draftOf([], noteOf('withheld', [], [said], [], level)) }
    if (disputes.theirs.has(t)) return { t, draft: draftOf([], ...(disputes.homeless.get(t) ?? [])) }
    const item = level.admit?.(said) ?? said
    return { t, item, draft: asItStands(item) }
  }
}

/** Stretches that evidence and person both reworded: nothing of theirs goes in, all of ours stays. */
interface Disputes {
  readonly base: ReadonlySet<number>
  readonly theirs: ReadonlySet<number>
  /** Notes by the index of ours where they belong, or of theirs when nothing stands there. */
  readonly remarks: ReadonlyMap<number, readonly Note[]>
  readonly homeless: ReadonlyMap<number, readonly Note[]>
}

const noDisputes: Disputes = { base: new Set(), theirs: new Set(), remarks: new Map(), homeless: new Map() }

function disputesOf<T extends Item>(
  base: readonly T[],
  theirs: readonly T[],
  ours: readonly T[],
  { things, instead, reworded }: ThreeWays,
  level: Level<T>,
): Disputes {
  const standing = new Map(
    things.flatMap(({ b, o }) => (b === undefined || o === undefined ? [] : [[b, o] as const])),
  )
  const disputed = { base: new Set<number>(), theirs: new Set<number>() }
  const remarks = new Map<number, Note[]>()
  const homeless = new Map<number, Note[]>()
  for (const { before, after } of reworded) {
    const untouched = (b: number): boolean => {
      const [was, stands] = [base[b], ours[standing.get(b) ?? -1]]
      return was !== undefined && stands !== undefined && isSame(was, stands, level)
    }
    if (before.every(untouched)) continue
    for (const b of before) disputed.base.add(b)
    for (const t of after) disputed.theirs.add(t)
    const places = before.flatMap((b) => standing.get(b) ?? instead.get(b) ?? [])
    const there = [...new Set(places)].sort((x, y) => x - y)
    const [first] = there
    const texts = [pick(base, before), pick(theirs, after), pick(ours, there)] as const
    const note = noteOf(first === undefined ? 'withheld' : 'conflict', ...texts, level)
    if (first === undefined) homeless.set(after[0] ?? 0, [note])
    else remarks.set(first, [...(remarks.get(first) ?? []), note])
  }
  return { ...disputed, remarks, homeless }
}

const pick = <T>(items: readonly T[], indices: readonly number[]): T[] =>
  indices.flatMap((index) => items[index] ?? [])

const at = (t: number | undefined, o: number): { o: number; t?: number } =>
  t === undefined ? { o } : { o, t }

const asItStands = (item: Item): Draft => draftOf([...item.lines, ...item.gap])

const isSame = <T>(one: T, other: T, { exact }: Likeness<T>): boolean => exact(one) === exact(other)

/** The blank lines after a thing are a person's too, until the evidence alone changes them. */
function gapOf(was: Item | undefined, said: Item, stands: Item): readonly Line[] {
  const verdict = judge(was && textOf(was.gap), textOf(said.gap), textOf(stands.gap))
  return verdict === 'theirs' ? said.gap : stands.gap
}

function noteOf<T extends Item>(
  kind: Note['kind'],
  base: readonly T[],
  theirs: readonly T[],
  ours: readonly T[],
  level: Level<T>,
): Note {
  const text = (items: readonly T[]): string =>
    textOf(items.flatMap(({ lines, gap }) => [...lines, ...gap])).trimEnd()
  const [named] = [...ours, ...base, ...theirs]
  const identity = named === undefined ? undefined : level.name?.(named)
  const versions = { base: text(base), theirs: text(theirs), ours: text(ours) }
  return { kind, at: 0, ...versions, ...(identity === undefined ? {} : { identity }) }
}
