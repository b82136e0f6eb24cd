// An update of an incident in incident.io, alone or among the incident's own.
import type { Fact } from '../incident/fact.ts'
import type { TimelineEvent } from '../incident/incident.ts'
import type { Fields } from './fields.ts'
import { told } from './happened.ts'

/** What it changed, and what the person wrote who made it. */
export function incidentIoUpdate(update: Fields): readonly Fact<TimelineEvent>[] {
  const states = [
    ...update.text(['/new_incident_status/name', '/new_status']).map(({ value }) => `Status: ${value}`),
    ...update.text('/new_severity/name').map(({ value }) => `Severity: ${value}`),
  ].join(', ')
  const [message] = update.text('/message', { basis: 'stated' })
  const words = [states, message?.value ?? ''].filter((part) => part !== '').join(' — ')
  return told(update, update.moment('/created_at'), words === '' ? 'Update' : words, {
    basis: message ? 'stated' : 'measured',
    by: update.text(['/updater/user/name', '/updater/api_key/name'])[0]?.value,
  })
}
