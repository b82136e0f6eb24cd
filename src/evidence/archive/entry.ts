// What every container yields, a file at a time, and the trouble that ends its reading.
import type { Problem } from '../../incident/problem.ts'

export type Trouble = Omit<Problem, 'place'>

/** One file in an archive. Its name is a label: nothing is ever written under it. */
export interface Entry {
  /** As the archive spells it: it may be absolute, or climb out with `..`. */
  readonly name: string
  /** Unpacked bytes as the archive declares them; undefined where only reading tells. */
  readonly size: number | undefined
  /** The unpacked bytes, to be read once, and before the next entry is asked for. Throws `CannotUnpack`. */
  readonly content: () => Iterable<Uint8Array>
  /** Why there are no bytes to read: it is a link, or encrypted. */
  readonly obstacle?: Trouble
}

/** Ends the reading of an archive or of one entry, from any depth. Caught where archives are walked, never seen outside. */
export class CannotUnpack extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.trouble = trouble
  }
}

export function damaged(message: string): CannotUnpack {
  return new CannotUnpack({
    code: 'damaged-archive',
    message,
    hint: 'Fetch or pack the archive again; what could be read of it was read.',
  })
}
