// An entry of a timeline as written, before it is put in time.
import type { WrittenMoment } from './moment-at.ts'

/** An entry as written, or a line that only names the day of those that follow. */
export interface RawEntry {
  readonly line: number
  readonly moment: WrittenMoment | undefined
  readonly text: string
  readonly dayOnly: boolean
}
