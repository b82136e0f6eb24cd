// ServiceNow: records of the incident table, from its table API, exports or webhooks.
//
// No time has a zone. What the database holds is UTC; what a person is shown is in that person's zone. An answer with
// plain values (`"state": "1"`) holds the former, one with display values (`"state": "New"`) the latter, and one with
// both, `{"display_value": …, "value": …}`, both: there the value is read.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import { distinct } from '../distinct.ts'
import { type Fields, type How, fieldsOf } from '../fields.ts'
import type { Format, Piece, ReadOptions } from '../format.ts'
import { happened } from '../happened.ts'
import { oneLine } from '../one-line.ts'
import { at } from '../pointer.ts'
import { qualified } from '../qualified.ts'
import { present, signature } from '../signature.ts'

export const serviceNow: Format = {
  id: 'service-now',
  title: 'ServiceNow incidents',
  yields: 'number, short description, priority, state, opened, resolved and closed, journal entries, people',
  declines: signature(
    {
      '/short_description': present,
      '/number or /sys_id': present,
      '/sys_created_on or /opened_at or /sys_id or /state': present,
    },
    ['json', 'yaml', 'csv'],
  ),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const times = fieldsOf(piece, holdsPlainValues(piece) ? { ...options, zone: 'UTC' } : options)
    const fragment = fragmentOf(fields, times, options)
    return { fragments: [fragment], problems: [...fields.problems, ...times.problems] }
  },
}

function holdsPlainValues(piece: Piece): boolean {
  const coded = ['/state', '/priority', '/urgency', '/impact'].map((pointer) => at(piece.data, pointer))
  const both = coded.some((value) => typeof value === 'object' && value !== null)
  return (
    both ||
    coded.some((value) => typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)))
  )
}

const states: Readonly<Record<string, string>> = {
  '1': 'New',
  '2': 'In Progress',
  '3': 'On Hold',
  '6': 'Resolved',
  '7': 'Closed',
  '8': 'Canceled',
}

const zoneless = 'ServiceNow writes times without a zone'

function fragmentOf(fields: Fields, times: Fields, options: ReadOptions): Fragment {
  const shown = (name: string, how?: How) =>
    fields.text(isPair(fields, name) ? `/${name}/display_value` : `/${name}`, how)
  const time = (name: string, how?: How) =>
    times.moment(isPair(times, name) ? `/${name}/value` : `/${name}`, { note: zoneless, ...how })
  const stated: How = { basis: 'stated' }
  const person = (name: string, role: string) =>
    shown(name)
      .filter(({ value }) => !/^[0-9a-f]{32}$/.test(value))
      .map((fact) => ({ ...fact, value: { name: fact.value, role } }))
  const opened = time('opened_at').length > 0 ? time('opened_at') : time('sys_created_on')
  return {
    nature: 'failure',
    ids: distinct([
      ...qualified('service-now', shown('number')),
      ...qualified('service-now', shown('sys_id')),
    ]),
    facts: {
      title: shown('short_description', stated),
      summary: shown('description', stated),
      severity: shown(fields.raw('/priority') === undefined ? 'severity' : 'priority', stated),
      status: shown(fields.raw('/state') === undefined ? 'incident_state' : 'state').map((state) => {
        const meaning = Object.hasOwn(states, state.value) ? states[state.value] : undefined
        return { ...state, ...(meaning !== undefined && { note: `${meaning}, in the base system` }) }
      }),
      service: distinct([...named(shown('business_service')), ...named(shown('cmdb_ci'))]),
      environment: shown('u_environment', stated),
      rootCause: shown('cause', stated),
    },
    lists: { remediation: shown('close_notes', stated) },
    marks: {
      started: time('outage_start', stated),
      reported: opened,
      resolved: time('resolved_at'),
      closed: time('closed_at'),
    },
    timeline: [
      ...happened(time('outage_start', stated), 'Outage started'),
      ...happened(opened, 'Incident opened', { by: person('opened_by', '')[0]?.value.name }),
      ...happened(time('work_start'), 'Work started'),
      ...happened(time('work_end'), 'Work ended'),
      ...happened(time('resolved_at'), 'Incident resolved', { by: person('resolved_by', '')[0]?.value.name }),
      ...happened(time('closed_at'), 'Incident closed', { by: person('closed_by', '')[0]?.value.name }),
      ...journalsOf(fields, options),
    ],
    people: [
      ...person('opened_by', 'opened by'),
      ...person('caller_id', 'caller'),
      ...person('assigned_to', 'assigned to'),
      ...person('resolved_by', 'resolved by'),
    ],
    details: [
      ...[
        'number',
        'urgency',
        'impact',
        'category',
        'subcategory',
        'assignment_group',
        'close_code',
        'contact_type',
        'major_incident_state',
        'made_sla',
        'reopen_count',
      ].flatMap((name) =>
        shown(name).map((fact) => ({
          ...fact,
          value: { name: name.replaceAll('_', ' '), value: fact.value },
        })),
      ),
    ],
  }
}

/** A field that holds both what is stored and what is shown; a bare reference has only a `value` and a `link`. */
const isPair = (fields: Fields, name: string) => {
  const value = fields.raw(`/${name}`)
  return typeof value === 'object' && value !== null
}

/** References that were not resolved are 32 hexadecimal digits, which name nothing. */
const named = (facts: readonly Fact<string>[]) => facts.filter(({ value }) => !/^[0-9a-f]{32}$/.test(value))

const journals = ['comments_and_work_notes', 'work_notes', 'comments']
const entryHead = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) - (.+?) \(([^()]+)\)$/

/** Journals are one text: entries headed `2026-01-19 12:05:00 - Name (Work notes)`, the newest first. */
function journalsOf(fields: Fields, options: ReadOptions): readonly Fact<TimelineEvent>[] {
  return journals.flatMap((name) => {
    const pointer = isPair(fields, name) ? `/${name}/display_value` : `/${name}`
    const text = fields.raw(pointer)
    if (typeof text !== 'string') return []
    const entries: { head: RegExpExecArray; body: string[] }[] = []
    for (const line of text.split(/\r?\n/)) {
      const head = entryHead.exec(line.trim())
      if (head) entries.push({ head, body: [] })
      else entries.at(-1)?.body.push(line)
    }
    return entries.flatMap(({ head: [, time = '', by = ''], body }) => {
      const moment = parseMoment(time, options)
      const { text: words, rest } = oneLine(body.join('\n'))
      if (!moment || words === '') return []
      const value = { at: moment, text: words, by, ...(rest !== undefined && { detail: rest }) }
      return [fields.cite(value, pointer, { basis: 'stated', note: zoneless })]
    })
  })
}
