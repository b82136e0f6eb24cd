// incident.io: incidents of its API (v1 and v2), and the webhooks that carry them.
//
// `incident_timestamp_values` are moments that people set, each under the name their organisation gave it.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, MarkName } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { happened } from '../happened.ts'
import { incidentIoUpdate } from '../incident-io-update.ts'
import { at, step } from '../pointer.ts'
import { qualified } from '../qualified.ts'
import { anyOf, matching, object, present, signature, text } from '../signature.ts'

const isWebhook = signature({
  '/event_type': matching(
    /^(?:public|private)_incident\.(?:incident|status|postmortem|membership)/,
    'an event of an incident',
  ),
})
const isIncident = signature({
  '/reference': text,
  '/name': text,
  '/incident_status or /incident_role_assignments or /incident_timestamp_values or /timestamps or /permalink':
    present,
})
export const incidentIo: Format = {
  id: 'incident-io',
  title: 'incident.io incidents and webhooks',
  yields: 'name, severity, status, roles, the timestamps and updates of an incident, its durations and links',
  declines: anyOf(isWebhook, isIncident),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const fields = whole.inside(incidentPointer(piece))
    return { fragments: [fragmentOf(fields, whole)], problems: whole.problems }
  },
}

/** A webhook holds the incident under the name of its event, and there perhaps under `incident`. */
function incidentPointer(piece: Piece): string {
  const event = at(piece.data, '/event_type')
  if (typeof event !== 'string') return ''
  const pointers = [`${step(event)}/incident`, step(event), '/incident']
  return pointers.find((pointer) => object.passes(at(piece.data, pointer))) ?? ''
}

/** What the default names of timestamps mean; an organisation may have renamed them. */
const markByName: readonly (readonly [RegExp, MarkName])[] = [
  [/^(?:impact )?(?:start|began)|impact start/i, 'started'],
  [/detect/i, 'detected'],
  [/^report/i, 'reported'],
  [/^(?:accept|declare)/i, 'declared'],
  [/acknowledge/i, 'acknowledged'],
  [/mitigat|^fixed|stabili[sz]ed/i, 'mitigated'],
  [/^resolved|impact end/i, 'resolved'],
  [/^closed/i, 'closed'],
]

function fragmentOf(fields: Fields, whole: Fields): Fragment {
  const stamps = [
    ...fields.each('/incident_timestamp_values').map((stamp) => ({
      name: stamp.text('/incident_timestamp/name')[0]?.value ?? 'Timestamp',
      at: stamp.moment(object.passes(stamp.raw('/value')) ? '/value/value' : '/value', { basis: 'stated' }),
    })),
    ...fields.each('/timestamps').map((stamp) => ({
      name: stamp.text('/name')[0]?.value ?? 'Timestamp',
      at: stamp.moment(['/last_occurred_at', '/value']),
    })),
  ]
  const named = (mark: MarkName) =>
    stamps.filter(({ name }) => markOf(name) === mark).flatMap(({ at: moments }) => moments)
  const created = fields.moment('/created_at')
  const drill = fields.raw('/mode')
  const declared = named('declared')
  return {
    nature: drill === 'test' || drill === 'tutorial' ? 'context' : 'failure',
    ids: [
      ...qualified('incident-io', fields.text('/id')),
      ...qualified('incident-io', fields.text('/reference')),
    ],
    facts: {
      title: fields.text('/name', { basis: 'stated' }),
      summary: fields.text('/summary', { basis: 'stated' }),
      severity: fields.text(['/severity/name', '/severity'], { basis: 'stated' }),
      status: fields.text(['/incident_status/name', '/incident_status/category', '/status']),
      service: customFields(fields, /^(?:affected |impacted )?(?:services?|systems?|components?)$/i),
      environment: customFields(fields, /^(?:affected )?environments?$/i),
    },
    marks: {
      started: named('started'),
      detected: named('detected'),
      reported: named('reported'),
      acknowledged: named('acknowledged'),
      mitigated: named('mitigated'),
      resolved: named('resolved'),
      closed: named('closed'),
      declared: declared.length > 0 ? declared : created,
    },
    timeline: [
      ...happened(created, 'Incident created', { by: fields.text('/creator/user/name')[0]?.value }),
      ...stamps.flatMap(({ name, at: moments }) => happened(moments, name)),
      ...fields.each('/incident_updates').flatMap(incidentIoUpdate),
      ...statusChange(whole, fields),
    ],
    people: [
      ...fields.person('/creator/user/name', 'creator'),
      ...fields.each('/incident_role_assignments').flatMap((assignment) =>
        assignment.person('/assignee/name', assignment.text('/role/name')[0]?.value ?? 'responder', {
          basis: 'stated',
        }),
      ),
    ],
    links: [
      ...fields.link('/permalink', 'incident', 'incident.io'),
      ...fields.link('/postmortem_document_url', 'document', 'Post-mortem'),
      ...fields.link('/call_url', 'other', 'Call'),
      ...fields.link(
        '/external_issue_reference/issue_permalink',
        'ticket',
        fields.text('/external_issue_reference/issue_name')[0]?.value,
      ),
    ],
    details: [
      ...fields.detail('reference', '/reference'),
      ...fields.detail('incident type', '/incident_type/name'),
      ...fields.detail('mode', '/mode'),
      ...fields.detail('Slack channel', '/slack_channel_name'),
      ...fields.each('/duration_metrics').flatMap((metric) =>
        metric.detail(metric.text('/duration_metric/name')[0]?.value ?? 'duration', '/value_seconds', {
          unit: 's',
          basis: 'derived',
        }),
      ),
      ...fields.each('/custom_field_entries').flatMap((entry) => {
        const name = entry.text('/custom_field/name')[0]?.value
        return name === undefined
          ? []
          : valuesOf(entry).map((fact) => ({ ...fact, value: { name, value: fact.value } }))
      }),
    ],
  }
}

function markOf(name: string): MarkName | undefined {
  return markByName.find(([pattern]) => pattern.test(name))?.[1]
}

function customFields(fields: Fields, name: RegExp): readonly Fact<string>[] {
  return fields
    .each('/custom_field_entries')
    .filter((entry) => name.test(entry.text('/custom_field/name')[0]?.value ?? ''))
    .flatMap(valuesOf)
}

function valuesOf(entry: Fields): readonly Fact<string>[] {
  const spellings = [
    '/value_catalog_entry/name',
    '/value_option/value',
    '/value_text',
    '/value_link',
    '/value_numeric',
  ]
  return entry.each('/values').flatMap((value) => value.text(spellings, { basis: 'stated' }))
}

/** A status webhook tells what the status was and has become, at the time of the incident's last change. */
function statusChange(whole: Fields, fields: Fields) {
  const event = whole.raw('/event_type')
  if (typeof event !== 'string') return []
  const [status] = whole.text(`${step(event)}/new_status/name`)
  const message = whole.text(`${step(event)}/message`, { basis: 'stated' })[0]?.value
  if (!status) return []
  return happened(
    fields.moment('/updated_at'),
    `Status: ${status.value}${message === undefined ? '' : ` — ${message}`}`,
  )
}
