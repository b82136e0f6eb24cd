// Is a template's own text still standing where an answer should?
import { placeholdersLeft } from './requirement.ts'
import { type Rule, severityOf } from './rule.ts'

export const placeholderLeft: Rule = {
  id: 'placeholder-left',
  title: 'A placeholder is left',
  motivation: 'A placeholder in a finished review is a question that was asked and never answered.',
  remedy: 'Replace it with the answer, or with “unknown” and why.',
  severity: 'warning',
  check(context) {
    const byLine = new Map<number, string[]>()
    for (const { line, text } of placeholdersLeft(context))
      byLine.set(line, [...(byLine.get(line) ?? []), text])
    const severity = severityOf(context, 'review-complete')
    return [...byLine].map(([line, texts]) => ({
      line,
      severity,
      message: `Still to be filled in: ${[...new Set(texts)].slice(0, 5).join(', ').slice(0, 200)}`,
    }))
  },
}
