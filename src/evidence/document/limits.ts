// The limits that a rule sets in words: `Article XIII: … require a post-mortem within 48 hours`.
import type { Fact } from '../../incident/fact.ts'
import type { Claim } from '../../incident/incident.ts'
import { parseDuration } from '../../incident/span.ts'
import type { DocumentContext } from './read-document.ts'

const clause = /\b(article|section|clause|rule|§)\s?([ivxlc]{1,7}|\d{1,3}(?:\.\d{1,3}){0,2})\b/i
const limit = /\bwithin (?:the first )?(\d{1,4} (?:hours?|days?|business days?|minutes?))\b/i
const aboutReviews = /\bpost-?\s?mortems?\b|\breviews?\b|\bretrospectives?\b/i

/** Each line that sets a limit for reviews, under the clause that it or the heading above it names. */
export function readLimits({ source, cite }: DocumentContext): readonly Fact<Claim>[] {
  let heading: string | undefined
  return source.pieces.flatMap((piece) => {
    const { kind, line, checked } = piece
    const text = piece.text.slice(0, 1000)
    if (kind === 'heading') heading = ruleIn(text)
    const rule = ruleIn(text) ?? heading
    const seconds = parseDuration(limit.exec(text)?.[1] ?? '')?.max
    // A box says whether a limit was kept, and the clause in parentheses is only its address.
    if (rule === undefined || seconds === undefined || checked !== undefined || !aboutReviews.test(text))
      return []
    return [cite({ kind: 'limit', rule, seconds, text }, line)]
  })
}

/** `Article XIII` as `article xiii`. */
function ruleIn(text: string): string | undefined {
  const found = clause.exec(text)
  return found ? `${found[1] ?? ''} ${found[2] ?? ''}`.toLowerCase() : undefined
}
