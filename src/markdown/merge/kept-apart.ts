// Blank lines between pieces that were not neighbours before, so that one does not run into the other.
import { draftOf, endsOpen, type Draft } from './draft.ts'
import type { Item } from './sequence.ts'
import type { Piece } from './weave.ts'

/** `theirs` tells where the evidence itself puts one thing right below another. */
export function keptApart<T extends Item>(
  pieces: readonly Piece<T>[],
  theirs: readonly T[],
  eol: string,
): Draft[] {
  const apart: Draft[] = []
  let above: Piece<T> | undefined
  for (const piece of pieces) {
    if (piece.draft.lines.length > 0) {
      if (above && endsOpen(above.draft.lines) && !areNeighbours(above, piece, theirs)) {
        apart.push(draftOf([{ text: '', end: eol }]))
      }
      above = piece
    }
    apart.push(piece.draft)
  }
  return apart
}

function areNeighbours<T extends Item>(above: Piece<T>, below: Piece<T>, theirs: readonly T[]): boolean {
  if (above.o !== undefined && below.o === above.o + 1) return true
  const said = above.t === undefined ? undefined : theirs[above.t]
  return said !== undefined && below.t === (above.t ?? 0) + 1 && endsOpen([...said.lines, ...said.gap])
}
