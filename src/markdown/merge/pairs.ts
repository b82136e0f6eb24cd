// Which thing in one version of a list is which thing in another: by identity first, then by likeness and place.
import { longestIncreasing } from './increasing.ts'

/** For each index of one list, the index of the same thing in the other. */
export interface Pairs {
  readonly forward: readonly (number | undefined)[]
  readonly backward: readonly (number | undefined)[]
}

/** A stretch between two things that kept their order: what only one list has, or the other. */
export interface Hunk {
  readonly before: number[]
  readonly after: number[]
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

/** Comparing all with all is for small hunks only: this keeps the whole linear. */
const comparisons = 400

export function pairUp<T>(before: readonly T[], after: readonly T[], likeness: Likeness<T>): Pairs {
  const forward = new Array<number | undefined>(before.length).fill(undefined)
  const backward = new Array<number | undefined>(after.length).fill(undefined)
  const pair = (b: number, a: number): void => {
    forward[b] = a
    backward[a] = b
  }
  const exactBefore = before.map(likeness.exact)
  const exactAfter = after.map(likeness.exact)
  const shorter = Math.min(before.length, after.length)
  let head = 0
  for (; head < shorter && exactBefore[head] === exactAfter[head]; head++) pair(head, head)
  for (let tail = 1; tail <= shorter - head; tail++) {
    if (exactBefore.at(-tail) !== exactAfter.at(-tail)) break
    pair(before.length - tail, after.length - tail)
  }
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
  if (akin) for (const hunk of hunksOf({ forward, backward })) pairAkin(before, after, hunk, akin, pair)
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
  return { forward, backward }
}

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
    const hunk: Hunk = { before: [], after: [] }
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

function pairAkin<T>(
  before: readonly T[],
  after: readonly T[],
  hunk: Hunk,
  akin: (before: T, after: T) => number,
  pair: (b: number, a: number) => void,
): void {
  if (hunk.before.length * hunk.after.length > comparisons) return
  const candidates = hunk.before.flatMap((b) =>
    hunk.after.flatMap((a) => {
      const [one, other] = [before[b], after[a]]
      const likeness = one === undefined || other === undefined ? 0 : akin(one, other)
      return likeness < 0.5 ? [] : { b, a, likeness }
    }),
  )
  const taken = { before: new Set<number>(), after: new Set<number>() }
  for (const { b, a } of candidates.sort((x, y) => y.likeness - x.likeness)) {
    if (taken.before.has(b) || taken.after.has(a)) continue
    taken.before.add(b)
    taken.after.add(a)
    pair(b, a)
  }
}
