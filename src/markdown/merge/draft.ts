// A part of the merged document, with what has to be told about it.
import { isBlank, type Line } from './lines.ts'

/**
 * Something the evidence says that was not written: `conflict` when a person wrote something else there,
 * `withheld` when a person removed the place. `at` is a line of the draft, counted from 0.
 */
export interface Note {
  readonly kind: 'conflict' | 'withheld'
  readonly at: number
  readonly base: string
  readonly theirs: string
  readonly ours: string
  readonly identity?: string
  readonly section?: string
}

export interface Draft {
  readonly lines: readonly Line[]
  readonly notes: readonly Note[]
}

export const draftOf = (lines: readonly Line[], ...notes: readonly Note[]): Draft => ({ lines, notes })

/** Puts drafts one below the other; the notes keep their places. */
export function stack(drafts: readonly Draft[]): Draft {
  const lines: Line[] = []
  const notes: Note[] = []
  for (const draft of drafts) {
    for (const note of draft.notes) notes.push({ ...note, at: note.at + lines.length })
    for (const line of draft.lines) lines.push(line)
  }
  return { lines, notes }
}

/** Whether text put right below these lines would run into them. */
export function endsOpen(lines: readonly Line[]): boolean {
  const last = lines.at(-1)
  return last !== undefined && !isBlank(last)
}
