// AWS status: items of the dashboard's data.json (current and archived), and events of today's health dashboard.
//
// `date` counts seconds, in a text: when AWS posted first, which is not when trouble began. The older shape tells its
// updates only inside HTML, each headed by a wall time without a date; its day is that of the time before it.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { type Moment, dayOf, parseMoment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { htmlToText } from '../html-text.ts'
import { oneLine } from '../one-line.ts'
import { qualified } from '../qualified.ts'
import { matching, present, signature, text } from '../signature.ts'

export const awsStatus: Format = {
  id: 'aws-status',
  title: 'AWS status and health events',
  yields: 'service, region, summary, when AWS posted first, every update, the end where an update tells it',
  declines: signature({
    '/service': matching(/^[a-z0-9-]+$/i, 'a key of a service'),
    '/summary': text,
    '/date': present,
    '/description or /details or /event_log or /service_name': present,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

/** AWS writes Pacific time, whatever the region. */
const pacific = 'America/Los_Angeles'

const statusNames: Readonly<Record<string, string>> = {
  '0': 'resolved or informational',
  '1': 'informational',
  '2': 'degradation',
  '3': 'disruption',
}

function fragmentOf(fields: Fields): Fragment {
  const posted = fields.moment('/date')
  const status = fields.text('/status').map((fact) => ({
    ...fact,
    ...(Object.hasOwn(statusNames, fact.value) && { note: statusNames[fact.value] ?? '' }),
  }))
  const logged = fields.each('/event_log')
  const updates = logged.length > 0 ? logged.flatMap(loggedEvent) : describedEvents(fields, posted[0])
  const logResolved = logged.filter((entry) => entry.text('/status')[0]?.value === '0').slice(-1)
  const [title] = fields.text('/summary', { basis: 'stated' })
  const isOver = title !== undefined && /^\[RESOLVED\]/i.test(title.value)
  return {
    nature: 'failure',
    ids: idOf(fields, posted[0]),
    facts: {
      title: title ? [{ ...title, value: title.value.replace(/^\[RESOLVED\]\s*/i, '') }] : [],
      severity: status,
      status: title && isOver ? [{ ...title, value: 'resolved' }] : [],
      service: fields.text(['/service_name', '/service']),
    },
    marks: {
      reported: posted.map((moment) => ({ ...moment, note: 'when AWS posted first' })),
      resolved: isOver
        ? updates.slice(-1).map((update) => ({
            ...update,
            value: update.value.at,
            note: 'when AWS posted that it was resolved',
          }))
        : logResolved.flatMap((entry) => entry.moment('/timestamp')),
    },
    timeline: updates.length > 0 ? updates : happened(posted, title?.value ?? 'AWS posted'),
    details: [
      ...fields.detail('service key', '/service'),
      ...fields.detail('region', '/region_name'),
      ...fields
        .text('/details', { basis: 'stated' })
        .map((fact) => ({ ...fact, value: { name: 'details', value: fact.value } })),
    ],
  }
}

/** The service and the second of the first post are all that tells two items apart. */
function idOf(fields: Fields, posted: Fact<Moment> | undefined): readonly Fact<string>[] {
  const arn = fields.text('/arn')
  if (arn.length > 0) return qualified('aws', arn)
  return posted
    ? qualified('aws', fields.text('/service')).map((id) => ({
        ...id,
        value: `${id.value}@${Math.floor(posted.value.earliest / 1000)}`,
      }))
    : []
}

function loggedEvent(entry: Fields): readonly Fact<TimelineEvent>[] {
  const [message] = entry.text(['/message', '/summary'], { basis: 'stated' })
  return message
    ? told(entry, entry.moment('/timestamp'), htmlToText(message.value), { basis: 'stated' })
    : []
}

const heading = /^\s*(?:([A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?),? +)?(\d{1,2}:\d{2} (?:AM|PM) P[SD]T)\s*/

/** Each update begins a block with its wall time; one that seems to go back is of the next day. */
function describedEvents(fields: Fields, posted: Fact<Moment> | undefined): readonly Fact<TimelineEvent>[] {
  const description = fields.raw('/description')
  if (typeof description !== 'string' || !posted) return []
  const updates: { readonly date: string | undefined; readonly time: string; readonly lines: string[] }[] = []
  for (const line of htmlToText(description).split('\n')) {
    const [head, date, time] = heading.exec(line) ?? []
    if (head === undefined || time === undefined) updates.at(-1)?.lines.push(line)
    else updates.push({ date, time, lines: [line.slice(head.length)] })
  }
  let last = posted.value.earliest
  return updates.flatMap(({ date, time, lines }) => {
    const at = placed(date, time, last)
    const { text: words, rest } = oneLine(lines.join('\n'))
    if (!at || words === '') return []
    last = Math.max(last, at.earliest)
    const note = date === undefined ? { note: 'the day is that of the update before it' } : {}
    const value = { at, text: words, ...(rest !== undefined && { detail: rest }) }
    return [fields.cite(value, '/description', { basis: 'stated', ...note })]
  })
}

const anHour = 60 * 60 * 1000

function placed(date: string | undefined, time: string, last: number): Moment | undefined {
  const day = dayOf(last, pacific)
  if (date !== undefined) return parseMoment(`${date} ${time}`, { zone: pacific, day })
  const sameDay = parseMoment(time, { zone: pacific, day })
  if (!sameDay || sameDay.earliest > last - anHour) return sameDay
  return parseMoment(time, { zone: pacific, day: dayOf(last + 24 * anHour, pacific) })
}
