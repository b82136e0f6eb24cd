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
      return [{ line, severity, message: `Ticked, but ${against.why}: ${text.slice(0, 120)}` }]
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

function refute(context: Context, requirement: Requirement): { why: string; certain: boolean } | undefined {
  const { review } = context
  if (requirement === 'review-complete') {
    const states = clocksFor(context, requirement).map(({ state }) => state)
    if (states.includes('late')) return { why: 'it was late', certain: false }
    return meets(context, requirement) === false && states.includes('overdue')
      ? { why: 'parts of it are still to be filled in', certain: true }
      : undefined
  }
  if (requirement === 'root-cause-identified') {
    if (review.rootCause.state === 'partial') return { why: 'the cause is only suspected', certain: false }
    return review.rootCause.state === 'no' ? { why: 'no root cause is named', certain: true } : undefined
  }
  if (requirement === 'lessons-documented')
    return review.lessons.state === 'no' ? { why: 'no lessons are written down', certain: true } : undefined
  if (requirement === 'actions-assigned') {
    if (review.actions.length === 0) return { why: 'there are no action items', certain: true }
    const unowned = review.actions.filter(({ owner, done }) => !done && owner === undefined).length
    return unowned > 0 ? { why: `${unowned} open action items have no owner`, certain: false } : undefined
  }
  // Prevention can be told in many ways; only where there is nothing at all, the tick is refuted.
  const told = review.sections.some(({ concepts, substance }) => substance && concepts.includes('prevention'))
  return told || review.actions.length > 0
    ? undefined
    : { why: 'no prevention is described or scheduled', certain: true }
}
