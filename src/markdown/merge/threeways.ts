// Which things of three versions of a list are one thing.
import { hunksOf, inOrder, pairUp, type Likeness } from './pairs.ts'

/** One thing: where it stands in base, theirs and ours, as far as it is there. */
export interface Thing {
  readonly b?: number
  readonly t?: number
  readonly o?: number
}

export interface ThreeWays {
  readonly things: readonly Thing[]
  /** What a person wrote in the place of a thing of base that they removed: indices of ours, by index of base. */
  readonly instead: ReadonlyMap<number, readonly number[]>
  /** Stretches of base that the evidence replaced by other things, which ours does not have. */
  readonly reworded: readonly { readonly before: readonly number[]; readonly after: readonly number[] }[]
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
  const inTheirs = pairUp(base, theirs, likeness)
  const inOurs = pairUp(base, ours, likeness)
  const twins = pairTwins()

  const things: Thing[] = base.map((_, b) => {
    const t = inTheirs.forward[b]
    const o = inOurs.forward[b] ?? (t === undefined ? undefined : twins.get(t))
    return { b, ...(t === undefined ? {} : { t }), ...(o === undefined ? {} : { o }) }
  })
  const taken = new Set(twins.values())
  theirs.forEach((_, t) => {
    const o = twins.get(t)
    if (inTheirs.backward[t] === undefined) things.push(o === undefined ? { t } : { t, o })
  })
  ours.forEach((_, o) => {
    if (inOurs.backward[o] === undefined && !taken.has(o)) things.push({ o })
  })
  const stable = new Set(inOrder(inTheirs))
  return {
    things,
    instead: new Map(
      hunksOf(inOurs).flatMap(({ before, after }) =>
        before.map((b) => [b, after.filter((o) => !taken.has(o))] as const),
      ),
    ),
    reworded: hunksOf(inTheirs)
      .map(({ before, after }) => ({ before, after: after.filter((t) => !twins.has(t)) }))
      .filter(({ before, after }) => before.length > 0 && after.length > 0),
    moved: new Set(inOrder(inOurs).filter((b) => inTheirs.forward[b] !== undefined && !stable.has(b))),
  }

  /** What theirs has and ours does not, by base; yet a person wrote the very same. From theirs to ours. */
  function pairTwins(): Map<number, number> {
    const fresh = ours.flatMap((item, o) => (inOurs.backward[o] === undefined ? { item, o } : []))
    const missing = theirs.flatMap((item, t) => {
      const b = inTheirs.backward[t]
      return b === undefined || inOurs.forward[b] === undefined ? { item, t } : []
    })
    const exact = ({ item }: { readonly item: T }): string => likeness.twin(item)
    const pairs = pairUp(missing, fresh, { exact })
    return new Map(
      pairs.forward.flatMap((f, m) => {
        const [new_, standing] = [missing[m], f === undefined ? undefined : fresh[f]]
        return new_ && standing ? [[new_.t, standing.o] as const] : []
      }),
    )
  }
}
