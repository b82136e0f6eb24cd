// Is the root cause known, or only suspected?
import type { Rule } from './rule.ts'

export const rootCauseSuspected: Rule = {
  id: 'root-cause-suspected',
  title: 'The root cause is only suspected',
  motivation: 'A suspicion that nobody confirms turns into a fact by being quoted.',
  remedy: 'Say what would confirm or refute it and who looks; correct the document when it is known.',
  severity: 'warning',
  check({ review: { rootCause } }) {
    if (rootCause.state !== 'partial') return []
    return [
      {
        message: 'The root cause is named as suspected, or as still unknown',
        ...(rootCause.line !== undefined && { line: rootCause.line }),
      },
    ]
  },
}
