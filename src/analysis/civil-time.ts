// Instants as a wall clock and a calendar in a zone show them.
import { dateOfDay, dayNumber, daysInMonth, weekdayOf } from '../incident/calendar.ts'
import { dayText } from '../incident/iso.ts'
import { offsetAt, zonesNamed } from '../incident/zones.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** 0 is Sunday; `day` is YYYY-MM-DD. */
export function weekdayOn(day: string): number {
  return weekdayOf(daysOf(day))
}

export const weekdayName = (day: string): string => weekdays[weekdayOn(day)] ?? day

/** The day number (days since 1970-01-01) of YYYY-MM-DD. */
export function daysOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dayNumber(year, month, date)
}

/** The wall clock, HH:MM, at an instant (epoch ms) in a zone; in UTC when the zone is unknown. */
export function clockOf(ms: number, zone: string): string {
  const offset = offsetAt(zonesNamed(zone)[0] ?? 0, ms)
  const minutes = Math.floor(ms / 60_000) + offset
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}

/** The same day of a later month, or its last day where it has no such day: 31 January + 1 is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const { year, month, day: date } = dateOfDay(daysOf(day))
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  return dayText(dayNumber(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth))))
}
