// Which days are no business days: weekends, dates that a policy lists, and US federal holidays.
import { dateOfDay, dayNumber, weekdayOf } from '../incident/calendar.ts'
import { dayText } from '../incident/iso.ts'

/** Names a policy can use instead of listing dates. */
export const holidayCalendars = ['us-federal'] as const

/** `day` counts from 1970-01-01; `holidays` as in `Policy`. */
export function isBusinessDay(day: number, holidays: readonly string[]): boolean {
  const weekday = weekdayOf(day)
  if (weekday === 0 || weekday === 6 || holidays.includes(dayText(day))) return false
  return !(holidays.includes('us-federal') && isFederalHoliday(day))
}

type Rule =
  | { readonly month: number; readonly day: number; readonly since?: number }
  /** The nth weekday (0 is Sunday) of a month; the last where `nth` is 5. */
  | { readonly month: number; readonly nth: number; readonly weekday: number; readonly since?: number }

// 5 U.S.C. 6103(a).
const federalHolidays: readonly Rule[] = [
  { month: 1, day: 1 },
  { month: 1, nth: 3, weekday: 1, since: 1986 },
  { month: 2, nth: 3, weekday: 1 },
  { month: 5, nth: 5, weekday: 1 },
  { month: 6, day: 19, since: 2021 },
  { month: 7, day: 4 },
  { month: 9, nth: 1, weekday: 1 },
  { month: 10, nth: 2, weekday: 1 },
  { month: 11, day: 11 },
  { month: 11, nth: 4, weekday: 4 },
  { month: 12, day: 25 },
]

/** Also the Friday before a holiday on a Saturday (6103(b)) and the Monday after one on a Sunday (E.O. 11582). */
function isFederalHoliday(day: number): boolean {
  const { year } = dateOfDay(day)
  // New Year's Day on a Saturday is kept on the last day of the year before.
  return [year, year + 1].some((each) =>
    federalHolidays.some((rule) => each >= (rule.since ?? 0) && day === observed(dayOfRule(rule, each))),
  )
}

function dayOfRule(rule: Rule, year: number): number {
  if ('day' in rule) return dayNumber(year, rule.month, rule.day)
  const first = dayNumber(year, rule.month, 1)
  const found = first + ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7
  return dateOfDay(found).month === rule.month ? found : found - 7
}

function observed(day: number): number {
  const weekday = weekdayOf(day)
  return weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day
}
