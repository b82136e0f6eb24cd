// Which things of three versions of a list are one thing.
import { hunksOf, inOrder, pairUp, type Hunk, type Likeness, type Pairs } from './pairs.ts'

/** One thing: where it stands in base, theirs and ours, as far as it is there. */
export interface Thing {
  readonly b?: number
  readonly t?: number
  readonly o?: number
}

export interface ThreeWays {
  readonly things: readonly Thing[]
  /** Stretches of base in whose place a person wrote other things. */
  readonly rewrittenByOurs: readonly Hunk[]
  /** Stretches of base in whose place the evidence says other things, which ours does not have. */
  readonly rewrittenByTheirs: readonly Hunk[]
  /** Things of base whose order the evidence changed, and no person. */
  readonly moved: ReadonlySet<number>
}

/** `twin` is the strict identity by which something both sides wrote anew is one thing. */
export function matchThreeWays<T>(
  base: readonly T[],
  theirs: readonly T[],
  ours: readonly T[],
  likeness: Likeness<T> & { readonly twin: (item: T) => string },
): ThreeWays {
  const { exact, twin, identities = [] } = likeness
  const inTheirs = pairUp(base, theirs, likeness)
  const twins = new Map<number, number>()
  /** Pairs base with what in ours is not known as a twin of theirs. */
  const pairOurs = (by: Likeness<T>): Pairs => {
    const ofTwins = new Set([...twins.keys()].map((t) => inTheirs.backward[t]))
    const known = new Set(twins.values())
    return pairSome(
      base,
      (b) => !ofTwins.has(b),
      ours,
      (o) => !known.has(o),
      by,
    )
  }
  /** Finds the things that theirs and ours have in common and base does not have, or not so. */
  const findTwins = (inOurs: Pairs, by: (item: T) => string, isNew: (t: number) => boolean): void => {
    const found = pairSome(theirs, isNew, ours, (o) => inOurs.backward[o] === undefined, { exact: by })
    found.forward.forEach((o, t) => o !== undefined && twins.set(t, o))
  }

  // What both say in the same words is settled first, and what both added under one name next: a weaker likeness to
  // something older must not claim either.
  const same = pairUp(base, theirs, { exact })
  const sameInOurs = pairUp(base, ours, { exact })
  findTwins(
    sameInOurs,
    exact,
    (t) => same.backward[t] === undefined && !has(sameInOurs.forward, inTheirs.backward[t]),
  )
  const named = pairOurs({ exact, identities })
  const old = new Set(twins.values())
  findTwins(
    { ...named, backward: named.backward.map((b, o) => (old.has(o) ? -1 : b)) },
    twin,
    (t) => !twins.has(t) && !has(named.forward, inTheirs.backward[t]),
  )
  const inOurs = pairOurs(likeness)

  const twinned = new Set(twins.values())
  const stable = new Set(inOrder(inTheirs))
  return {
    things: [
      ...indicesOf(base).map((b) => {
        const t = inTheirs.forward[b]
        return thing(b, t, inOurs.forward[b] ?? (t === undefined ? t : twins.get(t)))
      }),
      ...indicesOf(theirs).flatMap((t) =>
        has(inTheirs.backward, t) ? [] : thing(undefined, t, twins.get(t)),
      ),
      ...indicesOf(ours).flatMap((o) => (has(inOurs.backward, o) || twinned.has(o) ? [] : { o })),
    ],
    rewrittenByOurs: rewritten(inOurs, (o) => twinned.has(o)),
    rewrittenByTheirs: rewritten(inTheirs, (t) => twins.has(t)),
    moved: new Set(inOrder(inOurs).filter((b) => inTheirs.forward[b] !== undefined && !stable.has(b))),
  }
}

const indicesOf = (items: readonly unknown[]): number[] => items.map((_, index) => index)

const thing = (b: number | undefined, t: number | undefined, o: number | undefined): Thing => ({
  ...(b === undefined ? {} : { b }),
  ...(t === undefined ? {} : { t }),
  ...(o === undefined ? {} : { o }),
})

const has = (list: readonly (number | undefined)[], index: number | undefined): boolean =>
  index !== undefined && list[index] !== undefined

/** Pairs some of the things of two lists, the others left out as if they were not there. */
function pairSome<T>(
  before: readonly T[],
  inBefore: (b: number) => boolean,
  after: readonly T[],
  inAfter: (a: number) => boolean,
  likeness: Likeness<T>,
): Pairs {
  const these = before.flatMap((item, b) => (inBefore(b) ? { item, b } : []))
  const those = after.flatMap((item, a) => (inAfter(a) ? { item, a } : []))
  const pairs = pairUp(
    these.map(({ item }) => item),
    those.map(({ item }) => item),
    likeness,
  )
  const forward = new Array<number | undefined>(before.length).fill(undefined)
  const backward = new Array<number | undefined>(after.length).fill(undefined)
  these.forEach(({ b }, nth) => {
    const a = those[pairs.forward[nth] ?? -1]?.a
    forward[b] = a
    if (a !== undefined) backward[a] = b
  })
  return { forward, backward }
}

const rewritten = (pairs: Pairs, known: (after: number) => boolean): Hunk[] =>
  hunksOf(pairs)
    .map(({ before, after }) => ({ before, after: after.filter((index) => !known(index)) }))
    .filter(({ before, after }) => before.length > 0 && after.length > 0)
