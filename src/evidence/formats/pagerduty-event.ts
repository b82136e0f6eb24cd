// PagerDuty webhooks, version 3: one thing that happened to an incident.
//
// The incident inside has often no time of its own: `occurred_at` of the event is the only one. What is not about the
// incident itself (a note, a responder) names its incident beside it.
import type { Fragment, MarkName } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { told } from '../happened.ts'
import { matching, object, signature, text } from '../signature.ts'

export const pagerdutyEvent: Format = {
  id: 'pagerduty-event',
  title: 'PagerDuty webhooks (version 3)',
  yields: 'what happened to an incident, when and by whom, its title, priority, service and status',
  declines: signature({
    '/event_type': matching(/^(?:incident|service|pagey)\.[\w.]+$/, '"incident." and what happened'),
    '/occurred_at': text,
    '/data': object,
  }),
  read(piece, options) {
    const event = fieldsOf(piece, options)
    return { fragments: [fragmentOf(event)], problems: event.problems }
  },
}

const marked: Readonly<Record<string, MarkName>> = {
  'incident.acknowledged': 'acknowledged',
  'incident.resolved': 'resolved',
}

function fragmentOf(event: Fields): Fragment {
  const data = event.inside('/data')
  const aside = data.raw('/incident') !== undefined
  const incident = aside ? event.inside('/data/incident') : data
  const [type] = event.text('/event_type')
  const occurred = event.moment('/occurred_at')
  const created = incident.moment('/created_at')
  const triggered = type?.value === 'incident.triggered'
  const began = created.length > 0 ? created : triggered ? occurred : []
  const mark = marked[type?.value ?? '']
  const priority = incident.text(['/priority/summary', '/priority/name'], { basis: 'stated' })
  const title = incident
    .text(['/title', '/summary'])
    .map((fact) => ({ ...fact, value: fact.value.replace(/^\[#\d+\]\s*/, '') }))
  const byUser = String(event.raw('/agent/type')).startsWith('user')
  return {
    nature: type?.value.startsWith('incident.') === true ? 'failure' : 'context',
    ids: incident.text('/id').map((id) => ({ ...id, value: `pagerduty:${id.value}` })),
    facts: {
      title,
      severity:
        priority.length > 0
          ? priority
          : incident.text('/urgency', { note: 'the urgency: no priority was set' }),
      status: incident.text('/status'),
      service: incident.text(['/service/summary', '/service/name']),
    },
    marks: {
      started: began.map((at) => ({ ...at, note: 'when PagerDuty was told; the trouble may be older' })),
      ...(triggered && { [byUser ? 'reported' : 'detected']: occurred }),
      ...(mark && { [mark]: occurred }),
    },
    timeline: told(
      event,
      occurred,
      `Incident ${happenedTo(type?.value ?? '')}${wordsOf(data, title[0]?.value)}`,
      {
        by: event.text('/agent/summary')[0]?.value,
        ...(['/content', '/message'].some((words) => data.raw(words) !== undefined) && { basis: 'stated' }),
      },
    ),
    people: [
      ...(byUser ? event.person('/agent/summary') : []),
      ...incident.each('/assignees').flatMap((each) => each.person('/summary', 'assignee')),
      ...data.person('/user/summary', 'responder'),
    ],
    links: [
      ...incident.link('/html_url', 'incident', 'PagerDuty incident'),
      ...incident.link('/conference_bridge/conference_url', 'other', 'Conference bridge'),
    ],
    details: [
      ...incident.detail('incident number', ['/number', '/incident_number']),
      ...incident.detail('urgency', '/urgency'),
      ...incident.detail('escalation policy', '/escalation_policy/summary'),
      ...incident.each('/teams').flatMap((team) => team.detail('team', '/summary')),
      ...incident.detail('resolve reason', ['/resolve_reason/type', '/resolve_reason']),
    ],
  }
}

/** `incident.responder.added` as `responder added`. */
const happenedTo = (type: string) => type.replace(/^\w+\./, '').replaceAll(/[._]/g, ' ')

/** What a person wrote in a note or a status update, else the title of the incident. */
function wordsOf(data: Fields, title: string | undefined): string {
  const said = data.text(['/content', '/message'])[0]?.value ?? title
  return said === undefined ? '' : `: ${said}`
}
