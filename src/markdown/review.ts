// Reads anybody's Markdown post-mortem into a Review: facts with their lines. Pure; never throws; nothing comes from code blocks.
import { findActions } from './review/actions.ts'
import { findCause, findImpact, findLessons, isFilled } from './review/answers.ts'
import { findIncidentDate } from './review/incident-date.ts'
import { findKind, isGeneral } from './review/kind.ts'
import type { Answer, DateFact, Review, ReviewSection, ReviewTimeline } from './review/model.ts'
import { findPlaceholders } from './review/leftovers.ts'
import { findSeverity } from './review/severity.ts'
import { findCompletion, findSignOff } from './review/sign-off.ts'
import { type Source, readSource } from './review/source.ts'
import { findDuration } from './review/stated-duration.ts'
import { findTimeline } from './review/timeline.ts'
import { findCheckboxes, findLinks } from './review/marks.ts'

export type * from './review/model.ts'

/** To be raised whenever the same text may read differently than before: reviews are kept under it. */
export const readerVersion = 1

const no: Answer = { state: 'no' }

/** `file` is the document's path: its name may carry the date. The result is JSON-serialisable; unknown facts are absent. */
export function readReview(text: string, options: { readonly file: string }): Review {
  return reviewOf(readSource(text, options.file))
}

/** The same, for who also needs the text that the review was read from. */
export function reviewOf(source: Source): Review {
  const dated = findIncidentDate(source, undefined)
  const timeline = findTimeline(source, dated?.value)
  const incidentDate = dated?.value.length === 10 ? dated : (firstDay(timeline) ?? dated)
  const actions = findActions(source)
  const rootCause = findCause(source)
  const impact = findImpact(source)
  const kind = findKind(source, {
    timeline,
    hasDate: incidentDate !== undefined,
    cause: rootCause.state !== 'no',
    impact: impact.state !== 'no',
  })
  const shared = {
    file: source.file,
    kind,
    ...(source.title === undefined ? {} : { title: { text: source.title.text, line: source.title.line } }),
    placeholders: findPlaceholders(source),
    sections: sectionsOf(source),
    checkboxes: findCheckboxes(source),
    links: findLinks(source),
    frontMatter: source.frontMatter.data,
  }
  // What a template shows are its examples, and what a guide tells is general: neither says anything of an incident.
  const general = kind === 'other' && isGeneral(source)
  if (kind === 'template' || general)
    return { ...shared, timeline: { entries: [] }, rootCause: no, impact: no, lessons: no, actions: [] }
  const duration = findDuration(source)
  const severity = findSeverity(source)
  const completed = findCompletion(source)
  const signOff = findSignOff(source)
  return {
    ...shared,
    ...(incidentDate === undefined ? {} : { incidentDate }),
    timeline,
    ...(duration === undefined ? {} : { duration }),
    ...(severity === undefined ? {} : { severity }),
    rootCause,
    impact,
    lessons: findLessons(source),
    actions,
    ...(completed === undefined ? {} : { completed }),
    ...(signOff === undefined ? {} : { signOff }),
  }
}

function firstDay({ entries }: ReviewTimeline): DateFact | undefined {
  const first = entries.find(({ at }) => at !== undefined && at.length >= 10)
  return first?.at === undefined ? undefined : { value: first.at.slice(0, 10), line: first.line }
}

function sectionsOf(source: Source): readonly ReviewSection[] {
  return source.sections.map((section) => ({
    concepts: section.concepts,
    heading: section.heading,
    line: section.line,
    endLine: Math.max(section.line, (source.pieces[section.to]?.line ?? source.lineCount + 1) - 1),
    substance: isFilled(section, source),
  }))
}
