// Whether a policy is about an incident at all: a rule for rollbacks says nothing of an outage elsewhere.
import type { Incident } from '../incident/incident.ts'
import type { Policy } from '../policies/policy.ts'

/** Formats in which a person asks for a review, whatever happened. */
const askedFor: ReadonlySet<string> = new Set(['incident-file', 'incident-folder', 'forensics-folder'])

export function applies({ about }: Policy, incident: Pick<Incident, 'marks'> & Partial<Incident>): boolean {
  return about !== 'rollbacks' || incident.facts === undefined || isRollback(incident as Incident)
}

/** Something was rolled back, a deployment to an environment failed, or a person says that it is one. */
function isRollback({ marks, facts, records, evidence }: Incident): boolean {
  return (
    marks['rolled-back'] !== undefined ||
    marks['rollback-started'] !== undefined ||
    facts.rolledBackTo !== undefined ||
    records.length > 0 ||
    (facts.version !== undefined && facts.environment !== undefined) ||
    evidence.some(({ format }) => askedFor.has(format))
  )
}
