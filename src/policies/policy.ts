// What a policy is: obligations as data, each counted from marks of the incident, within a limit.
import type { MarkName } from '../incident/incident.ts'

/**
 * Hours are absolute: 48 hours are 172,800 s, whatever the clocks on the wall do.
 * The other limits count whole days in the policy's zone; the day of the mark is day 0. They end with their last day
 * (23:59:59), or at `until` (`17:30`) on it. A month ends on the same day of the later month, or on its last.
 */
export type Limit =
  | { readonly hours: number }
  | { readonly calendarDays: number; readonly until?: string }
  | { readonly businessDays: number; readonly until?: string }
  | { readonly months: number; readonly until?: string }

/** Of an event that can happen several times; without it, the most reliable account of the one event is meant. */
export type Occurrence = 'first' | 'latest'

export interface Deadline {
  /** The marks that start the clock: the first of them that is known. */
  readonly from: readonly MarkName[]
  readonly occurrence?: Occurrence
  readonly within: Limit
  /** Counts only where this mark is known, and not later than the deadline: what was not yet so could not be missed. */
  readonly given?: MarkName
}

/** What a review can hold, judged from the content of the document. */
export const requirements = [
  'review-complete',
  'root-cause-identified',
  'actions-assigned',
  'lessons-documented',
  'prevention-planned',
] as const
export type Requirement = (typeof requirements)[number]

/** What every action item of a review must be. */
export const actionRequirements = ['owned', 'dated', 'on-time', 'proven'] as const
export type ActionRequirement = (typeof actionRequirements)[number]

/** What meets an obligation: content of the document, a property of each of its actions, or an event. */
export type MetBy =
  | { readonly content: Requirement }
  | { readonly everyAction: ActionRequirement }
  | { readonly event: MarkName; readonly occurrence?: Occurrence }

export interface Obligation {
  readonly id: string
  /** What must be true, as a reader would tick it off. */
  readonly title: string
  /** Whichever falls first counts. None: there is no clock, because it must always hold or each action has its own date. */
  readonly deadlines: readonly Deadline[]
  readonly metBy: MetBy
}

export interface Policy {
  /** Kebab-case; a built-in policy's file is named after it. */
  readonly id: string
  readonly title: string
  /** The rule in its own words, and where they stand. */
  readonly clause: string
  readonly source: string
  /** When the clause was last compared with its source, YYYY-MM-DD. */
  readonly verified?: string
  /** A legal text, of which the tool counts only the time: show it with `noLegalAdvice`. */
  readonly legal?: boolean
  /** What the counting leaves out, for the reader. */
  readonly notes?: readonly string[]
  /** The incidents it is about; all, if it does not say. */
  readonly about?: 'rollbacks'
  readonly onByDefault: boolean
  /** The zone in which days are counted, UTC if none: an IANA name or an offset. */
  readonly zone?: string
  /** Days that are no business days, beside Saturdays and Sundays: `us-federal`, or dates as YYYY-MM-DD. */
  readonly holidays?: readonly string[]
  readonly obligations: readonly Obligation[]
}

export const noLegalAdvice = 'Counts the time a legal text allows; it is no legal advice.'
