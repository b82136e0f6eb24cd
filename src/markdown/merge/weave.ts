// Puts additions into their places in a list that stands.
import type { Draft } from './draft.ts'

/** A stretch of the merged list: where it stands in ours, and in theirs; `item` is what it holds, if it holds any. */
export interface Piece<T> {
  readonly draft: Draft
  readonly item?: T
  readonly o?: number
  readonly t?: number
  /** A person added it. */
  readonly human?: boolean
}

export interface Placing<T> {
  /** A last addition goes below all, not below its neighbour. */
  readonly appends?: boolean
  /** Whether an addition may go below a thing that a person added in its place. */
  readonly passes?: (standing: T, added: T) => boolean
}

/**
 * Weaves the pieces of `theirs` (in their order; undefined where nothing is left) into the `frame`, each below the piece it
 * follows there; where that is gone, above the piece it precedes.
 */
export function weave<T>(
  frame: readonly Piece<T>[],
  theirs: readonly (Piece<T> | undefined)[],
  { appends = false, passes = () => false }: Placing<T>,
): Piece<T>[] {
  const positions = new Map(frame.map((piece, position) => [piece, position]))
  const framed = theirs.map((piece) => (piece ? positions.get(piece) : undefined))
  const lastFramed = framed.findLastIndex((position) => position !== undefined)
  const nextFramed = framedBelow(theirs, framed)

  /** `slots[n]` is what goes above frame[n]. */
  const slots: Piece<T>[][] = Array.from({ length: frame.length + 1 }, () => [])
  let slot = 0
  let neighbourGone = false
  theirs.forEach((piece, t) => {
    const position = framed[t]
    neighbourGone = piece === undefined || (neighbourGone && position === undefined)
    if (position !== undefined) slot = position + 1
    if (piece === undefined || position !== undefined) return
    if (appends && t > lastFramed) slot = frame.length
    else if (neighbourGone) slot = nextFramed[t] ?? slot
    slot = below(slot, piece)
    slots[slot]?.push(piece)
  })
  return slots.flatMap((added, n) => [...added, ...frame.slice(n, n + 1)])

  function below(from: number, { item }: Piece<T>): number {
    let at = from
    for (; item !== undefined; at++) {
      const standing = frame[at]
      if (!standing?.human || standing.item === undefined || !passes(standing.item, item)) break
    }
    return at
  }
}

/** For each of theirs, the position of the framed piece that follows it with only additions between. */
function framedBelow(
  theirs: readonly unknown[],
  framed: readonly (number | undefined)[],
): (number | undefined)[] {
  let next: number | undefined
  return theirs
    .map((_, t) => t)
    .reverse()
    .map((t) => {
      if (framed[t] !== undefined || theirs[t] === undefined) next = framed[t]
      return next
    })
    .reverse()
}
