// Who changed a text: the one question every level of the merge asks, down to the cell.
import { plain } from './lines.ts'

/** Whose version stands; `clash` when both changed it, differently. */
export type Verdict = 'ours' | 'theirs' | 'clash'

/**
 * Judges three versions of one text. Spaces at line ends count for nobody, yet survive where nothing else changed.
 * `base` is undefined when both sides wrote the text anew.
 */
export function judge(base: string | undefined, theirs: string, ours: string): Verdict {
  if (ours === base) return 'theirs'
  const [was, new_, stands] = [base === undefined ? undefined : plain(base), plain(theirs), plain(ours)]
  if (new_ === was || new_ === stands) return 'ours'
  return stands === was ? 'theirs' : 'clash'
}
