// Slack's own status API (v2): current and past incidents. Notes stand newest first.
import type { Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { htmlToText } from '../html-text.ts'
import { qualified } from '../qualified.ts'
import { list, signature, text } from '../signature.ts'

export const slackStatus: Format = {
  id: 'slack-status',
  title: 'Slack status incidents',
  yields: 'title, type, services, created, resolved, every note',
  declines: signature({ '/title': text, '/date_created': text, '/notes': list, '/services': list }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

function fragmentOf(fields: Fields): Fragment {
  const created = fields.moment('/date_created')
  const updated = fields.moment('/date_updated')
  const over = /^(?:resolved|completed|cancelled)$/.test(String(fields.raw('/status')))
  return {
    nature: fields.raw('/type') === 'notice' ? 'context' : 'failure',
    ids: qualified('slack-status', fields.text('/id')),
    facts: {
      title: fields.text('/title', { basis: 'stated' }),
      severity: fields.text('/type', { basis: 'stated' }),
      status: fields.text('/status'),
      service: fields.each('/services').flatMap((service) => service.text(['', '/name'])),
    },
    marks: {
      reported: created,
      resolved: over
        ? updated.map((moment) => ({ ...moment, note: 'the last update of an incident that is over' }))
        : [],
    },
    timeline: [
      ...happened(created, 'Incident posted'),
      ...fields.each('/notes').flatMap((note) => {
        const [body] = note.text('/body', { basis: 'stated' })
        return body
          ? told(note, note.moment('/date_created'), htmlToText(body.value), { basis: 'stated' })
          : []
      }),
    ],
    links: fields.link('/url', 'incident', 'Slack status'),
  }
}
