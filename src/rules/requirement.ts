// Whether the content of a document meets a requirement: substance, not ticks.
import type { ReviewSection, State } from '../markdown/review.ts'
import type { Requirement } from '../policies/policy.ts'
import type { Reviewed } from './rule.ts'

/** `unknown` never counts as met. */
export function meets(reviewed: Reviewed, requirement: Requirement): boolean | 'unknown' {
  const { review } = reviewed
  if (review.kind === 'template' || review.kind === 'other') return false
  switch (requirement) {
    case 'review-complete':
      return (
        review.kind === 'post-mortem' &&
        review.placeholders.length === 0 &&
        unfilledSections(reviewed).length === 0
      )
    case 'root-cause-identified':
      return said(review.rootCause.state)
    case 'lessons-documented':
      return said(review.lessons.state)
    case 'actions-assigned':
      return (
        review.actions.length > 0 && review.actions.every(({ owner, done }) => done || owner !== undefined)
      )
    case 'prevention-planned':
      return review.actions.some(({ done, due, ticket }) => done || due !== undefined || ticket !== undefined)
  }
}

function said(state: State): boolean | 'unknown' {
  return state === 'unknown' ? 'unknown' : state === 'yes'
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
  let reach = 0
  return sections.filter((section, index) => {
    const { concepts, line, endLine } = section
    if (line <= reach || !concepts.some((concept) => asked.has(concept))) return false
    if (concepts.some((concept) => answered.has(concept))) return false
    const next = firstAtLeast(filledLines, line)
    const empty = (filledLines[next] ?? Infinity) > endLine && sections[index - 1]?.line !== line
    if (empty) reach = endLine
    return empty
  })
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
