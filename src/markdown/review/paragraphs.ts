// Running text put together again: the lines of one paragraph as one piece, for what is said across a line break.
import type { Piece } from './outline.ts'

/** Pieces as they are, but the text lines of one paragraph joined; the first line's number stands for all. */
export function paragraphs(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (
      piece.kind === 'text' &&
      last?.kind === 'text' &&
      last.block === piece.block &&
      last.text.length < 5000
    )
      joined[joined.length - 1] = { ...last, text: `${last.text} ${piece.text}`, endLine: piece.endLine }
    else joined.push(piece)
  }
  return joined
}
