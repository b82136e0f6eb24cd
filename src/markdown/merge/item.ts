// A thing in a document: a section, a block, a row, an item, a front matter entry.
import type { Line } from './lines.ts'

/** The lines of a thing as they stand, and the blank lines after it. */
export interface Item {
  readonly lines: readonly Line[]
  readonly gap: readonly Line[]
}
