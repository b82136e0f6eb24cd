// Which incidents a document is about: by id, else by version, environment, service and time.
import { dayMs } from '../incident/calendar.ts'
import type { Incident } from '../incident/incident.ts'
import type { Bounds } from '../incident/iso.ts'
import { known } from '../incident/known.ts'
import { parseMoment } from '../incident/moment.ts'
import type { Reviewed } from '../rules/rule.ts'
import type { DocumentRecord } from './records.ts'

/** The incidents that a document covers: often one, of a systemic review many; several documents may cover one. */
export type Coverage = (document: Reviewed, record: DocumentRecord | undefined) => readonly Incident[]

/** `zone` is for times that name none. Looking up costs what the document is long, however many incidents there are. */
export function coverage(incidents: readonly Incident[], zone: string): Coverage {
  const byName = new Map<string, Incident[]>()
  const byDay = new Map<number, Incident[]>()
  for (const incident of incidents) {
    for (const name of namesOf(incident)) add(byName, name, incident)
    const span = spanOf(incident)
    const days = span ? dayRange(span) : []
    for (const day of days) add(byDay, day, incident)
  }
  return (document, record) => {
    if (incidents.length === 0) return []
    const named = [
      ...(record ? [record.id, ...(record.incident ? namesOf(record.incident) : [])] : []),
      ...wordsIn(document),
    ].flatMap((word) => byName.get(word) ?? [])
    // A document that we drafted is about its incident, and about no other of the same day.
    if (record?.incident) return [...new Set(named)]
    const near = daysOf(document).flatMap((day) => byDay.get(day) ?? [])
    return [...new Set([...named, ...near.filter((incident) => isAbout(document, incident, zone))])]
  }
}

/** What names an incident and nothing else: its id, its ids elsewhere, the hashes of its evidence. */
function namesOf({ id, ids, evidence }: Incident): readonly string[] {
  const bare = ids.map(({ value }) => value.slice(value.indexOf(':') + 1))
  return [
    id,
    ...bare.filter((each) => each.length >= 6 && /\d/.test(each)),
    ...evidence.map(({ sha256 }) => sha256),
  ]
}

function wordsIn({ review, text }: Reviewed): ReadonlySet<string> {
  const { id } = review.frontMatter
  return new Set([...(typeof id === 'string' ? [id] : []), ...(text.match(/[\w.-]{6,200}/g) ?? [])])
}

/** The days a document is about, give or take one for the zone it was written in. */
function daysOf({ review: { incidentDate, timeline, frontMatter } }: Reviewed): readonly number[] {
  const stated = [incidentDate?.value, timeline.start, timeline.end, frontMatter['date']]
  const days = stated.flatMap((value) => {
    const moment = typeof value === 'string' ? parseMoment(value.slice(0, 10), { zone: 'UTC' }) : undefined
    return moment?.precision === 'day' ? [Math.floor(moment.earliest / dayMs)] : []
  })
  return [...new Set(days.flatMap((day) => [day - 1, day, day + 1]))]
}

function isAbout(document: Reviewed, incident: Incident, zone: string): boolean {
  const { text } = document
  const { frontMatter } = document.review
  const { environment } = frontMatter
  const where = known(incident, 'environment')?.value
  if (typeof environment === 'string' && where !== undefined && environment !== where) return false
  const close = isClose(document, incident, zone)
  if (close === false) return false
  const version = known(incident, 'version')?.value
  if (version !== undefined) {
    if (names(text, version.replace(/^v(?=\d)/, ''), 'v?')) return true
    // Whoever names versions, and not this one, writes about another.
    if (frontMatter['version'] !== undefined || /(?<![\w.])v\d+(?:\.\d+)+/i.test(text)) return false
  }
  const service = known(incident, 'service')?.value
  return close === true && (service === undefined || names(text, service))
}

/** Whether the timeline meets the incident's time; undefined where it names no zone, or no time of day. */
function isClose({ review: { timeline } }: Reviewed, incident: Incident, zone: string): boolean | undefined {
  const span = spanOf(incident)
  const [from, to] = [timeline.start, timeline.end].map((at) =>
    at?.length === 16 ? parseMoment(`${at} ${timeline.zone ?? ''}`.trim(), { zone }) : undefined,
  )
  if (!span || !from || !to || timeline.zone === undefined) return undefined
  const hour = 3_600_000
  return from.earliest <= span.latest + hour && to.latest >= span.earliest - hour
}

function names(text: string, name: string, before = ''): boolean {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return name !== '' && new RegExp(`(?<![\\w.])${before}${literal}(?!\\.?\\w)`, 'i').test(text)
}

function spanOf({ marks, records }: Incident): Bounds | undefined {
  const moments = [
    ...Object.values(marks).flatMap((facts) => facts.map(({ value }) => value)),
    ...records.map(({ ended }) => ended.value),
  ]
  if (moments.length === 0) return undefined
  return {
    earliest: Math.min(...moments.map(({ earliest }) => earliest)),
    latest: Math.max(...moments.map(({ latest }) => latest)),
  }
}

function dayRange({ earliest, latest }: Bounds): readonly number[] {
  const [first, last] = [Math.floor(earliest / dayMs), Math.floor(latest / dayMs)]
  return Array.from({ length: Math.min(last - first, 366) + 1 }, (_, index) => first + index)
}

function add<K>(map: Map<K, Incident[]>, key: K, incident: Incident): void {
  const there = map.get(key)
  if (there) there.push(incident)
  else map.set(key, [incident])
}
