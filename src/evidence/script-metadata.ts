// Metadata that scripts write about a failed deployment or an incident: the same facts under many spellings.
import type { Fact } from '../incident/fact.ts'
import type { FactName, Facts, Fragment, MarkName, Person, TimelineEvent } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'
import type { Fields, How } from './fields.ts'
import type { Spellings } from './spellings.ts'

/** The names under which a version that failed, and the version that was restored, are written. */
export const failedVersionNames = [
  'failed_version',
  'failing_version',
  'faulty_version',
  'bad_version',
  'version_failed',
  'versions_failed',
  'from_version',
  'rollback_from',
  'rolled_back_from',
  'deployed_version',
  'deployment_version',
  'new_version',
]
export const restoredVersionNames = [
  'rollback_version',
  'rollback_to_version',
  'rolled_back_to',
  'rolled_back_to_version',
  'rollback_to',
  'rollback_target',
  'target_version',
  'to_version',
  'restored_version',
  'version_rolled_back_to',
  'versions_rolled_back_to',
  'versions_rollback',
  'versions_restored',
  'versions_target',
]
export const rollbackReasonNames = [
  'rollback_reason',
  'failure_reason',
  'rollback_trigger',
  'failure_message',
  'reason',
  'trigger',
  'cause',
  'error_message',
  'error',
]

const factSpellings: readonly (readonly [FactName, How, readonly string[]])[] = [
  ['title', { basis: 'stated' }, ['title', 'incident_title', 'incident_name', 'short_description']],
  ['summary', { basis: 'stated' }, ['summary', 'description', 'incident_description']],
  ['severity', {}, ['severity', 'incident_severity', 'sev', 'priority']],
  ['status', {}, ['status', 'incident_status', 'state']],
  ['service', {}, ['service', 'service_name', 'application', 'app', 'app_name', 'component', 'project']],
  ['environment', {}, ['environment', 'env', 'environment_name', 'deployment_environment']],
  ['previousVersion', {}, ['previous_version', 'versions_previous', 'last_good_version', 'stable_version']],
  ['rolledBackTo', {}, restoredVersionNames],
  ['reason', { basis: 'stated' }, rollbackReasonNames],
  ['rootCause', { basis: 'stated' }, ['root_cause']],
  ['impact', { basis: 'stated' }, ['impact', 'impact_description', 'customer_impact']],
]

/** What a captured time means to a reader of the timeline, under the mark it stands for. */
const markSpellings: readonly (readonly [MarkName, string, readonly string[]])[] = [
  [
    'started',
    'Deployment started',
    [
      'deploy_start',
      'deploy_start_time',
      'deploy_started',
      'deploy_started_at',
      'deployment_start',
      'deployment_start_time',
      'deployment_started',
      'deployment_started_at',
    ],
  ],
  [
    'started',
    'Incident started',
    ['started_at', 'start_time', 'incident_start', 'times_start', 'times_started'],
  ],
  [
    'deployed',
    'Deployed',
    [
      'deployed_at',
      'deployment_time',
      'deployment_timestamp',
      'deploy_time',
      'deploy_timestamp',
      'deploy_end',
    ],
  ],
  [
    'detected',
    'Failure detected',
    [
      'detected_at',
      'detection_time',
      'failure_detected_at',
      'failure_detected',
      'failure_time',
      'failure_timestamp',
      'failed_at',
      'times_failure',
      'times_failed',
      'times_detected',
    ],
  ],
  ['reported', 'Reported', ['reported_at', 'report_time']],
  ['declared', 'Incident declared', ['declared_at', 'opened_at', 'incident_created_at']],
  ['acknowledged', 'Acknowledged', ['acknowledged_at', 'ack_at']],
  ['notified', 'Notified', ['notified_at', 'notification_sent_at', 'notifications_sent_at']],
  ['service-stopped', 'Services stopped', ['services_stopped_at', 'services_stopped', 'service_stopped_at']],
  [
    'rollback-started',
    'Rollback started',
    [
      'rollback_start',
      'rollback_start_time',
      'rollback_started',
      'rollback_started_at',
      'rollback_initiated_at',
      'rollback_triggered_at',
    ],
  ],
  ['mitigated', 'Mitigated', ['mitigated_at', 'mitigation_time']],
  [
    'service-started',
    'Services started',
    ['services_restarted_at', 'services_started_at', 'service_restarted_at', 'service_started_at'],
  ],
  [
    'rolled-back',
    'Rolled back',
    [
      'rolled_back_at',
      'rollback_completed_at',
      'rollback_complete_at',
      'rollback_completed',
      'times_rollback',
      'rollback_end',
      'rollback_end_time',
      'rollback_finished_at',
      'rollback_timestamp',
      'rollback_time',
      'rollback_at',
    ],
  ],
  [
    'resolved',
    'Resolved',
    ['resolved_at', 'resolution_time', 'recovered_at', 'ended_at', 'end_time', 'times_resolved'],
  ],
  ['closed', 'Closed', ['closed_at']],
]

