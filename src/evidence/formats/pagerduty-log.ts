// PagerDuty's lists about an incident, each from its own address of the REST API: log entries, notes, alerts.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment } from '../../incident/incident.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { grouped } from '../grouped.ts'
import { alertEvent, noteEvent, readLogEntries } from '../pagerduty-entries.ts'
import { absent, anyOf, matching, oneOf, present, signature, text } from '../signature.ts'

const entryType = matching(/^[a-z_]+_log_entry(?:_reference)?$/, 'the type of a log entry')
const isLog = signature({
  '/log_entries/0/type': entryType,
  '/incident_number': absent,
  '/incident': absent,
  '/data': absent,
})
const isEntry = signature({ '/type': entryType, '/created_at or /created_on': present })
const isNote = signature({ '/content': text, '/created_at': present, '/user/summary': text })
const isAlert = signature({ '/type': oneOf('alert'), '/alert_key': present, '/created_at': present })

export const pagerdutyLog: Format = {
  id: 'pagerduty-log',
  title: 'PagerDuty log entries, notes and alerts (REST API)',
  yields:
    'what happened to an incident and who did it, as timeline, and when it was acknowledged and resolved',
  declines: anyOf(isLog, isEntry, isNote, isAlert),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragments =
      isLog(piece) === undefined
        ? fragmentsOf(fields.each('/log_entries'))
        : isEntry(piece) === undefined
          ? fragmentsOf([fields])
          : isNote(piece) === undefined
            ? [noteOf(fields)]
            : [alertOf(fields)]
    return { fragments, problems: fields.problems }
  },
}

/** The log of a whole account tells of many incidents. */
function fragmentsOf(entries: readonly Fields[]): readonly Fragment[] {
  return grouped(entries, (entry) => entry.raw('/incident/id')).map((log) => {
    const { timeline, marks, people } = readLogEntries(log)
    const [first] = log
    return {
      nature: 'failure',
      ids: first ? idOf(first) : [],
      facts: {
        title: first ? titleOf(first) : [],
        service: distinct(log.flatMap(serviceOf)),
      },
      marks,
      timeline,
      people,
      links: first?.link('/incident/html_url', 'incident', 'PagerDuty incident') ?? [],
      details: first?.each('/teams').flatMap((team) => team.detail('team', '/summary')) ?? [],
    }
  })
}

/** Older entries name the service only as the one who acted. */
function serviceOf(entry: Fields): readonly Fact<string>[] {
  const named = entry.text(['/service/summary', '/incident/service/summary'])
  return named.length > 0 || entry.raw('/agent/type') !== 'service_reference'
    ? named
    : entry.text('/agent/summary')
}

const idOf = (entry: Fields) =>
  entry.text('/incident/id').map((id) => ({ ...id, value: `pagerduty:${id.value}` }))

/** `[#1234] The server is on fire.` */
function titleOf(entry: Fields): readonly Fact<string>[] {
  return entry
    .text(['/incident/title', '/incident/summary'])
    .map((title) => ({ ...title, value: title.value.replace(/^\[#\d+\]\s*/, '') }))
}

/** A note does not say which incident it is of. */
function noteOf(note: Fields): Fragment {
  return {
    nature: 'context',
    ids: idOf(note),
    timeline: noteEvent(note),
    people: note.person('/user/summary', 'noted'),
  }
}

function alertOf(alert: Fields): Fragment {
  const created = alert.moment('/created_at')
  return {
    nature: 'failure',
    ids: idOf(alert),
    facts: {
      title: titleOf(alert).length > 0 ? titleOf(alert) : alert.text('/summary'),
      severity: alert.text('/severity'),
      service: alert.text('/service/summary'),
    },
    marks: { detected: created },
    timeline: alertEvent(alert),
    links: alert.link('/html_url', 'incident', 'PagerDuty alert'),
    details: [...alert.detail('alert key', '/alert_key'), ...alert.detail('alert status', '/status')],
  }
}
