// Does the document name a root cause?
import { type Rule, severityOf } from './rule.ts'

export const rootCauseMissing: Rule = {
  id: 'root-cause-missing',
  title: 'No root cause is named',
  motivation: 'What is not explained happens again, and actions without a cause are guesses.',
  remedy: 'Say what made it possible, under a heading such as “Root cause”; if nobody knows, say that.',
  severity: 'warning',
  check(context) {
    const { state, line } = context.review.rootCause
    if (state !== 'no') return []
    const severity = severityOf(context, 'root-cause-identified')
    return [{ message: 'No root cause is named', severity, ...(line !== undefined && { line }) }]
  },
}
