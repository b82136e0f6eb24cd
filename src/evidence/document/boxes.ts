// Ticked boxes, and whether the document holds what they say.
import type { Fact } from '../../incident/fact.ts'
import type { Claim } from '../../incident/incident.ts'
import { parseDuration } from '../../incident/span.ts'
import type { Review } from '../../markdown/review.ts'
import type { DocumentContext } from './read-document.ts'

// What a box can promise, by its words in lower case, and how the document shows it.
const promises: readonly (readonly [string, RegExp, (review: Review) => boolean])[] = [
  [
    'a root cause',
    /\broot cause (?:identified|documented|found|determined|known)\b|\bidentified root cause\b/,
    ({ rootCause }) => rootCause.state === 'yes',
  ],
  [
    'action items',
    /\baction items? (?:created|documented|assigned|defined|listed)\b/,
    ({ actions }) => actions.length > 0,
  ],
  [
    'action items with owners',
    /\baction items?\b.*\b(?:assigned|owners?)\b/,
    ({ actions }) => actions.some(({ owner }) => owner !== undefined),
  ],
  [
    'action items with due dates',
    /\baction items?\b.*\b(?:due dates?|deadlines?)\b/,
    ({ actions }) => actions.some(({ due, dueText }) => due !== undefined || dueText !== undefined),
  ],
  [
    'lessons learned',
    /\blessons(?: learned)? (?:documented|captured|written|recorded)\b/,
    ({ lessons }) => lessons.state !== 'no',
  ],
  [
    'a timeline',
    /\btimeline (?:documented|completed?|written|established|created)\b/,
    ({ timeline }) => timeline.entries.length > 0,
  ],
  [
    'all actions done',
    /\ball action items? (?:completed?|closed|done)\b/,
    ({ actions }) => actions.every(({ done }) => done),
  ],
]
const inTime = /\bwithin (\d+ (?:hours?|days?))\b/

export function readBoxes({ review, cite }: DocumentContext): readonly Fact<Claim>[] {
  const ticked = review.checkboxes.filter((box) => box.ticked)
  const unticked = new Map(
    review.checkboxes.filter((box) => !box.ticked).map((box) => [plain(box.text), box]),
  )
  return ticked.flatMap(({ text, line }) => {
    const said = text.toLowerCase()
    const kept: Claim[] = promises
      .filter(([, words]) => words.test(said))
      .map(([says, , holds]) => ({ kind: 'box', says, holds: holds(review), text }))
    // Where there are no actions, none of them has an owner: one word about a box is enough.
    const firstBroken = kept.findIndex((claim) => claim.kind === 'box' && !claim.holds)
    const told = firstBroken < 0 ? kept : kept.slice(0, firstBroken + 1)
    const seconds = /\bcompleted?\b/.test(said) ? parseDuration(inTime.exec(said)?.[1] ?? '')?.max : undefined
    const limit: Claim[] =
      seconds === undefined ? [] : [{ kind: 'box', says: 'completed in time', holds: true, seconds, text }]
    // “Done” may stand in many lists; a sentence in two of them is the same promise.
    const open = plain(text).split(' ').length > 2 ? unticked.get(plain(text)) : undefined
    const twice: Claim[] = open
      ? [{ kind: 'box', says: `the same box on line ${open.line}`, holds: false, text }]
      : []
    return [...told, ...limit, ...twice].map((claim) => cite(claim, line))
  })
}

/** Without what is added in parentheses: `(Article XIII)`. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/\bof incident\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
