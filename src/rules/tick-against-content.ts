// Is a box ticked for something that the document does not hold?
import type { Requirement } from '../policies/policy.ts'
import { meets } from './requirement.ts'
import { type Context, type Rule, clocksFor, severityOf } from './rule.ts'

export const tickAgainstContent: Rule = {
  id: 'tick-against-content',
  title: 'A box is ticked that the content contradicts',
  motivation: 'A tick is a claim. One that the document itself refutes makes every other tick worthless.',
  remedy: 'Do what the box says, or take the tick away.',
  severity: 'warning',
  check: (context) =>
    context.review.checkboxes.flatMap(({ line, text, ticked }) => {
      if (!ticked) return []
      const claim = claims.find(({ pattern }) => pattern.test(text.slice(0, 300)))
      if (!claim) return []
      const against = refute(context, claim.of)
      if (against === undefined) return []
      // Half an answer may be what the author meant by it.
      const severity = against.certain ? severityOf(context, claim.of) : 'warning'
      return [{ line, severity, message: `Ticked, though ${against.why}: ${text.slice(0, 120)}` }]
    }),
}

interface Claim {
  readonly of: Requirement
  readonly pattern: RegExp
}

const claims: readonly Claim[] = [
  {
    of: 'review-complete',
    pattern: /\b(?:post-?\s?mortem|review|retrospective)\b.{0,40}\b(?:completed?|finished|done)\b/i,
  },
  {
    of: 'root-cause-identified',
    pattern: /\broot causes?\b.{0,40}\b(?:identified|documented|determined|found|known|confirmed)\b/i,
  },
  {
    of: 'actions-assigned',
    pattern: /\baction items?\b.{0,40}\b(?:created|assigned|defined|owners?|documented)\b/i,
  },
  {
    of: 'lessons-documented',
    pattern: /\blessons?\b.{0,20}\b(?:documented|captured|recorded|written|shared)\b/i,
  },
  {
    of: 'prevention-planned',
    pattern: /\bprevent\w*\b.{0,40}\b(?:implemented|scheduled|planned|documented|identified|defined)\b/i,
  },
]

/** What the content says against the claim; `certain` where it is no matter of judgement. */
function refute(context: Context, requirement: Requirement): { why: string; certain: boolean } | undefined {
  const { met, why = 'the document does not hold it' } = meets(context, requirement)
  const states = clocksFor(context, requirement).map(({ state }) => state)
  if (requirement === 'review-complete') {
    if (states.includes('late')) return { why: 'it was late', certain: false }
    // Before it is due, the box may stand for the part that is done.
    return met === false && states.includes('overdue') ? { why, certain: true } : undefined
  }
  if (met !== false) return undefined
  const { rootCause, actions } = context.review
  const half =
    (requirement === 'root-cause-identified' && rootCause.state === 'partial') ||
    (requirement === 'actions-assigned' && actions.length > 0)
  return { why, certain: !half }
}
