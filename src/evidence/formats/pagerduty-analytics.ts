// PagerDuty's analytics of incidents: a flat row each, from the analytics API or as a CSV report.
//
// The times have no zone: they are in the zone that the report was asked for. One vendor example spells a key
// `total_interruptions"`, quotation mark included.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, Person } from '../../incident/incident.ts'
import { type Moment, shift } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened } from '../happened.ts'
import { present, signature } from '../signature.ts'

export const pagerdutyAnalytics: Format = {
  id: 'pagerduty-analytics',
  title: 'PagerDuty analytics of incidents (API and CSV report)',
  yields:
    'title, priority, service, when it was triggered, acknowledged and resolved, counts of notifications',
  declines: signature(
    {
      '/incident_number': present,
      '/service_name or /service_id': present,
      '/created_at or /created_on': present,
      '/seconds_to_resolve or /seconds_to_first_ack': present,
    },
    ['json', 'yaml', 'csv'],
  ),
  read(piece, options) {
    const row = fieldsOf(piece, options)
    return { fragments: [fragmentOf(row)], problems: row.problems }
  },
}

const counts = {
  'seconds to first acknowledgement': ['/seconds_to_first_ack'],
  'seconds to resolve': ['/seconds_to_resolve'],
  'seconds to engage': ['/seconds_to_engage'],
  'seconds to mobilize': ['/seconds_to_mobilize'],
  'engaged seconds': ['/engaged_seconds'],
  'engaged users': ['/engaged_user_count'],
  'snoozed seconds': ['/snoozed_seconds'],
  escalations: ['/escalation_count'],
  notifications: ['/total_notifications'],
  interruptions: ['/total_interruptions', '/total_interruptions"', '/num_interruptions'],
  'interruptions in business hours': ['/business_hour_interruptions'],
  'interruptions in off hours': ['/off_hour_interruptions'],
  'interruptions in sleep hours': ['/sleep_hour_interruptions'],
}

function fragmentOf(row: Fields): Fragment {
  const created = row.moment(['/created_at', '/created_on'])
  const acknowledged = later(row, created, '/seconds_to_first_ack')
  const stated = row.moment(['/resolved_at', '/resolved_on'])
  const resolved = stated.length > 0 ? stated : later(row, created, '/seconds_to_resolve')
  const priority = row.text(['/priority_name', '/priority'], { basis: 'stated' })
  const title = row.text(['/description', '/title'])
  const ids = row.text('/id')
  return {
    nature: 'failure',
    ids: ids.map((id) => ({ ...id, value: `pagerduty:${id.value}` })),
    facts: {
      title,
      severity:
        priority.length > 0 ? priority : row.text('/urgency', { note: 'the urgency: no priority was set' }),
      status: row.text('/status'),
      service: row.text('/service_name'),
    },
    marks: {
      started: created.map((at) => ({ ...at, note: 'when PagerDuty was told; the trouble may be older' })),
      detected: created,
      acknowledged,
      resolved,
    },
    timeline: [
      ...happened(created, `Incident triggered: ${title[0]?.value ?? ''}`),
      ...happened(acknowledged, 'Incident acknowledged'),
      ...happened(resolved, 'Incident resolved', { by: row.text('/resolved_by_user_name')[0]?.value }),
    ],
    people: [
      ...named(row, ['/assigned_user_names', '/assigned_to_user_names'], 'assignee'),
      ...named(row, ['/acknowledged_user_names', '/acknowledged_by_user_names'], 'acknowledged'),
      ...row.person('/resolved_by_user_name', 'resolved'),
    ],
    details: [
      ...row.detail('incident number', '/incident_number'),
      ...row.detail('team', '/team_name'),
      ...row.detail('escalation policy', '/escalation_policy_name'),
      ...row.detail('urgency', '/urgency'),
      ...row.detail('major', '/major'),
      ...row.detail('resolved by itself', '/auto_resolved'),
      ...Object.entries(counts).flatMap(([name, pointers]) => row.detail(name, pointers)),
    ],
  }
}

/** The creation plus the seconds that the row counts from it. */
function later(row: Fields, created: readonly Fact<Moment>[], pointer: string): readonly Fact<Moment>[] {
  const [seconds] = row.number(pointer)
  const [from] = created
  if (seconds === undefined || from === undefined) return []
  const note = `created_at + ${pointer.slice(1)}`
  return [row.cite(shift(from.value, seconds.value), pointer, { basis: 'derived', note })]
}

/** A list, or names with commas between them. */
function named(row: Fields, pointers: readonly string[], role: string): readonly Fact<Person>[] {
  return pointers.flatMap((pointer) =>
    Array.isArray(row.raw(pointer))
      ? row.each(pointer).flatMap((each) => each.person('', role))
      : row.person(pointer, role).flatMap((person) =>
          person.value.name
            .split(/[,;]/)
            .map((name) => name.trim())
            .filter((name) => name !== '')
            .map((name) => ({ ...person, value: { ...person.value, name } })),
        ),
  )
}
