// Writing instants: ISO 8601 in UTC, for machines and for people.
import { dateOfDay, dayMs, dayNumber, daysInMonth } from './calendar.ts'

/** Bounds in epoch milliseconds, both inclusive, at a grain of one second. */
export interface Bounds {
  readonly earliest: number
  readonly latest: number
}

const firstDay = dayNumber(0, 1, 1) * dayMs
const lastMs = dayNumber(10_000, 1, 1) * dayMs - 1

/**
 * Writes `2025-12-25T04:44:53Z`; milliseconds (three digits) only when they are not zero.
 * Fractions of a millisecond are dropped.
 * @throws RangeError when `ms` is no instant (not a number, or outside what Date can hold)
 */
export function toIso(ms: number): string {
  if (!(ms >= firstDay && ms <= lastMs)) return new Date(ms).toISOString().replace('.000Z', 'Z')
  const days = Math.floor(ms / dayMs)
  const rest = Math.floor(ms - days * dayMs)
  const fraction = rest % 1000
  return `${dayText(days)}T${clockText(rest)}:${two(Math.floor(rest / 1000) % 60)}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}Z`
}

/**
 * The shortest honest writing for people, in UTC. A whole minute, day, month or year is written as such
 * (`2025-12-25T14:30Z`, `2025-12-25`, `2025-12`, `2025`), anything wider as `first … last`, both included:
 * `2025-12-25T14:00Z … 14:59Z`.
 */
export function toIsoRange(moment: Bounds): string {
  const { earliest, latest } = moment
  if (earliest === latest) return toIso(earliest)
  const [from, to] = [Math.floor(earliest / dayMs), Math.floor(latest / dayMs)]
  if (earliest % dayMs === 0 && latest === to * dayMs + dayMs - 1000) return daysRange(from, to)
  const wholeMinutes = earliest % 60_000 === 0 && (latest + 1000) % 60_000 === 0
  const write = (ms: number) => (wholeMinutes ? `${toIso(ms).slice(0, -4)}Z` : toIso(ms))
  const [first, last] = [write(earliest), write(latest)]
  if (first === last) return first
  return `${first} … ${from === to ? last.slice(last.indexOf('T') + 1) : last}`
}

/** Whole days, both included: a day, a month or a year where it is exactly one. */
function daysRange(from: number, to: number): string {
  const [first, last] = [dateOfDay(from), dateOfDay(to)]
  if (from === to) return dayText(from)
  if (first.year === last.year && first.day === 1 && last.day === daysInMonth(last.year, last.month)) {
    if (first.month === last.month) return dayText(from).slice(0, 7)
    if (first.month === 1 && last.month === 12) return dayText(from).slice(0, 4)
  }
  return `${dayText(from)} … ${dayText(to)}`
}

/** Writes a day number as `YYYY-MM-DD`. */
export function dayText(days: number): string {
  const { year, month, day } = dateOfDay(days)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function clockText(msOfDay: number): string {
  return `${two(Math.floor(msOfDay / 3_600_000))}:${two(Math.floor(msOfDay / 60_000) % 60)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
