// Which things of three versions of a list are one thing.
import { hunksOf, inOrder, pairUp, type Hunk, type Likeness, type Pairs } from './pairs.ts'

/** One thing: where it stands in base, theirs and ours, as far as it is there. */
interface Thing {
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
  const sameInTheirs = pairUp(base, theirs, { exact })
  const sameInOurs = pairUp(base, ours, { exact })

  // What both say in the same new words comes first: no likeness to something older must claim it.
  const agreed = pairSome(theirs, isNot(sameInTheirs.backward), ours, isNot(sameInOurs.backward), { exact })
  const origin = originOf(agreed, pairUp(base, theirs, likeness), pairUp(base, ours, likeness))
  const inTheirs = pairUp(base, theirs, likeness, {
    forward: origin.forward,
    backward: origin.backward.map((b, t) => b ?? elsewhere(agreed.forward[t])),
  })

  // Then what both added under one name, before weaker likenesses.
  const toOurs = (twins: Pairs): Pairs => ({
    forward: inTheirs.forward.map((t) => twins.forward[t ?? -1]),
    backward: twins.backward.map((t) => (t === undefined ? t : (inTheirs.backward[t] ?? elsewhere(t)))),
  })
  const named = pairUp(base, ours, { exact, identities }, toOurs(agreed))
  const added = pairSome(
    theirs,
    (t) => !isIn(agreed.forward)(t) && named.forward[inTheirs.backward[t] ?? -1] === undefined,
    ours,
    (o) => !isIn(agreed.backward)(o) && !isIn(named.backward)(o),
    { exact: twin },
  )
  const twins: Pairs = {
    forward: agreed.forward.map((o, t) => o ?? added.forward[t]),
    backward: agreed.backward.map((t, o) => t ?? added.backward[o]),
  }
  const inOurs = pairUp(base, ours, likeness, toOurs(twins))

  const stable = new Set(inOrder(inTheirs))
  return {
    things: [
      ...base.map((_, b) => {
        const t = inTheirs.forward[b]
        return thing(b, t, inOurs.forward[b])
      }),
      ...theirs.flatMap((_, t) => (isIn(inTheirs.backward)(t) ? [] : thing(undefined, t, twins.forward[t]))),
      ...ours.flatMap((_, o) => (isIn(inOurs.backward)(o) || isIn(twins.backward)(o) ? [] : { o })),
    ],
    rewrittenByOurs: rewritten(inOurs, isIn(twins.backward)),
    rewrittenByTheirs: rewritten(inTheirs, isIn(twins.forward)),
    moved: new Set(inOrder(inOurs).filter((b) => inTheirs.forward[b] !== undefined && !stable.has(b))),
  }
}

/** Which things of base both changed to what they agree on: one side says so, and the other has nothing against it. */
function originOf(agreed: Pairs, inTheirs: Pairs, inOurs: Pairs): Pairs {
  const forward = inTheirs.forward.map((): number | undefined => undefined)
  const backward = inTheirs.backward.map((_, t) => {
    const o = agreed.forward[t]
    if (o === undefined) return undefined
    const [one, other] = [inTheirs.backward[t], inOurs.backward[o]]
    if (one !== undefined && (inOurs.forward[one] ?? o) === o) return one
    return other !== undefined && (inTheirs.forward[other] ?? t) === t ? other : undefined
  })
  backward.forEach((b, t) => {
    if (b !== undefined) forward[b] = t
  })
  return { forward, backward }
}

type Places = readonly (number | undefined)[]

const isIn =
  (places: Places) =>
  (index: number): boolean =>
    places[index] !== undefined

const isNot =
  (places: Places) =>
  (index: number): boolean =>
    places[index] === undefined

const thing = (b: number | undefined, t: number | undefined, o: number | undefined): Thing => ({
  ...(b === undefined ? {} : { b }),
  ...(t === undefined ? {} : { t }),
  ...(o === undefined ? {} : { o }),
})

/** The mark of a thing that has its counterpart in the third version. */
const elsewhere = (counterpart: number | undefined): number | undefined =>
  counterpart === undefined ? undefined : -1

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
