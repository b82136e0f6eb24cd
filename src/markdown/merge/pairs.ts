// Which thing in one version of a list is which thing in another: by identity first, then by likeness and place.
import { alignByLikeness } from './align-by-likeness.ts'
import { longestIncreasing } from './increasing.ts'

/** For each index of one list, the index of the same thing in the other. */
export interface Pairs {
  readonly forward: readonly (number | undefined)[]
  readonly backward: readonly (number | undefined)[]
}

/** A stretch between two things that kept their order: what only one list has, or the other. */
export interface Hunk {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

export interface Likeness<T> {
  /** The whole content: equal means unchanged. */
  readonly exact: (item: T) => string
  /** Weaker and weaker identities, tried in turn; an empty one identifies nothing. */
  readonly identities?: readonly ((item: T) => string)[]
  /** From 0 to 1, asked within a hunk; half is enough. */
  readonly akin?: (before: T, after: T) => number
  /** As many things of one sort on both sides of a hunk are the same things, rewritten. */
  readonly sort?: (item: T) => string
}

/** Keeps the pairs that are `given`; what is given as -1 is known to have no counterpart here. */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: Likeness<T>,
  given: Pairs = { forward: before.map(() => undefined), backward: after.map(() => undefined) },
): Pairs {
  const forward = [...given.forward]
  const backward = [...given.backward]
  const pair = (b: number, a: number): void => {
    forward[b] = a
    backward[a] = b
  }
  const exactBefore = before.map(likeness.exact)
  const exactAfter = after.map(likeness.exact)
  const pairSame = (b: number, a: number): boolean => {
    const isSame = exactBefore[b] === exactAfter[a] && forward[b] === undefined && backward[a] === undefined
    if (isSame) pair(b, a)
    return isSame
  }
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && pairSame(head, head)) head += 1
  let tail = 1
  while (tail <= shorter - head && pairSame(before.length - tail, after.length - tail)) tail += 1
  const left = (): Hunk => ({ before: unpaired(forward), after: unpaired(backward) })

  pairAlike(
    left(),
    (b) => exactBefore[b] ?? '',
    (a) => exactAfter[a] ?? '',
    'as many as there are',
    pair,
  )
  for (const identity of likeness.identities ?? []) {
    const nameBefore = (b: number): string => nameOf(before, b, identity)
    pairAlike(left(), nameBefore, (a) => nameOf(after, a, identity), 'only if as many', pair)
  }
  const { akin, sort } = likeness
  if (akin)
    for (const hunk of hunksOf({ forward, backward }))
      alignByLikeness(hunk, (b, a) => likenessOf(before[b], after[a], akin), pair)
  if (sort) {
    for (const by of [sort, () => 'any']) {
      for (const hunk of hunksOf({ forward, backward })) {
        pairAlike(
          hunk,
          (b) => nameOf(before, b, by),
          (a) => nameOf(after, a, by),
          'only if as many',
          pair,
        )
      }
    }
  }
  return { forward: forward.map(present), backward: backward.map(present) }
}

const present = (index: number | undefined): number | undefined => (index === -1 ? undefined : index)

/** The pairs that kept their order, as indices of the first list. */
export function inOrder(pairs: Pairs): number[] {
  const paired = pairs.forward.flatMap((a, b) => (a === undefined ? [] : [{ a, b }]))
  return longestIncreasing(paired.map(({ a }) => a)).flatMap((index) => paired[index]?.b ?? [])
}

/** The stretches in which at least one list has something unpaired. */
export function hunksOf(pairs: Pairs): Hunk[] {
  const hunks: Hunk[] = []
  let b = 0
  let a = 0
  for (const anchor of [...inOrder(pairs), pairs.forward.length]) {
    const end = pairs.forward[anchor] ?? pairs.backward.length
    const hunk = { before: [] as number[], after: [] as number[] }
    for (; b < anchor; b++) if (pairs.forward[b] === undefined) hunk.before.push(b)
    for (; a < end; a++) if (pairs.backward[a] === undefined) hunk.after.push(a)
    if (hunk.before.length + hunk.after.length > 0) hunks.push(hunk)
    b = anchor + 1
    a = end + 1
  }
  return hunks
}

const unpaired = (list: readonly (number | undefined)[]): number[] =>
  list.flatMap((other, index) => (other === undefined ? index : []))

function likenessOf<T>(
  one: T | undefined,
  other: T | undefined,
  akin: (before: T, after: T) => number,
): number {
  return one === undefined || other === undefined ? 0 : akin(one, other)
}

function nameOf<T>(items: readonly T[], index: number, name: (item: T) => string): string {
  const item = items[index]
  return item === undefined ? '' : name(item)
}

/** Pairs what has the same name, the first with the first. */
function pairAlike(
  { before, after }: Hunk,
  nameBefore: (index: number) => string,
  nameAfter: (index: number) => string,
  when: 'only if as many' | 'as many as there are',
  pair: (b: number, a: number) => void,
): void {
  const befores = grouped(before, nameBefore)
  const afters = grouped(after, nameAfter)
  for (const [name, these] of befores) {
    const those = afters.get(name) ?? []
    if (name === '' || (when === 'only if as many' && these.length !== those.length)) continue
    these.slice(0, those.length).forEach((b, nth) => {
      const a = those[nth]
      if (a !== undefined) pair(b, a)
    })
  }
}

function grouped(indices: readonly number[], name: (index: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const index of indices) {
    const group = groups.get(name(index))
    if (group) group.push(index)
    else groups.set(name(index), [index])
  }
  return groups
}
