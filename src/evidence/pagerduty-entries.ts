// What PagerDuty's log entries, notes and alerts tell: they stand inside an incident, or in lists of their own.
import type { Fact } from '../incident/fact.ts'
import type { Marks, Person, TimelineEvent } from '../incident/incident.ts'
import { type Moment, compareMoments } from '../incident/moment.ts'
import type { Fields } from './fields.ts'
import { told } from './happened.ts'

/** What log entries tell together. `has` says whether one of a kind is among them. */
export interface Told {
  readonly timeline: readonly Fact<TimelineEvent>[]
  readonly marks: Marks
  readonly people: readonly Fact<Person>[]
  readonly has: (kind: 'trigger' | 'acknowledge' | 'resolve') => boolean
}

const when = (entry: Fields) => entry.moment(['/created_at', '/created_on'])

/** A resolution counts only while no later entry says that the trouble is back. */
export function readLogEntries(entries: readonly Fields[]): Told {
  const of = (kind: string) =>
    entries
      .filter((entry) => typeIs(entry, kind))
      .flatMap(when)
      .sort(byTime)
  const triggers = entries.filter((entry) => typeIs(entry, 'trigger'))
  const [lastOpening] = [...of('trigger'), ...of('reopen'), ...of('unresolve')].sort(byTime).slice(-1)
  const resolved = of('resolve').filter(
    ({ value }) => lastOpening === undefined || compareMoments(value, lastOpening.value) >= 0,
  )
  return {
    has: (kind) => of(kind).length > 0,
    timeline: entries.flatMap(entryEvent),
    marks: {
      started: of('trigger').slice(0, 1),
      detected: triggers.filter((entry) => !byPerson(entry)).flatMap(when),
      reported: triggers.filter(byPerson).flatMap(when),
      acknowledged: of('acknowledge').slice(0, 1),
      notified: of('notify').slice(0, 1),
      resolved: resolved.slice(-1),
    },
    people: entries
      .filter((entry) => String(entry.raw('/agent/type')).startsWith('user'))
      .flatMap((entry) => entry.person('/agent/summary', roleOf(entry))),
  }
}

const byTime = (a: Fact<Moment>, b: Fact<Moment>) => compareMoments(a.value, b.value)

/** `acknowledge_log_entry`, and in lists of references `acknowledge_log_entry_reference`. */
function typeIs(entry: Fields, kind: string): boolean {
  const type = entry.raw('/type')
  return typeof type === 'string' && type.startsWith(`${kind}_log_entry`)
}

/** Whether a person opened the incident by hand. */
export function byPerson(trigger: Fields): boolean {
  return (
    trigger.raw('/channel/type') === 'website' || /through the website/i.test(String(trigger.raw('/summary')))
  )
}

function roleOf(entry: Fields): string | undefined {
  if (typeIs(entry, 'acknowledge')) return 'acknowledged'
  if (typeIs(entry, 'resolve')) return 'resolved'
  if (typeIs(entry, 'annotate')) return 'noted'
  return undefined
}

function entryEvent(entry: Fields): readonly Fact<TimelineEvent>[] {
  const [summary] = entry.text(['/summary', '/type'])
  const details = [
    ...entry.text(['/event_details/description', '/channel/details/description', '/channel/subject']),
    // A note's entry says only that there is one; its words stand in the channel.
    ...(typeIs(entry, 'annotate') ? entry.text(['/channel/content', '/channel/summary', '/note']) : []),
    ...entry.text('/channel/note'),
  ]
  const detail = details.find(({ value }) => value !== summary?.value)
  return told(entry, when(entry), summary?.value ?? '', {
    by: entry.text(['/agent/summary', '/agent/name'])[0]?.value,
    detail: detail?.value,
  })
}

/** A note is what a person wrote. */
export function noteEvent(note: Fields): readonly Fact<TimelineEvent>[] {
  const [content] = note.text(['/content', '/message'])
  return told(note, when(note), content?.value ?? '', {
    basis: 'stated',
    by: note.text(['/user/summary', '/user/name', '/sender/summary', '/agent/summary'])[0]?.value,
  })
}

export function alertEvent(alert: Fields): readonly Fact<TimelineEvent>[] {
  const [summary] = alert.text(['/summary', '/body/details/description'])
  const [severity] = alert.text('/severity')
  return told(alert, when(alert), `Alert${severity ? ` (${severity.value})` : ''}: ${summary?.value ?? ''}`)
}
