// Whether the content of a document meets a requirement: substance, not ticks.
import type { Placeholder, ReviewSection, State } from '../markdown/review.ts'
import type { Requirement } from '../policies/policy.ts'
import type { Reviewed } from './rule.ts'

/** `unknown` never counts as met. `why` says in a few words what is missing. */
export interface Judgement {
  readonly met: boolean | 'unknown'
  readonly why?: string
}

export function meets(reviewed: Reviewed, requirement: Requirement): Judgement {
  const { review } = reviewed
  if (review.kind === 'template' || review.kind === 'other')
    return {
      met: false,
      why: `it is a ${review.kind === 'template' ? 'template' : 'document of another kind'}`,
    }
  switch (requirement) {
    case 'review-complete':
      return isComplete(reviewed)
    case 'root-cause-identified':
      return isCauseNamed(reviewed)
    case 'lessons-documented':
      return said(review.lessons.state, 'they are not finished', 'none are written down')
    case 'actions-assigned':
      return areAssigned(reviewed)
    case 'prevention-planned':
      return isPlanned(reviewed)
  }
}

function isComplete(reviewed: Reviewed): Judgement {
  const [section] = unfilledSections(reviewed)
  if (section) return { met: false, why: `“${section.heading.slice(0, 60)}” says nothing` }
  const [left] = placeholdersLeft(reviewed)
  if (left) return { met: false, why: `“${left.text.slice(0, 60)}” is to be filled in` }
  return reviewed.review.kind === 'post-mortem'
    ? { met: true }
    : { met: false, why: 'it is only partly filled in' }
}

/** What happened is not yet why: where the place for the cause itself is empty, its neighbours do not fill it. */
function isCauseNamed({ review, text }: Reviewed): Judgement {
  const { sections, rootCause } = review
  const causes = sections.filter(({ concepts }) => concepts.includes('cause'))
  const unanswered = causes.find((section) => !section.substance)
  const lines = text.split(/\r\n|\r|\n/)
  const answered = causes.some(({ substance, line, endLine }) => {
    if (!substance) return false
    const inner = sections.filter((each) => each.line > line && each.endLine <= endLine)
    const own = lines.slice(line, (inner[0]?.line ?? endLine + 1) - 1)
    return !inner.some((each) => each === unanswered) || own.some((each) => each.trim() !== '')
  })
  if (rootCause.state === 'yes' && unanswered && !answered)
    return { met: false, why: `“${unanswered.heading.slice(0, 60)}” says nothing` }
  return said(rootCause.state, 'it is only suspected, or still unknown', 'none is named')
}

function said(state: State, partial: string, no: string): Judgement {
  if (state === 'yes') return { met: true }
  if (state === 'unknown') return { met: 'unknown' }
  return { met: false, why: state === 'partial' ? partial : no }
}

function areAssigned({ review: { actions } }: Reviewed): Judgement {
  const unowned = actions.filter(({ owner, done }) => !done && owner === undefined).length
  if (actions.length === 0) return { met: false, why: 'there are no action items' }
  return unowned === 0 ? { met: true } : { met: false, why: `${unowned} of ${actions.length} have no owner` }
}

/** Prevention can be told in many ways: that none is planned is certain only where the place for it is empty. */
function isPlanned(reviewed: Reviewed): Judgement {
  const { review, text } = reviewed
  const lines = text.split(/\r\n|\r|\n/)
  const planned = review.actions.some(
    ({ done, due, ticket, line }) =>
      done || due !== undefined || ticket !== undefined || /https?:\/\//.test(lines[line - 1] ?? ''),
  )
  if (planned) return { met: true }
  const empty = unfilledSections(reviewed).some(({ concepts }) =>
    concepts.some((concept) => concept === 'prevention' || concept === 'actions'),
  )
  return empty && review.actions.length === 0
    ? { met: false, why: 'none is described or scheduled' }
    : { met: 'unknown', why: 'no action is done, dated or tracked in a ticket' }
}

const timeOnly = /^(?:hh|xx|\?\?):(?:mm|xx|\?\?)(?::\S{1,2})?$/i
const withheld = /^\W*(?:redacted|removed|censored|omitted|snip(?:ped)?)\W*$/i

/** What is left to fill in: not what was taken out on purpose, nor a time of day in the timeline that nobody knows. */
export function placeholdersLeft({ review: { placeholders, timeline } }: Reviewed): readonly Placeholder[] {
  const timed = new Set(timeline.entries.map(({ line }) => line))
  return placeholders.filter(
    ({ line, text }) => !withheld.test(text) && !(timed.has(line) && timeOnly.test(text)),
  )
}

const asked = new Set([
  'summary',
  'timeline',
  'cause',
  'contributing',
  'impact',
  'detection',
  'resolution',
  'lessons',
  'actions',
  'prevention',
])
const none =
  '(?:none\\b|n\\/?a\\b|nil\\b|not applicable|no\\b|nothing\\b|なし|無し|该当なし|無|无|없음|nenhum|ningun|aucun|keine)'
const declines = new RegExp(`^[\\s>*_|+-]*${none}`, 'i')
const declinesHere = new RegExp(`[:：][\\s*_]*${none}`, 'i')

/**
 * The sections a post-mortem asks for in which nothing is said: neither there, nor below, nor in another section about
 * the same. "None" is an answer. Of sections inside each other, the outermost.
 */
export function unfilledSections({ review, text }: Reviewed): readonly ReviewSection[] {
  const lines = text.split(/\r\n|\r|\n/)
  const sections = review.sections.toSorted((a, b) => a.line - b.line)
  const filled = sections.filter((section) => section.substance || isDeclined(section, lines))
  const answered = new Set(filled.flatMap(({ concepts }) => concepts))
  const filledLines = filled.map(({ line }) => line)
  const starts = new Set(sections.map(({ line }) => line))
  let reach = 0
  return sections.filter((section, index) => {
    const { concepts, line, endLine } = section
    if (line <= reach || !concepts.some((concept) => asked.has(concept))) return false
    if (concepts.some((concept) => answered.has(concept))) return false
    const next = firstAtLeast(filledLines, line)
    const empty =
      (filledLines[next] ?? Infinity) > endLine &&
      sections[index - 1]?.line !== line &&
      !mayHead(line, starts, lines)
    if (empty) reach = endLine
    return empty
  })
}

/** A label without a level may be the title of a group: any line of plain text, and whatever stands right above another. */
function mayHead(line: number, starts: ReadonlySet<number>, lines: readonly string[]): boolean {
  const [written = '', below = ''] = lines.slice(line - 1, line + 1)
  if (/^\s{0,3}#{1,6}\s/.test(written) || /^\s{0,3}(?:=+|-+)\s*$/.test(below)) return false
  if (!/[*_:：|]/.test(written)) return true
  for (let next = line; next < Math.min(lines.length, line + 5); next++)
    if (lines[next]?.trim() !== '') return starts.has(next + 1)
  return false
}

function isDeclined({ line, endLine }: ReviewSection, lines: readonly string[]): boolean {
  if (declinesHere.test(lines[line - 1]?.slice(0, 400) ?? '')) return true
  return lines.slice(line, Math.min(endLine, line + 20)).some((each) => declines.test(each))
}

/** The index of the first of the sorted numbers that is not below the limit. */
function firstAtLeast(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
