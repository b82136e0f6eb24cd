// Where evidence and person both wrote something else in the place of the same things.
import type { Note } from './draft.ts'
import type { Item } from './item.ts'
import { textOf } from './lines.ts'
import type { Hunk, Likeness } from './pairs.ts'
import type { ThreeWays } from './threeways.ts'

/** What a level tells about its things, as far as disputes go. */
interface Naming<T> extends Likeness<T> {
  readonly name?: (item: T) => string
  readonly rewords?: boolean
}

/** In a dispute all of ours stays and nothing of theirs goes in: half of each would say what nobody said. */
export interface Disputes {
  /** The things of base that are disputed. */
  readonly base: ReadonlySet<number>
  /** The things of theirs that stay out. */
  readonly theirs: ReadonlySet<number>
  /** What to tell, by the index of ours where it belongs, */
  readonly remarks: ReadonlyMap<number, readonly Note[]>
  /** or by the index of theirs, where nothing of ours is left. */
  readonly withheld: ReadonlyMap<number, readonly Note[]>
}

export function disputesOf<T extends Item>(
  base: readonly T[],
  theirs: readonly T[],
  ours: readonly T[],
  { things, rewrittenByOurs, rewrittenByTheirs }: ThreeWays,
  level: Naming<T>,
): Disputes {
  const inTheirs = new Map(
    things.flatMap(({ b, t }) => (b === undefined || t === undefined ? [] : [[b, t] as const])),
  )
  const inOurs = new Map(
    things.flatMap(({ b, o }) => (b === undefined || o === undefined ? [] : [[b, o] as const])),
  )
  const instead = new Map(rewrittenByOurs.flatMap((hunk) => hunk.before.map((b) => [b, hunk] as const)))
  const disputed = { base: new Set<number>(), theirs: new Set<number>() }
  const remarks = new Map<number, Note[]>()
  const withheld = new Map<number, Note[]>()

  for (const { before, after } of level.rewords ? rewrittenByTheirs : []) {
    // What a person merely removed is no dispute, as long as something of the stretch still stands as it was.
    const left = before.filter((b) => inOurs.has(b) || instead.has(b))
    if (left.length > 0 && left.every((b) => isSameIn(b, ours, inOurs))) continue
    const hunks = new Set(before.flatMap((b) => instead.get(b) ?? []))
    const standing = [
      ...before.flatMap((b) => inOurs.get(b) ?? []),
      ...[...hunks].flatMap((hunk) => hunk.after),
    ]
    tell({ before, after }, standing)
  }
  for (const { before, after } of rewrittenByOurs) {
    const changed = before.filter((b) => inTheirs.has(b) && !inOurs.has(b) && !isSameIn(b, theirs, inTheirs))
    if (changed.length > 0)
      tell({ before: changed, after: changed.flatMap((b) => inTheirs.get(b) ?? []) }, after)
  }
  return { ...disputed, remarks, withheld }

  function isSameIn(b: number, version: readonly T[], places: ReadonlyMap<number, number>): boolean {
    const [was, is] = [base[b], version[places.get(b) ?? -1]]
    return was !== undefined && is !== undefined && isSame(was, is, level)
  }

  function tell({ before, after }: Hunk, standing: readonly number[]): void {
    for (const b of before) disputed.base.add(b)
    for (const t of after) disputed.theirs.add(t)
    const places = [...standing].sort((x, y) => x - y)
    const [first] = places
    const kind = first === undefined ? 'withheld' : 'conflict'
    const note = noteOf(kind, pick(base, before), pick(theirs, after), pick(ours, places), level)
    const [notes, place] = first === undefined ? [withheld, after[0] ?? 0] : [remarks, first]
    notes.set(place, [...(notes.get(place) ?? []), note])
  }
}

export const isSame = <T>(one: T, other: T, { exact }: Likeness<T>): boolean => exact(one) === exact(other)

/** A note with the versions of some things; it bears the name of the first. */
export function noteOf<T extends Item>(
  kind: Note['kind'],
  base: readonly T[],
  theirs: readonly T[],
  ours: readonly T[],
  { name }: { readonly name?: (item: T) => string },
): Note {
  const text = (items: readonly T[]): string => textOf(items.flatMap(({ lines, gap }) => [...lines, ...gap]))
  const [named] = [...ours, ...base, ...theirs]
  const identity = named === undefined ? undefined : name?.(named)
  const versions = { base: text(base), theirs: text(theirs), ours: text(ours) }
  return { kind, at: 0, ...versions, ...(identity === undefined ? {} : { identity }) }
}

const pick = <T>(items: readonly T[], indices: readonly number[]): T[] =>
  indices.flatMap((index) => items[index] ?? [])
