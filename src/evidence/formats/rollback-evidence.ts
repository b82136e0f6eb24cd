// Rollback evidence: the short record of one rollback, with its reason and actor. A drill is written the same way.
import { fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import type { Fragment } from '../../incident/incident.ts'
import { leftoversOf } from '../leftovers.ts'
import { absent, present, signature } from '../signature.ts'

export const rollbackEvidence: Format = {
  id: 'rollback-evidence',
  title: 'Rollback evidence',
  yields: 'the service and revision that were rolled back, when, why and by whom',
  declines: signature({
    '/timestamp': present,
    '/release': present,
    '/revision': present,
    '/reason': present,
    '/apiVersion or /involvedObject or /kind': absent,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const rolledBack = fields.moment('/timestamp')
    const version = fields.text('/revision')
    const reason = fields.text('/reason', { basis: 'stated' })
    const text = `${version[0]?.value ?? 'The release'} was rolled back`
    const said: Omit<Fragment, 'nature'> = {
      facts: {
        service: fields.text('/release'),
        version,
        reason,
        environment: fields.text(['/environment', '/env']),
        rolledBackTo: fields.text(['/rolled_back_to', '/target_revision', '/previous_revision']),
      },
      marks: { 'rolled-back': rolledBack },
      timeline: rolledBack.map((at) => ({
        ...at,
        value: { at: at.value, text, ...(reason[0] && { detail: reason[0].value }) },
      })),
      people: fields
        .text('/actor')
        .map((actor) => ({ ...actor, value: { name: actor.value, role: 'actor' } })),
    }
    return {
      fragments: [{ nature: 'failure', ...said, ...leftoversOf(piece, fields, said) }],
      problems: fields.problems,
    }
  },
}
