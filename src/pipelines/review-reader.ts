// Reading documents, and keeping what was read: Markdown costs more to read than all else that a check does with it.
import type { Keep } from '../folder/kept.ts'
import { type Review, readReview, readerVersion } from '../markdown/review.ts'

export type ReadReview = (text: string, file: string) => Review

/** A document that has not changed is not read again; the reviews are the same either way. */
export function reviewReader(keep: Keep): ReadReview {
  return (text, file) =>
    keep(['review', readerVersion, file, text].join('\0'), () => readReview(text, { file }))
}
