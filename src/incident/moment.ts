// A moment: a point in time as far as it is known. The only door to date-fns, with span.ts and zones.ts.
import { addHours as addHoursToDate } from 'date-fns/addHours'
import { dayMs } from './calendar.ts'
import { readEpoch } from './epoch.ts'
import { type Bounds, dayText, toIso } from './iso.ts'
import type { Precision } from './precision.ts'
import { readTimestamp } from './timestamp.ts'
import { type WallTime, readWallTime } from './wall-time.ts'
import { type Zone, instantsBetween, observes, offsetAt, zonesNamed } from './zones.ts'

export { toIso, toIsoRange } from './iso.ts'

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
 *   none, or several, the interval covers every meaning. Either way `zone` is `assumed`.
 * - Numbers, and texts of 10, 13, 16 or 19 digits, count from the epoch in UTC; see `readEpoch`.
 */
export function parseMoment(text: string | number, options: MomentOptions): Moment | undefined {
  const written = String(text)
  const stamp = readTimestamp(written)
  if (stamp?.offset !== undefined) {
    const ms = stamp.wall - stamp.offset * 60_000
    return { earliest: ms, latest: ms, precision: stamp.precision, zone: 'explicit', text: written }
  }
  const epoch = stamp ? undefined : readEpoch(text)
  if (epoch) {
    const precision = epoch.fraction ? 'millisecond' : 'second'
    return { earliest: epoch.ms, latest: epoch.ms, precision, zone: 'explicit', text: written }
  }
  if (typeof text === 'number') return undefined
  const wall = stamp
    ? {
        from: stamp.wall,
        to: stamp.wall,
        precision: stamp.precision,
        zones: [],
        approximate: false,
        leapSecond: false,
      }
    : readWallTime(text, options)
  return wall && placed(wall, options.zone, text)
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
    zone: wall.zones.length === 1 ? 'explicit' : 'assumed',
    text,
  }
}

/** Of several meanings of an abbreviation, the one that the home zone observes; else all of them. */
function meant(zones: readonly Zone[], home: Zone | undefined, ms: number): readonly Zone[] {
  if (zones.length < 2 || home === undefined) return zones
  const observed = zones.filter((zone) => typeof zone === 'number' && observes(home, zone, ms))
  return observed.length === 1 ? observed : zones
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
