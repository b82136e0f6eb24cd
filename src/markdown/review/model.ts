// What reading a Markdown post-mortem yields. JSON-serialisable; lines count from 1; what is unknown is absent.

/** `yes`: it is said. `partial`: only suspected, or said to be unknown still. `no`: it is not said. */
export type State = 'yes' | 'partial' | 'no' | 'unknown'

export interface Answer {
  readonly state: State
  readonly line?: number
}

/** `value` as far as it is known, `2021-03-31` or `2021-03`. */
export interface DateFact {
  readonly value: string
  readonly line: number
}

/** `at` is the wall clock as written, `YYYY-MM-DDTHH:MM` or a date; absent where no date is known. */
export interface TimelineEntry {
  readonly line: number
  readonly at?: string
  /** The end of the entry, where it is a range. */
  readonly until?: string
  readonly text: string
}

export interface ReviewTimeline {
  readonly entries: readonly TimelineEntry[]
  /** The earliest and the latest moment among the entries. */
  readonly start?: string
  readonly end?: string
  /** As written: `UTC`, `CEST`, `+02:00`. */
  readonly zone?: string
  /** Every zone that is named, where several are. */
  readonly zones?: readonly string[]
  /** Whether the entries stand in time order as written; absent where there is nothing to compare. */
  readonly ordered?: boolean
}

export interface StatedDuration {
  readonly text: string
  readonly minutes: number
  readonly line: number
}

/** `due` is an absolute date, YYYY-MM-DD; `dueText` is what was written in its place. */
export interface ReviewAction {
  readonly line: number
  readonly text: string
  readonly owner?: string
  readonly due?: string
  readonly dueText?: string
  readonly done: boolean
  readonly ticket?: string
}

export interface Placeholder {
  readonly line: number
  readonly text: string
}

export interface Checkbox {
  readonly line: number
  readonly text: string
  readonly ticked: boolean
  /** The heading it stands under. */
  readonly section?: string
}

export interface ReviewLink {
  readonly line: number
  readonly url: string
}

/** `line` … `endLine` is the whole section, both inclusive, with what is nested in it. */
export interface ReviewSection {
  readonly concepts: readonly string[]
  readonly heading: string
  readonly line: number
  readonly endLine: number
  /** Whether something is said there: not empty, not a placeholder, not the template's own instruction. */
  readonly substance: boolean
}

export interface SignOff {
  readonly line: number
  readonly author?: string
  readonly reviewedBy?: string
}

export type ReviewKind = 'post-mortem' | 'template' | 'partial' | 'other'

export interface Review {
  readonly file: string
  readonly kind: ReviewKind
  readonly title?: { readonly text: string; readonly line: number }
  readonly incidentDate?: DateFact
  readonly timeline: ReviewTimeline
  readonly duration?: StatedDuration
  readonly severity?: { readonly value: string; readonly line: number }
  readonly rootCause: Answer
  readonly impact: Answer
  readonly lessons: Answer
  readonly actions: readonly ReviewAction[]
  readonly completed?: { readonly at: string; readonly line: number }
  readonly placeholders: readonly Placeholder[]
  readonly sections: readonly ReviewSection[]
  readonly signOff?: SignOff
  readonly checkboxes: readonly Checkbox[]
  readonly links: readonly ReviewLink[]
  readonly frontMatter: Readonly<Record<string, unknown>>
}
