// Opsgenie: incidents and alerts as its API lists them, and the webhooks that tell each action on them.
//
// In webhooks `createdAt` counts milliseconds while `updatedAt` and `insertedAt` count nanoseconds, beyond 2^53. A
// webhook tells one action; its time is `updatedAt`, or `createdAt` when the action is the creation itself.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, MarkName } from '../../incident/incident.ts'
import { type Moment, shift } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened } from '../happened.ts'
import { plainText } from '../plain-text.ts'
import { qualified } from '../qualified.ts'
import { anyOf, object, present, signature, text } from '../signature.ts'

const isAlertWebhook = signature({
  '/action': text,
  '/alert': object,
  '/alert/alertId or /alert/tinyId': present,
})
const isIncidentWebhook = signature({
  '/action': text,
  '/incident': object,
  '/integrationName or /integrationId or /incident/tinyId or /incident/incidentId': present,
})
const isRecord = signature({ '/tinyId': present, '/message or /id': text })

export const opsgenie: Format = {
  id: 'opsgenie',
  title: 'Opsgenie incidents, alerts and webhooks',
  yields: 'message, priority, status, responders, and when it was created, acknowledged, resolved or closed',
  declines: anyOf(isAlertWebhook, isIncidentWebhook, isRecord),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const inner = isAlertWebhook(piece) === undefined ? '/alert' : '/incident'
    const webhook = isRecord(piece) !== undefined
    const record = webhook ? fields.inside(inner) : fields
    return { fragments: [fragmentOf(fields, record, webhook)], problems: fields.problems }
  },
}

/** What an action of a webhook marks; the others are only told. */
const markByAction: Readonly<Record<string, MarkName>> = {
  create: 'detected',
  acknowledge: 'acknowledged',
  resolve: 'resolved',
  close: 'closed',
}

function fragmentOf(whole: Fields, record: Fields, webhook: boolean): Fragment {
  const impacted =
    record.raw('/impactStartDate') !== undefined || record.raw('/impactedServices') !== undefined
  const isIncident = impacted || (webhook && whole.raw('/incident') !== undefined)
  const noun = isIncident ? 'Incident' : 'Alert'
  const created = record.moment('/createdAt')
  const action = webhook ? actionOf(whole, record, created, noun) : undefined
  const acknowledged = [...afterCreation(record, created, '/report/ackTime')]
  const closed = [
    ...record.moment('/closedAt'),
    ...afterCreation(record, created, '/report/closeTime'),
  ].slice(0, 1)
  return {
    nature: 'failure',
    ids: qualified('opsgenie', record.text(['/alertId', '/incidentId', '/id', '/tinyId'])),
    facts: {
      title: record.text('/message', { basis: isIncident ? 'stated' : 'measured' }),
      summary: record.text('/description', { basis: 'stated' }),
      severity: record.text('/priority', { basis: 'stated' }),
      status: record.text('/status'),
      service: record
        .each('/impactedServices')
        .flatMap((service) => plainText(service, ['', '/name'], { note: 'as Opsgenie identifies it' })),
    },
    marks: {
      started: record.moment('/impactStartDate', { basis: 'stated' }),
      ...(isIncident ? { declared: created } : { detected: created }),
      ...(acknowledged.length > 0 && { acknowledged }),
      ...(closed.length > 0 && { closed }),
      resolved: record.moment(['/impactEndDate', '/resolvedAt'], { basis: 'stated' }),
      ...(action?.mark && action.mark !== 'detected' && { [action.mark]: action.at }),
    },
    timeline: [
      ...happened(record.moment('/impactStartDate', { basis: 'stated' }), 'Impact started'),
      ...happened(created, `${noun} created`),
      ...happened(acknowledged, `${noun} acknowledged`, {
        by: record.text('/report/acknowledgedBy')[0]?.value,
      }),
      ...happened(closed, `${noun} closed`, { by: record.text('/report/closedBy')[0]?.value }),
      ...(action?.timeline ?? []),
      ...happened(record.moment('/impactEndDate', { basis: 'stated' }), 'Impact ended'),
    ],
    people: [
      ...record.person('/owner', 'owner'),
      ...(webhook ? record.person('/username', 'acted in Opsgenie') : []),
      ...record.each('/responders').flatMap((responder) =>
        plainText(responder, ['', '/name', '/username']).map((name) => ({
          ...name,
          value: { name: name.value, role: 'responder' },
        })),
      ),
    ],
    links: [
      ...record.link('/links/web', 'incident', 'Opsgenie'),
      ...whole.link('/alert/url', 'incident', 'Opsgenie'),
    ],
    details: [
      ...['tinyId', 'alias', 'entity', 'count', 'source', 'ownerTeam', 'team'].flatMap((name) =>
        record.text(`/${name}`).length > 0 ? record.detail(name, `/${name}`) : [],
      ),
      ...whole.detail('integration', ['/integrationName', '/integration/name']),
      ...['/tags', '/teams', '/details', '/extraProperties'].flatMap((list) =>
        record
          .each(list)
          .flatMap((each) =>
            each.detail(list === '/tags' || list === '/teams' ? list.slice(1, -1) : each.key, ''),
          ),
      ),
    ],
  }
}

function actionOf(whole: Fields, record: Fields, created: readonly Fact<Moment>[], noun: string) {
  const [name] = whole.text('/action')
  const verb = (name?.value ?? '').replace(/(?:Alert|Incident)$/i, '')
  const mark = Object.hasOwn(markByAction, verb.toLowerCase()) ? markByAction[verb.toLowerCase()] : undefined
  const at = mark === 'detected' ? [] : record.moment(['/updatedAt', '/insertedAt'])
  const words = verb.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  const [note] = record.text('/note', { basis: 'stated' })
  const [by] = record.text(['/username', '/updatedBy'])
  const line = note?.value ?? `${noun} ${words.endsWith('e') ? `${words}d` : words}`
  const timeline = happened(at, line, { by: by?.value }).map((event) => ({
    ...event,
    basis: note ? ('stated' as const) : event.basis,
  }))
  // Without its own time, the creation is where the record says it was.
  return { mark, at: mark === 'detected' ? created : at, timeline }
}

/** A report counts milliseconds since the creation. */
function afterCreation(
  record: Fields,
  created: readonly Fact<Moment>[],
  pointer: string,
): readonly Fact<Moment>[] {
  const [start] = created
  const [elapsed] = record.number(pointer)
  if (!start || !elapsed || elapsed.value <= 0) return []
  const at = shift(start.value, elapsed.value / 1000)
  return [
    record.cite(at, pointer, { basis: 'derived', note: `createdAt + ${pointer.slice(1).replace('/', '.')}` }),
  ]
}
