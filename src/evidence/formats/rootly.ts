// Rootly: incidents of its API (flat, or as JSON:API resources), webhooks, and events of an incident's timeline.
import type { Fact } from '../../incident/fact.ts'
import type { Action, Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { listOf, named, namesIn } from '../json-api.ts'
import { qualified } from '../qualified.ts'
import { absent, anyOf, oneOf, present, signature, text } from '../signature.ts'

const isResource = signature({ '/type': oneOf('incidents', 'incident'), '/attributes/title': text })
const isFlat = signature({
  '/title': text,
  '/status': text,
  '/started_at or /mitigated_at or /sequential_id': present,
  '/name': absent,
  '/incident_updates': absent,
  '/incident_number': absent,
})
const isEvent = signature({
  '/event': text,
  '/occurred_at or /created_at': present,
  '/incident_id or /incident/title': present,
})

const anyRootly = anyOf(isResource, isFlat, isEvent)

export const rootly: Format = {
  id: 'rootly',
  title: 'Rootly incidents and timeline events',
  yields: 'title, severity, services, the times from start to resolution, events, action items, roles',
  declines: (piece) =>
    /(?:^|\/)metadata\.json$/.test(piece.file) ? 'metadata of a folder' : anyRootly(piece),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const fragment =
      isResource(piece) === undefined
        ? fragmentOf(whole.inside('/attributes'), whole)
        : isFlat(piece) === undefined
          ? fragmentOf(whole, whole)
          : eventFragment(whole)
    return { fragments: [fragment], problems: whole.problems }
  },
}

/** Each time that Rootly keeps, and how the timeline tells it. */
const times: readonly (readonly [string, string])[] = [
  ['/started_at', 'Incident started'],
  ['/detected_at', 'Incident detected'],
  ['/in_triage_at', 'Triage began'],
  ['/acknowledged_at', 'Incident acknowledged'],
  ['/mitigated_at', 'Incident mitigated'],
  ['/resolved_at', 'Incident resolved'],
  ['/closed_at', 'Incident closed'],
  ['/cancelled_at', 'Incident cancelled'],
]

function fragmentOf(fields: Fields, whole: Fields): Fragment {
  const created = fields.moment('/created_at')
  const messages: Readonly<Record<string, string>> = {
    '/mitigated_at': '/mitigation_message',
    '/resolved_at': '/resolution_message',
    '/cancelled_at': '/cancellation_message',
  }
  return {
    nature: fields.raw('/kind') === 'test' || fields.raw('/kind') === 'example' ? 'context' : 'failure',
    ids: qualified('rootly', whole.text('/id')),
    facts: {
      title: fields.text('/title', { basis: 'stated' }),
      summary: fields.text('/summary', { basis: 'stated' }),
      severity: named(fields, '/severity'),
      status: fields.text('/status'),
      service: namesIn(fields, '/services'),
      environment: namesIn(fields, '/environments'),
      rootCause: namesIn(fields, '/causes'),
    },
    marks: {
      started: fields.moment('/started_at'),
      detected: fields.moment('/detected_at'),
      acknowledged: fields.moment('/acknowledged_at'),
      mitigated: fields.moment('/mitigated_at'),
      resolved: fields.moment('/resolved_at'),
      closed: fields.moment('/closed_at'),
      declared: created,
    },
    timeline: [
      ...happened(created, 'Incident created', { by: named(fields, '/user')[0]?.value }),
      ...times.flatMap(([pointer, words]) => {
        const message = messages[pointer] === undefined ? undefined : fields.text(messages[pointer])[0]?.value
        return happened(fields.moment(pointer), words, { detail: message })
      }),
      ...listOf(fields, '/events').flatMap(eventOf),
    ],
    actions: listOf(fields, '/action_items').flatMap(actionOf),
    people: [
      ...['/user', '/started_by', '/mitigated_by', '/resolved_by'].flatMap((pointer) =>
        named(fields, pointer).map((fact) => ({
          ...fact,
          value: {
            name: fact.value,
            role: pointer === '/user' ? 'creator' : pointer.slice(1).replace('_', ' '),
          },
        })),
      ),
      ...listOf(fields, '/roles').flatMap((role) =>
        role.person(
          ['/user/name', '/user/full_name', '/user/data/attributes/name'],
          named(role, '/incident_role')[0]?.value ?? named(role, '')[0]?.value,
        ),
      ),
    ],
    links: [
      ...fields.link(['/url', '/short_url'], 'incident', 'Rootly'),
      ...fields.link(['/slack_channel_url', '/slack_channel_short_url'], 'other', 'Slack channel'),
      ...[
        '/jira_issue_url',
        '/github_issue_url',
        '/gitlab_issue_url',
        '/linear_issue_url',
        '/pagerduty_incident_url',
      ].flatMap((pointer) => fields.link(pointer, 'ticket')),
    ],
    details: [
      ...fields.detail('number', '/sequential_id'),
      ...fields.detail('kind', '/kind'),
      ...fields.detail('source', '/source'),
      ...kinds.flatMap(([pointer, name]) =>
        namesIn(fields, pointer).map((one) => ({ ...one, value: { name, value: one.value } })),
      ),
    ],
  }
}

const kinds = [
  ['/teams', 'team'],
  ['/groups', 'team'],
  ['/functionalities', 'functionality'],
  ['/incident_types', 'incident type'],
] as const

function eventOf(event: Fields) {
  const [words] = event.text(['/event', '/event_raw', '/description'], { basis: 'stated' })
  if (!words) return []
  return told(event, event.moment(['/occurred_at', '/created_at']), words.value, {
    basis: 'stated',
    by: named(event, '/user')[0]?.value,
  })
}

function actionOf(item: Fields): readonly Fact<Action>[] {
  return item.text(['/summary', '/description'], { basis: 'stated' }).map((summary) => {
    const [owner] = [...named(item, '/assigned_to'), ...named(item, '/assigned_to_user')]
    const [due] = item.text('/due_date')
    const [status] = item.text('/status')
    const [ticket] = item.text(['/jira_issue_key', '/url', '/short_url'])
    return {
      ...summary,
      value: {
        text: summary.value,
        ...(owner && { owner: owner.value }),
        ...(due && /^\d{4}-\d{2}-\d{2}/.test(due.value) && { due: due.value.slice(0, 10) }),
        ...(status && { status: status.value }),
        ...(ticket && { ticket: ticket.value }),
      },
    }
  })
}

function eventFragment(event: Fields): Fragment {
  return {
    nature: 'context',
    ids: qualified('rootly', event.text(['/incident_id', '/incident/id'])),
    facts: {
      title: event.text('/incident/title', { basis: 'stated' }),
      severity: named(event, '/incident/severity'),
      status: event.text('/incident/status'),
      service: namesIn(event, '/incident/services'),
    },
    timeline: eventOf(event),
  }
}
