// Zone names as people write them, and what wall clocks in a zone mean as instants.
import { tzOffset } from '@date-fns/tz/tzOffset'
import { dayMs } from './calendar.ts'
import type { Bounds } from './iso.ts'

/** An offset from UTC in minutes, or the name of an IANA zone. */
export type Zone = number | string

// Minutes east of UTC. A list with several offsets is ambiguous: different countries use the same letters.
// A string is a zone whose offset depends on the date.
// prettier-ignore
const abbreviations: Readonly<Record<string, readonly Zone[]>> = {
  Z: [0], UTC: [0], UT: [0], GMT: [0], WET: [0], WEST: [60], CET: [60], MEZ: [60], WAT: [60], CEST: [120], MESZ: [120],
  EET: [120], CAT: [120], SAST: [120], EEST: [180], EAT: [180], MSK: [180], TRT: [180], PKT: [300], NPT: [345],
  ICT: [420], WIB: [420], SGT: [480], HKT: [480], PHT: [480], MYT: [480], AWST: [480], JST: [540], KST: [540],
  ACST: [570], AEST: [600], ACDT: [630], AEDT: [660], NZST: [720], NZDT: [780],
  NST: [-210], NDT: [-150], BRT: [-180], ART: [-180], EDT: [-240], EST: [-300], CDT: [-300], MDT: [-360], MST: [-420],
  PDT: [-420], PST: [-480], AKDT: [-480], AKST: [-540], HST: [-600],
  ET: ['America/New_York'], CT: ['America/Chicago'], MT: ['America/Denver'], PT: ['America/Los_Angeles'],
  // British, Bangladesh; US Central, China; India, Israel, Ireland; Atlantic, Arabia; Gulf, South Georgia.
  BST: [60, 360], CST: [-360, 480], IST: [330, 120, 60], AST: [-240, 180], GST: [240, -120],
}

// tzOffset would read the digits at the end of any other word as an offset.
const ianaName = /^(?:[A-Za-z]+(?:\/[A-Za-z_-]+){1,2}|Etc\/GMT[+-](?:\d|1[0-4]))$/

/** What a zone's name can mean: one zone when it is certain, several when it is ambiguous, none when it is unknown. */
export function zonesNamed(name: string): readonly Zone[] {
  const known = Object.hasOwn(abbreviations, name.toUpperCase())
    ? abbreviations[name.toUpperCase()]
    : undefined
  if (known) return known
  const offset = readOffset(name)
  if (offset !== undefined) return [offset]
  return ianaName.test(name) && !Number.isNaN(tzOffset(name, new Date(0))) ? [name] : []
}

/** Reads `+02:00`, `+0200`, `-05`, `UTC+2`, `GMT-05:30` as minutes east of UTC. */
export function readOffset(text: string): number | undefined {
  const match = /^(?:UTC|GMT)?\s?([+-])(?:(\d{2}):?(\d{2})|(\d{1,2}))$/i.exec(text)
  if (!match) return undefined
  const minutes = Number(match[2] ?? match[4]) * 60 + Number(match[3] ?? 0)
  const offset = match[1] === '-' ? -minutes : minutes
  // The civil offsets in use lie between -12:00 and +14:00, at full quarters of an hour.
  return offset >= -720 && offset <= 840 && offset % 15 === 0 ? offset + 0 : undefined
}

/** Minutes east of UTC that the zone observes at an instant; a fraction only in local mean times long ago. */
export function offsetAt(zone: Zone, ms: number): number {
  return typeof zone === 'number' ? zone : tzOffset(zone, new Date(ms))
}

/** The same in whole milliseconds. */
function offsetMsAt(zone: Zone, ms: number): number {
  return Math.round(offsetAt(zone, ms) * 60) * 1000
}

/** Whether the zone ever observes this offset in the year around the instant: summer letters are written in winter too. */
export function observes(zone: Zone, offset: number, ms: number): boolean {
  return [0, 91, 182, 273].some((days) => offsetAt(zone, ms + days * dayMs) === offset)
}

/**
 * The instants at which a wall clock in the zone shows anything between `from` and `to` (wall times as if they were UTC).
 * A wall time that occurs twice (clocks set back) counts with both its instants. A wall time that never occurs (clocks
 * set forward) is cut off; when nothing is left, the result is undefined.
 */
export function instantsBetween(zone: Zone, from: number, to: number): Bounds | undefined {
  if (typeof zone === 'number') return { earliest: from - zone * 60_000, latest: to - zone * 60_000 }
  const earliest = Math.min(...instantsAt(zone, from))
  const latest = Math.max(...instantsAt(zone, to))
  const bounds = {
    earliest: Number.isFinite(earliest) ? earliest : clockChangeNear(zone, from),
    latest: Number.isFinite(latest) ? latest : clockChangeNear(zone, to) - 1000,
  }
  return bounds.earliest <= bounds.latest ? bounds : undefined
}

/** None in a gap, two in an overlap, else one. */
function instantsAt(zone: string, wall: number): number[] {
  const offsets = new Set([offsetMsAt(zone, wall - dayMs), offsetMsAt(zone, wall + dayMs)])
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetMsAt(zone, instant) === wall)
}

/** The first instant with the new offset, for a wall time in a gap. */
function clockChangeNear(zone: string, wall: number): number {
  let [before, after] = [wall - dayMs, wall + dayMs]
  const old = offsetMsAt(zone, before)
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000
    if (offsetMsAt(zone, middle) === old) before = middle
    else after = middle
  }
  return after
}
