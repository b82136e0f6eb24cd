// The last instant of a limit, counted from an instant.
import { dateOfDay, dayMs, dayNumber, daysInMonth } from '../incident/calendar.ts'
import { addHours } from '../incident/moment.ts'
import { type Zone, instantsBetween, offsetAt, zonesNamed } from '../incident/zones.ts'
import { isBusinessDay } from '../policies/holidays.ts'
import type { Limit, Policy } from '../policies/policy.ts'

/**
 * Epoch ms, inclusive: whatever happens exactly then is in time. A later start never gives an earlier end.
 * Legal calendars differ by a hair (the hour of the event, the next working day); this one is the strict reading.
 */
export function dueAfter(start: number, limit: Limit, { zone, holidays }: Counting): number {
  if ('hours' in limit) return addHours(start, limit.hours)
  const where = zonesNamed(zone ?? 'UTC')[0] ?? 0
  const day = Math.floor((start + offsetAt(where, start) * 60_000) / dayMs)
  return instantOn(lastDay(day, limit, holidays ?? []), limit.until ?? '23:59:59', where)
}

/** How a policy counts days. */
export type Counting = Pick<Policy, 'zone' | 'holidays'>

function lastDay(day: number, limit: Exclude<Limit, { hours: number }>, holidays: readonly string[]): number {
  if ('calendarDays' in limit) return day + limit.calendarDays
  if ('months' in limit) return addMonths(day, limit.months)
  let last = day
  for (let left = limit.businessDays; left > 0;) if (isBusinessDay(++last, holidays)) left--
  return last
}

/** The same day of the later month, or its last. */
function addMonths(days: number, months: number): number {
  const { year, month, day } = dateOfDay(days)
  const index = year * 12 + month - 1 + months
  const [laterYear, laterMonth] = [Math.floor(index / 12), (index % 12) + 1]
  return dayNumber(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth)))
}

/** Where clocks are set back over it, the second time it is shown; where they skip it, the instant of the change. */
function instantOn(day: number, clock: string, zone: Zone): number {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number)
  const wall = day * dayMs + ((hour * 60 + minute) * 60 + second) * 1000
  return (
    instantsBetween(zone, wall, wall)?.latest ?? instantsBetween(zone, wall, wall + dayMs)?.earliest ?? wall
  )
}
