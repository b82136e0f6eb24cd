// A moment: a point in time as far as it is known. The only door to date-fns, with span.ts and zones.ts.
import { addHours as addHoursToDate } from 'date-fns/addHours'
import { dayMs, dayNumber, daysInMonth } from './calendar.ts'
import { readEpoch } from './epoch.ts'
import { type Bounds, dayText, toIso } from './iso.ts'
import type { Precision } from './precision.ts'
import { type WallTime, readWallTime } from './wall-time.ts'
import { type Zone, instantsBetween, observes, offsetAt, zonesNamed } from './zones.ts'

export { toIso, toIsoRange } from './iso.ts'
export type { Precision } from './precision.ts'

/**
 * `earliest` and `latest` bound the true instant, both inclusive, in milliseconds since the epoch (UTC).
 * The grain is one second: `14:30` is 14:30:00 … 14:30:59; a text with fractions of a second is exact.
 * `zone` tells whether the text named its zone or a default was assumed; `text` is the original writing.
 */
export interface Moment {
  readonly earliest: number
  readonly latest: number
  readonly precision: Precision
  readonly zone: 'explicit' | 'assumed'
  readonly text: string
}

export interface MomentOptions {
  /** Where the text names no zone: an IANA name, `UTC`, or an offset such as `+02:00`. */
  readonly zone: string
  /** YYYY-MM-DD: the date of a bare clock time; a date without a year takes the year that brings it nearest. */
  readonly day?: string
  /** Reads 04/05/2021 as the fourth of May (true) or the fifth of April (false); without it, that is not read. */
  readonly dayFirst?: boolean
}

// "Around" means: give or take this many seconds.
const slack: Readonly<Record<Precision, number>> = {
  millisecond: 60,
  second: 60,
  minute: 300,
  hour: 1800,
  day: 86_400,
  month: 15 * 86_400,
  year: 183 * 86_400,
}

/**
 * Reads a time as people and programs write it; undefined when it is no time, is impossible (30 February, a clock time
 * skipped by daylight saving) or leaves a doubt that no interval covers (04/05/2021). Never throws.
 *
 * - Unknown digits (`14:??`, `1?:30`, `2022-05-XX`) give the interval of all they can be.
 * - "Around" widens by the slack above: a minute by 5 minutes, an hour by half an hour, a day by a day.
 * - A wall time that occurs twice, when clocks are set back, covers both instants.
 * - An ambiguous zone abbreviation (IST, CST, BST …) is read as the meaning that `options.zone` observes; if it observes
 *   none, the interval covers every meaning and `zone` is `assumed`.
 * - Numbers, and texts of 10, 13, 16 or 19 digits, count from the epoch in UTC; see `readEpoch`.
 */
export function parseMoment(text: string | number, options: MomentOptions): Moment | undefined {
  if (typeof text === 'string') {
    const timestamp = readTimestamp(text)
    if (timestamp) return timestamp
  }
  const written = String(text)
  const epoch = readEpoch(text)
  if (epoch) {
    const precision = epoch.fraction ? 'millisecond' : 'second'
    return { earliest: epoch.ms, latest: epoch.ms, precision, zone: 'explicit', text: written }
  }
  const wall = typeof text === 'string' ? readWallTime(text, options) : undefined
  return wall && placed(wall, options.zone, written)
}

/** Puts a wall time into its zone. */
function placed(wall: WallTime, fallback: string, text: string): Moment | undefined {
  const home = zonesNamed(fallback)[0]
  const possible =
    wall.zones.length === 0 ? (home === undefined ? [] : [home]) : meant(wall.zones, home, wall.from)
  const all = possible.map((zone) => instantsBetween(zone, wall.from, wall.to))
  const bounds = all.filter((each): each is Bounds => each !== undefined)
  if (bounds.length === 0 || bounds.length < all.length) return undefined
  const earliest = Math.min(...bounds.map((each) => each.earliest))
  const latest = Math.max(...bounds.map((each) => each.latest))
  if (wall.leapSecond && earliest % dayMs !== 0) return undefined
  const widening = wall.approximate ? slack[wall.precision] * 1000 : 0
  return {
    earliest: earliest - widening,
    latest: latest + widening,
    precision: wall.precision,
    zone: wall.zones.length > 0 && possible.length === 1 ? 'explicit' : 'assumed',
    text,
  }
}

