// A Markdown document as evidence: read once, for the format that asks whether it is one and then what it says.
import { type Review, reviewOf } from '../../markdown/review.ts'
import { type Source, readSource } from '../../markdown/review/source.ts'
import type { Basis, Fact } from '../../incident/fact.ts'
import type { Piece, ReadOptions } from '../format.ts'

export interface EvidenceDocument {
  readonly source: Source
  readonly review: Review
}

// Parsing costs some 15 ms, and a format is asked twice: whether it claims the piece, and what the piece says.
const read = new WeakMap<Piece, EvidenceDocument>()

/** Undefined where the piece is no Markdown. */
export function readDocument(piece: Piece): EvidenceDocument | undefined {
  if (piece.syntax !== 'markdown' || typeof piece.data !== 'string') return undefined
  const known = read.get(piece)
  if (known) return known
  const source = readSource(piece.data, piece.file)
  const document = { source, review: reviewOf(source) }
  read.set(piece, document)
  return document
}

/** What every reader of a part of a document is given. */
export interface DocumentContext extends EvidenceDocument {
  readonly options: ReadOptions
  /** A fact that stands on this line, stated by a person unless said otherwise. */
  readonly cite: <T>(
    value: T,
    line: number,
    how?: { readonly note?: string; readonly basis?: Basis },
  ) => Fact<T>
}

export function contextOf(
  { file, sha256 }: Piece,
  document: EvidenceDocument,
  options: ReadOptions,
): DocumentContext {
  return {
    ...document,
    options,
    cite: (value, line, { note, basis = 'stated' } = {}) => ({
      value,
      basis,
      source: { file, sha256, line },
      ...(note !== undefined && { note }),
    }),
  }
}
