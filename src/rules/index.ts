// The rules, in alphabetical order.
import { actionDoneWithoutProof } from './action-done-without-proof.ts'
import { actionOverdue } from './action-overdue.ts'
import { actionWithoutDueDate } from './action-without-due-date.ts'
import { actionWithoutOwner } from './action-without-owner.ts'
import { blameLanguage } from './blame-language.ts'
import { bornOverdue } from './born-overdue.ts'
import { brokenLink } from './broken-link.ts'
import { durationMismatch } from './duration-mismatch.ts'
import { notificationOverdue } from './notification-overdue.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { reviewLate } from './review-late.ts'
import { reviewMissing } from './review-missing.ts'
import { reviewOverdue } from './review-overdue.ts'
import { reviewUnproven } from './review-unproven.ts'
import { rootCauseMissing } from './root-cause-missing.ts'
import { rootCauseSuspected } from './root-cause-suspected.ts'
import type { Manual, Rule } from './rule.ts'
import { sectionUnfilled } from './section-unfilled.ts'
import { severityUndecided } from './severity-undecided.ts'
import { signOffUnsigned } from './sign-off-unsigned.ts'
import { tickAgainstContent } from './tick-against-content.ts'
import { timelineDisordered } from './timeline-disordered.ts'
import { timelineImpossible } from './timeline-impossible.ts'
import { zoneMissing } from './zone-missing.ts'

export const rules: readonly Rule[] = [
  actionDoneWithoutProof,
  actionOverdue,
  actionWithoutDueDate,
  actionWithoutOwner,
  blameLanguage,
  bornOverdue,
  brokenLink,
  durationMismatch,
  notificationOverdue,
  placeholderLeft,
  reviewLate,
  reviewOverdue,
  reviewUnproven,
  rootCauseMissing,
  rootCauseSuspected,
  sectionUnfilled,
  severityUndecided,
  signOffUnsigned,
  tickAgainstContent,
  timelineDisordered,
  timelineImpossible,
  zoneMissing,
]

/** Every rule that can find something, those asked of documents and the one asked of evidence. */
export const manuals: readonly Manual[] = [...rules, reviewMissing].toSorted((a, b) => (a.id < b.id ? -1 : 1))