/** Of several meanings of an abbreviation, the one that the home zone observes; else all of them. */
function meant(zones: readonly Zone[], home: Zone | undefined, ms: number): readonly Zone[] {
  if (zones.length < 2 || home === undefined) return zones
  const observed = zones.filter((zone) => typeof zone === 'number' && observes(home, zone, ms))
  return observed.length === 1 ? observed : zones
}

/**
 * The fast path for what machines write, `YYYY-MM-DDTHH:MM:SS(.fff)?(Z|±hh:mm)`, character by character; undefined for
 * anything else, which the slow path then reads or refuses.
 */
function readTimestamp(text: string): Moment | undefined {
  const { length } = text
  if (length < 20 || length > 35 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return undefined
  if (text[13] !== ':' || text[16] !== ':') return undefined
  const year = pair(text, 0) * 100 + pair(text, 2)
  const month = pair(text, 5)
  const day = pair(text, 8)
  const [hour, minute, second] = [pair(text, 11), pair(text, 14), pair(text, 17)]
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return undefined
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined
  let [at, fraction] = [19, 0]
  if (text[19] === '.') {
    for (at = 20; digit(text, at) >= 0; at++)
      if (at < 23) fraction += digit(text, at) * (at === 20 ? 100 : at === 21 ? 10 : 1)
    if (at === 20) return undefined
  }
  let offset = 0
  if (text[at] === '+' || text[at] === '-') {
    if (length !== at + 6 || text[at + 3] !== ':') return undefined
    offset = (pair(text, at + 1) * 60 + pair(text, at + 4)) * (text[at] === '-' ? -1 : 1)
    if (!(offset >= -720 && offset <= 840 && offset % 15 === 0)) return undefined
  } else if (text[at] !== 'Z' || length !== at + 1) {
    return undefined
  }
  const ms =
    dayNumber(year, month, day) * dayMs + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction
  return { earliest: ms, latest: ms, precision: at > 19 ? 'millisecond' : 'second', zone: 'explicit', text }
}

/** Two digits as a number, NaN when they are not digits. */
function pair(text: string, at: number): number {
  const [tens, ones] = [digit(text, at), digit(text, at + 1)]
  return tens < 0 || ones < 0 ? NaN : tens * 10 + ones
}

function digit(text: string, at: number): number {
  const code = text.charCodeAt(at) - 48
  return code >= 0 && code <= 9 ? code : -1
}

/** Whether a zone can be given to `parseMoment` and `dayOf`. */
export function isZone(text: string): boolean {
  return zonesNamed(text).length === 1
}

/** An instant that is known exactly; `text` is how it was written, ISO 8601 if not given. */
export function instant(ms: number, text: string = toIso(ms)): Moment {
  return {
    earliest: ms,
    latest: ms,
    precision: ms % 1000 === 0 ? 'second' : 'millisecond',
    zone: 'explicit',
    text,
  }
}

/** The moment some seconds later, or earlier if negative; as uncertain as before. `text` stays the original writing. */
export function shift(moment: Moment, seconds: number): Moment {
  const ms = Math.round(seconds * 1000)
  return { ...moment, earliest: moment.earliest + ms, latest: moment.latest + ms }
}

/** True or false when certain, undefined when the moments overlap so that either may have come first. */
export function before(a: Moment, b: Moment): boolean | undefined {
  if (end(a) < b.earliest) return true
  return a.earliest >= end(b) ? false : undefined
}

export function after(a: Moment, b: Moment): boolean | undefined {
  return before(b, a)
}

/** Whether both may be the same instant. */
export function overlaps(a: Moment, b: Moment): boolean {
  return a.earliest <= end(b) && b.earliest <= end(a)
}

/** At the grain of a second, the last second lasts until its last millisecond. */
function end(moment: Moment): number {
  return moment.precision === 'millisecond' ? moment.latest : moment.latest + 999
}

/** A total order for sorting: by earliest, then latest, then text. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.earliest - b.earliest || a.latest - b.latest || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
}

/** The calendar date, YYYY-MM-DD, at an instant in a zone; in UTC when the zone is unknown. */
export function dayOf(ms: number, zone = 'UTC'): string {
  const offset = offsetAt(zonesNamed(zone)[0] ?? 0, ms)
  return dayText(Math.floor((ms + offset * 60_000) / dayMs))
}

/** Absolute hours, as a legal clock counts them: 48 hours are 48 hours, also across a change of the clocks. */
export function addHours(ms: number, hours: number): number {
  return addHoursToDate(ms, hours).getTime()
}
