// Preflight report: a gate's decision whether a deployment may go ahead, with the scores it rests on. It holds no time.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { leftoversOf } from '../leftovers.ts'
import { present, signature, text } from '../signature.ts'

/** NO-GO, NO_GO, STOP, BLOCKED, FAIL, REJECTED … ; GO and GO_CANARY let the deployment pass. */
const refused = /^(?:no[-_ ]?go|stop|block|fail|reject|abort|den(?:y|ied))/i

export const preflightReport: Format = {
  id: 'preflight-report',
  title: 'Preflight report',
  yields: 'the decision of a deployment gate, its blocking issues, scores and thresholds',
  declines: signature({
    '/decision': text,
    '/risk_score or /scores or /blocking_issues': present,
    '/thresholds or /weights or /artifacts_missing or /blocking_issues': present,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const [decision] = fields.text('/decision')
    const failed = refused.test(decision?.value.trim() ?? '')
    const times = fields.moment(['/timestamp', '/generated_at', '/created_at'])
    const said: Omit<Fragment, 'nature'> = {
      facts: {
        status: decision ? [{ ...decision, note: 'the decision of the preflight gate' }] : [],
        version: fields.text(['/version', '/release']),
        environment: fields.text(['/environment', '/env']),
        ...(failed && { reason: blockingIssues(fields) }),
      },
      marks: failed ? { detected: times } : {},
      timeline: times.map((at) => ({
        ...at,
        value: { at: at.value, text: `Preflight decision: ${decision?.value ?? 'unknown'}` },
      })),
    }
    return {
      fragments: [{ nature: failed ? 'failure' : 'context', ...said, ...leftoversOf(piece, fields, said) }],
      problems: fields.problems,
    }
  },
}

function blockingIssues(fields: Fields): Fact<string>[] {
  return fields
    .each('/blocking_issues')
    .flatMap((issue) =>
      typeof issue.raw('') === 'string' ? issue.text('') : issue.text(['/message', '/description', '/name']),
    )
}
