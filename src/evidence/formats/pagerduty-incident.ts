// PagerDuty incidents: from the REST API, with whatever was included, and from the webhooks before version 3.
//
// `created_at` is when PagerDuty was told. Older payloads have no `resolved_at`: while the status is resolved, the last
// change of status was the resolution. `priority` is null for many accounts; then only the urgency is known.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, Marks, TimelineEvent } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { alertEvent, byPerson, noteEvent, readLogEntries } from '../pagerduty-entries.ts'
import { anyOf, matching, object, oneOf, present, signature } from '../signature.ts'

const isIncident = signature({
  '/incident_number': present,
  '/status': oneOf('triggered', 'acknowledged', 'resolved'),
  '/service or /escalation_policy': object,
  '/created_at or /created_on': present,
})
const isMessage = signature({
  '/event or /type': matching(/^incident\.\w+$/, '"incident." and what happened'),
  '/incident or /data/incident': object,
  '/incident/incident_number or /data/incident/incident_number': present,
})

export const pagerdutyIncident: Format = {
  id: 'pagerduty-incident',
  title: 'PagerDuty incidents (REST API, webhooks v1 and v2)',
  yields:
    'title, priority, service, when it was triggered, acknowledged and resolved, log, notes, responders',
  declines: anyOf(isIncident, isMessage),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    if (isIncident(piece) === undefined) return { fragments: [fragmentOf(whole)], problems: whole.problems }
    const incident = whole.inside(whole.raw('/incident') === undefined ? '/data/incident' : '/incident')
    const fragment = fragmentOf(incident, whole)
    return { fragments: [fragment], problems: whole.problems }
  },
}

function fragmentOf(incident: Fields, message?: Fields): Fragment {
  const log = readLogEntries([...incident.each('/log_entries'), ...(message?.each('/log_entries') ?? [])])
  const created = incident.moment(['/created_at', '/created_on'])
  const status = incident.text('/status')
  const resolved = status[0]?.value === 'resolved' ? resolvedAt(incident, log.marks) : []
  const acknowledged = [
    ...incident.each('/acknowledgements').flatMap((each) => each.moment(['/at', '/created_at'])),
    ...(log.marks.acknowledged ?? []),
    ...(message && /\.acknowledge$/.test(String(message.raw('/event') ?? message.raw('/type')))
      ? message.moment(['/created_on', '/created_at'])
      : []),
  ]
  const priority = incident.text(['/priority/summary', '/priority/name'], { basis: 'stated' })
  const title = incident
    .text([
      ...['/title', '/description', '/trigger_summary_data/subject', '/trigger_summary_data/description'],
      ...['/summary', '/incident_key'],
    ])
    .map((fact) => ({ ...fact, value: fact.value.replace(/^\[#\d+\]\s*/, '') }))
  const byHand =
    byPerson(incident.inside('/first_trigger_log_entry')) || incident.raw('/trigger_type') === 'web_trigger'
  return {
    nature: 'failure',
    ids: incident.text('/id').map((id) => ({ ...id, value: `pagerduty:${id.value}` })),
    facts: {
      title,
      severity:
        priority.length > 0
          ? priority
          : incident.text('/urgency', { note: 'the urgency: no priority was set' }),
      status,
      service: incident.text(['/service/summary', '/service/name']),
    },
    marks: {
      started: created.map((at) => ({ ...at, note: 'when PagerDuty was told; the trouble may be older' })),
      [byHand ? 'reported' : 'detected']: created,
      acknowledged,
      notified: log.marks.notified ?? [],
      resolved,
    },
    timeline: [
      ...(log.has('trigger') ? [] : happened(created, `Incident triggered: ${title[0]?.value ?? ''}`)),
      ...log.timeline,
      ...(log.has('acknowledge') ? [] : acknowledgementsOf(incident)),
      ...incident.each('/notes').flatMap(noteEvent),
      ...incident.each('/status_updates').flatMap(noteEvent),
      ...incident.each('/alerts').flatMap(alertEvent),
      ...(message && log.timeline.length === 0 ? messageEvent(message) : []),
      ...(log.has('resolve')
        ? []
        : happened(resolved, 'Incident resolved', {
            by: incident.text('/last_status_change_by/summary')[0]?.value,
          })),
    ],
    people: [
      ...incident.each('/assignments').flatMap((each) => each.person('/assignee/summary', 'assignee')),
      ...incident.each('/assigned_to').flatMap((each) => each.person('/object/name', 'assignee')),
      ...(incident.raw('/assigned_to') === undefined
        ? incident.person('/assigned_to_user/name', 'assignee')
        : []),
      ...incident.each('/incidents_responders').flatMap((each) => each.person('/user/summary', 'responder')),
      ...log.people,
    ],
    links: [
      ...incident.link('/html_url', 'incident', 'PagerDuty incident'),
      ...incident.link('/conference_bridge/conference_url', 'other', 'Conference bridge'),
      ...incident.each('/external_references').flatMap((each) => each.link('/external_url', 'ticket')),
    ],
    details: [
      ...incident.detail('incident number', '/incident_number'),
      ...incident.detail('urgency', '/urgency'),
      ...incident.detail('incident key', '/incident_key'),
      ...incident.detail('escalation policy', ['/escalation_policy/summary', '/escalation_policy/name']),
      ...incident.each('/teams').flatMap((team) => team.detail('team', ['/summary', '/name'])),
      ...incident.detail('resolve reason', ['/resolve_reason/type', '/resolve_reason']),
    ],
  }
}

function resolvedAt(incident: Fields, logged: Marks): readonly Fact<Moment>[] {
  const stated = incident.moment('/resolved_at')
  if (stated.length > 0) return stated
  const changed = incident.moment(['/last_status_change_at', '/last_status_change_on'], {
    note: 'the last change of status, which was the resolution',
  })
  return changed.length > 0 ? changed : (logged.resolved ?? [])
}

function acknowledgementsOf(incident: Fields): readonly Fact<TimelineEvent>[] {
  return incident.each('/acknowledgements').flatMap((each) =>
    told(each, each.moment(['/at', '/created_at']), 'Incident acknowledged', {
      by: each.text(['/acknowledger/summary', '/acknowledger/name', '/acknowledger/object/name'])[0]?.value,
    }),
  )
}

/** What the message is about, where neither the incident nor its log already says so. */
function messageEvent(message: Fields): readonly Fact<TimelineEvent>[] {
  const [event] = message.text(['/event', '/type'])
  if (event === undefined || /\.(?:trigger|resolve)$/.test(event.value)) return []
  return happened(message.moment(['/created_on', '/created_at']), `PagerDuty: ${event.value}`)
}
