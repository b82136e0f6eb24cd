// Arithmetic with the wall times of a review, which name no zone: `2021-03-31T12:06`.
import { dayNumber } from '../incident/calendar.ts'

/** Minutes since 1970 as the wall clock counts them; undefined where no time of day is known. */
export function minuteOf(at: string | undefined): number | undefined {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(at ?? '') ?? []
  if (year === undefined) return undefined
  return dayNumber(Number(year), Number(month), Number(day)) * 1440 + Number(hour) * 60 + Number(minute)
}

/** `1 h 5 min`, `20 min`. */
export function showMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
