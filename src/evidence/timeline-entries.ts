// Timeline entries as people type them: objects, or lines that begin with a time.
import type { Basis, Fact } from '../incident/fact.ts'
import type { TimelineEvent } from '../incident/incident.ts'
import { type Moment, dayOf, isZone, parseMoment } from '../incident/moment.ts'
import type { Element, Fields } from './fields.ts'
import type { ReadOptions } from './format.ts'

const spellings = {
  at: ['at', 'time', 'when', 'timestamp', 'date', 'datetime', 'Time (UTC)', 'time_utc', 'ts'],
  text: ['text', 'event', 'what', 'description', 'summary', 'message', 'title', 'action'],
  detail: ['detail', 'details', 'notes', 'note', 'comment'],
  by: ['by', 'who', 'actor', 'author', 'person', 'owner'],
}
export type Column = keyof typeof spellings

/** `day` (YYYY-MM-DD) is the date of clock times without one. */
export interface TimelineOptions extends ReadOptions {
  readonly day?: string
}

/** The entries of the list or object at a pointer. An entry whose time cannot be read is a problem with its place. */
export function readTimeline(
  fields: Fields,
  pointer: string,
  options: TimelineOptions,
  basis: Basis,
): readonly Fact<TimelineEvent>[] {
  let { day } = options
  let last: number | undefined
  let ascends = false
  return fields.each(pointer).flatMap((entry) => {
    const dated = (on: string | undefined) => ({ ...options, ...(on !== undefined && { day: on }) })
    const facts = readEntry(entry, dated(day), basis)
    const at = facts[0]?.value.at
    if (day === undefined || !at || parseMoment(at.text, { zone: options.zone })) return facts
    const passes = ascends && last !== undefined && last - at.earliest > nextDayMs
    if (passes) day = dayAfter(day)
    const placed = passes ? readEntry(entry, dated(day), basis) : facts
    const earliest = placed[0]?.value.at.earliest ?? at.earliest
    // Only in a list that runs forward is a fall of the clock the next day.
    if (last !== undefined) ascends = earliest >= last
    last = earliest
    return placed
  })
}

/** Clocks without a date that fall by more than this have passed midnight; a smaller fall is disorder. */
const nextDayMs = 10 * 60 * 60 * 1000

/** Noon plus a day is always the day after. */
function dayAfter(day: string): string {
  const noon = parseMoment(`${day}T12:00:00Z`, { zone: 'UTC' })
  return noon ? dayOf(noon.earliest + 24 * 60 * 60 * 1000) : day
}

function readEntry(entry: Element, options: TimelineOptions, basis: Basis): readonly Fact<TimelineEvent>[] {
  const plain = entry.raw('')
  return typeof plain === 'string'
    ? readLine(entry, plain, options, basis)
    : readObject(entry, options, basis)
}

/** Which column of an object holds what, by the spelling of its keys, whatever their case. */
export function columnsOf(keys: readonly string[]): Readonly<Partial<Record<Column, string>>> {
  const found: Partial<Record<Column, string>> = {}
  for (const column of Object.keys(spellings) as Column[]) {
    const plain = (key: string) =>
      key
        .toLowerCase()
        .replace(/\s*\([^)]*\)\s*$/, '')
        .trim()
    for (const spelling of spellings[column]) {
      const key = keys.find(
        (candidate) => plain(candidate) === plain(spelling) && !Object.values(found).includes(candidate),
      )
      if (key === undefined) continue
      found[column] = key
      break
    }
  }
  return found
}

function readObject(entry: Element, options: TimelineOptions, basis: Basis): readonly Fact<TimelineEvent>[] {
  const raw = entry.raw('')
  const columns = columnsOf(typeof raw === 'object' && raw !== null ? Object.keys(raw) : [])
  const said = (column: Column) =>
    columns[column] === undefined ? undefined : entry.text(`/${escape(columns[column])}`)[0]?.value
  const time = said('at')
  const text = said('text') ?? said('detail')
  const at = time === undefined ? undefined : momentIn(columns.at ?? '', time, options)
  if (!at || text === undefined) {
    complain(entry, time === undefined ? 'no time' : at ? 'no text' : `“${time}”`)
    return []
  }
  const [detail, by] = [said('detail'), said('by')]
  const value = {
    at,
    text,
    ...(detail !== undefined && detail !== text && { detail }),
    ...(by !== undefined && { by }),
  }
  return [entry.cite(value, '', { basis })]
}

/** A heading such as `Time (UTC)` names the zone of its column. */
function momentIn(heading: string, time: string, options: TimelineOptions): Moment | undefined {
  const zone = /\(([^()]+)\)\s*$/.exec(heading)?.[1]?.trim()
  if (zone === undefined || !isZone(zone)) return parseMoment(time, options)
  const moment = parseMoment(time, { ...options, zone })
  return moment && { ...moment, zone: 'explicit' }
}

/** `10:05 Health check failed`: the longest beginning that is a time. */
function readLine(
  entry: Element,
  line: string,
  options: TimelineOptions,
  basis: Basis,
): readonly Fact<TimelineEvent>[] {
  const found = leadingMoment(line, options)
  if (found) return [entry.cite({ at: found.at, text: found.rest }, '', { basis })]
  complain(entry, `“${line}”`)
  return []
}

function leadingMoment(line: string, options: TimelineOptions): { at: Moment; rest: string } | undefined {
  const words = line.trim().split(/\s+/).slice(0, 6)
  for (let count = words.length - 1; count > 0; count--) {
    const time = words
      .slice(0, count)
      .join(' ')
      .replace(/\s*[-–—:|]$/, '')
    const at = parseMoment(time, options)
    const rest = line
      .trim()
      .split(/\s+/)
      .slice(count)
      .join(' ')
      .replace(/^[-–—:|]\s*/, '')
    if (at && rest !== '') return { at, rest }
  }
  return undefined
}

function complain(entry: Element, found: string): void {
  entry.complain(
    'unreadable-entry',
    '',
    `Unexpected timeline entry with ${found}, expected a time and what happened`,
    'Write the date with the time (2026-03-01T10:05Z), or give the file a `date`.',
  )
}

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
