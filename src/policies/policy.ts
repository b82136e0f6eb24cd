// What a policy is: obligations as data, each counted from a mark, within a limit.
import type { MarkName } from '../incident/incident.ts'

/** Hours are absolute (48 hours are 172,800 s, whatever the clocks do); the other limits follow the UTC calendar. */
export type Limit =
  | { readonly hours: number }
  | { readonly calendarDays: number }
  | { readonly businessDays: number }
  | { readonly months: number }

/** What a document must hold before an obligation is met. */
export const requirements = [
  'review-complete',
  'root-cause-identified',
  'actions-assigned',
  'lessons-documented',
  'prevention-planned',
] as const
export type Requirement = (typeof requirements)[number]

export interface Obligation {
  readonly id: string
  /** What must be true, as a reader would tick it off. */
  readonly title: string
  /** The marks that start the clock: the first of them that is known. */
  readonly from: readonly MarkName[]
  readonly within: Limit
  readonly requires: Requirement
}

export interface Policy {
  readonly id: string
  readonly title: string
  /** The rule in its own words, and where they stand. */
  readonly clause: string
  readonly source: string
  readonly obligations: readonly Obligation[]
}
