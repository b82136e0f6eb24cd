// Grafana alert webhooks before version 9: one rule, its state and the values that broke it, but no time at all.
import type { Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { absent, present, signature, text } from '../signature.ts'

export const grafanaLegacyAlert: Format = {
  id: 'grafana-legacy-alert',
  title: 'Grafana alert webhooks (legacy alerting)',
  yields: 'rule, state, message and measured values; no time',
  declines: signature({
    '/ruleName': text,
    '/state': text,
    '/ruleUrl or /ruleId or /evalMatches': present,
    '/alerts': absent,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

const troubled = new Set(['alerting', 'no_data'])

function fragmentOf(alert: Fields): Fragment {
  const state = alert.text('/state')
  return {
    nature: state.some(({ value }) => troubled.has(value)) ? 'failure' : 'context',
    facts: {
      title: alert.text(['/ruleName', '/title']),
      summary: alert.text('/message', { basis: 'configured' }),
      severity: alert.text(['/tags/severity', '/tags/priority'], { basis: 'configured' }),
      service: alert.text('/tags/service', { basis: 'configured' }),
      environment: alert.text(['/tags/environment', '/tags/env'], { basis: 'configured' }),
      status: state,
    },
    links: [
      ...alert.link('/ruleUrl', 'dashboard', 'Rule'),
      ...alert.link('/imageUrl', 'other', 'Picture of the panel'),
    ],
    details: alert.each('/evalMatches').flatMap((match) => match.detail(nameOf(match), '/value')),
  }
}

const nameOf = (match: Fields) => match.text('/metric')[0]?.value ?? 'value'