const roleSpellings: readonly (readonly [string, readonly string[]])[] = [
  ['incident commander', ['incident_commander', 'commander', 'ic', 'incident_lead']],
  ['reporter', ['reporter', 'reported_by']],
  ['deployer', ['deployed_by', 'deployer']],
  [
    'rollback by',
    [
      'triggered_by',
      'rolled_back_by',
      'rollback_by',
      'initiated_by',
      'rollback_triggered_by',
      'rollback_initiated_by',
      'rollback_actor',
    ],
  ],
  ['actor', ['actor', 'user', 'operator', 'created_by', 'captured_by']],
  ['owner', ['owner', 'assignee', 'assigned_to']],
  ['on call', ['on_call', 'oncall', 'on_call_engineer', 'responder']],
]

/** The facts, marks, timeline and people that the spelled fields give; `version` and ids are the format's to choose. */
export function readScriptMetadata(
  fields: Fields,
  spelled: Spellings,
): Pick<Fragment, 'timeline' | 'people'> & {
  facts: Facts
  marks: Partial<Record<MarkName, Fact<Moment>[]>>
} {
  // An object or a flag may bear the name of a text or a time: `rollback: {...}`, `resolved: true`.
  const scalars = (names: readonly string[]) =>
    spelled.find(...names).filter((pointer) => ['string', 'number'].includes(typeof fields.raw(pointer)))
  const marks: Partial<Record<MarkName, Fact<Moment>[]>> = {}
  const timeline: Fact<TimelineEvent>[] = []
  for (const [name, text, names] of markSpellings) {
    for (const moment of fields.moment(scalars(names))) {
      ;(marks[name] ??= []).push(moment)
      timeline.push({ ...moment, value: { at: moment.value, text } })
    }
  }
  const people = roleSpellings.flatMap(([role, names]) =>
    fields.text(scalars(names)).map((name) => ({ ...name, value: { name: name.value, role } })),
  )
  const read = factSpellings.map(([name, how, names]) => [name, fields.text(scalars(names), how)] as const)
  const facts = Object.fromEntries(read.filter(([, found]) => found.length > 0))
  return { facts, marks, timeline, people: [...people, ...respondersOf(fields)] }
}

function respondersOf(fields: Fields): Fact<Person>[] {
  return ['/responders', '/participants', '/people'].flatMap((list) =>
    fields.each(list).flatMap((element) => {
      const [name] = typeof element.raw('') === 'string' ? element.text('') : element.text(['/name', '/user'])
      const [role] = typeof element.raw('') === 'string' ? [] : element.text('/role')
      return name ? [element.cite({ name: name.value, ...(role && { role: role.value }) }, '')] : []
    }),
  )
}

/** The entries of a timeline that the metadata itself keeps. */
export function readEvents(fields: Fields): Fact<TimelineEvent>[] {
  return ['/timeline', '/events'].flatMap((list) =>
    fields.each(list).flatMap((element) => {
      const [at] = element.moment(['/timestamp', '/time', '/at', '/date'])
      const [text] = element.text(['/event', '/message', '/description', '/text', '/action', '/summary'])
      const [detail] = element.text(['/details', '/detail', '/note'])
      const [by] = element.text(['/actor', '/user', '/by', '/author'])
      if (!at || !text) return []
      return [
        element.cite(
          {
            at: at.value,
            text: text.value,
            ...(detail && { detail: detail.value }),
            ...(by && { by: by.value }),
          },
          '',
        ),
      ]
    }),
  )
}
