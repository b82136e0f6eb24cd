// Blank lines between pieces that were not neighbours before, so that one does not run into the other.
import { draftOf, endsOpen, type Draft } from './draft.ts'
import type { Item } from './item.ts'
import { textOf, type Line } from './lines.ts'
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

/** Whether one stands right below the other in a version already, with no blank line between. */
function areNeighbours<T extends Item>(above: Piece<T>, below: Piece<T>, theirs: readonly T[]): boolean {
  if (above.o !== undefined && below.o === above.o + 1 && isOpen(above.item)) return true
  if (above.t === undefined || below.t !== above.t + 1) return false
  return isOpen(theirs[above.t]) && isAsSaid(above, theirs) && isAsSaid(below, theirs)
}

const isOpen = (item: Item | undefined): boolean => item !== undefined && endsOpen(linesOf(item))

function isAsSaid<T extends Item>({ draft, t }: Piece<T>, theirs: readonly T[]): boolean {
  const said = t === undefined ? undefined : theirs[t]
  return said !== undefined && textOf(linesOf(said)) === textOf(draft.lines)
}

const linesOf = ({ lines, gap }: Item): Line[] => [...lines, ...gap]
