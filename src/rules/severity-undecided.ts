// Was the severity decided?
import { proseLines } from './prose.ts'
import type { Rule } from './rule.ts'

export const severityUndecided: Rule = {
  id: 'severity-undecided',
  title: 'The severity is still open',
  motivation:
    'Who was to be told, and by when, hangs on the severity; a review that leaves it open decides nothing.',
  remedy: 'Choose one, and say by which definition.',
  severity: 'warning',
  check({ review, text }) {
    // While the document is half filled in, other rules say so.
    if (review.severity !== undefined || review.kind !== 'post-mortem') return []
    const field = proseLines(text).find(({ words }) => undecided.test(words.slice(0, 300)))
    return field ? [{ line: field.line, message: 'The severity is asked for, and not decided' }] : []
  },
}

// `Severity: TBD`, `| Severity | |`, `**Severity**: SEV1 / SEV2 / SEV3`, `Severity: [High/Medium/Low]`.
const undecided =
  /^[\s>|*_+-]*(?:incident )?severity(?: level)?[\s*_]*[:：|][\s*_:]*(?:$|\||tbd\b|tbc\b|to be (?:determined|decided|confirmed)|undecided|pending|unknown|\?+|\[[^\]]+\]|[\p{L}\d-]+(?:\s*[/|]\s*[\p{L}\d-]+){2,}\s*\|?\s*$)/iu
