// Finds the calendar date in a text, in any order that leaves no doubt.
import { dateOfDay, dayNumber, daysInMonth, mondayOfWeek } from './calendar.ts'
import { isKnown, readDigits, twoDigits } from './digits.ts'

/** The days a date can be, both included, as day numbers; `rest` is the text without it. */
export interface DateText {
  readonly from: number
  readonly to: number
  readonly precision: 'year' | 'month' | 'day'
  readonly rest: string
}

export interface DateOptions {
  /** YYYY-MM-DD: gives a date without a year the year that brings it nearest. */
  readonly day?: string
  /** Reads 04/05/2021 as the fourth of May (true) or the fifth of April (false); without it, that is not read. */
  readonly dayFirst?: boolean
}

type Days = Omit<DateText, 'rest'>
type Form = readonly [RegExp, (match: readonly string[], options: DateOptions) => Days | undefined]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const ordinal = '(\\d{1,2})(?:st|nd|rd|th|\\.)?'
// Clocks such as 14:05 follow a date; a year is never the beginning of one.
const year = '(\\d{4})(?![\\d:])'

/** Tried in order; the first that is found decides, even when its date is impossible. */
const forms: readonly Form[] = [
  // 2025-12-24, 2025/12/24, 2025-12-??, 2025-MM-DD
  [
    new RegExp(
      `(?<![\\d.,/-])(\\d{4})([-/.])(${twoDigits}|MM|mm)\\2(${twoDigits}|DD|dd)(?:[Tt_:]|-(?=\\d))?(?![/.]|\\d{3})`,
    ),
    ([, y = '', , m = '', d = '']) => daysOf(y, m, d),
  ],
  // 2025-W52-3, 2025W523
  [
    /(?<![\d.,/-])(\d{4})-?W(\d{2})(?:-?([1-7])(?!\d))?[Tt]?/,
    ([, y = '', week = '', weekday]) => weekDays(Number(y), Number(week), weekday),
  ],
  // 2025-358, 2025358
  [
    /(?<![\d.,/-])(\d{4})-?(\d{3})(?!\d|[-/.]\d)[Tt]?/,
    ([, y = '', day = '']) => dayOfYear(Number(y), Number(day)),
  ],
  // 2022-05, 2022-0?
  [
    new RegExp(`(?<![\\d.,/-])(\\d{4})[-/](${twoDigits}|MM|mm)(?![\\w/.?-])`),
    ([, y = '', m = '']) => (m.length === 2 ? daysOf(y, m, '??') : undefined),
  ],
  // 31 March 2021, 31st of March, 2021, 10/Oct/2000:13:55:36
  [
    new RegExp(`(?<![\\d:.,/-])${ordinal}(?:[-/ ]| of )${monthName}(?:[-/ ]|, ?)${year}`, 'i'),
    ([, d = '', m = '', y = '']) => daysOf(y, monthNumber(m), d),
  ],
  [
    new RegExp(`(?<![\\d:.,/-])${ordinal}/${monthName}/(\\d{4}):`, 'i'),
    ([, d = '', m = '', y = '']) => daysOf(y, monthNumber(m), d),
  ],
  // March 31, 2021
  [
    new RegExp(`\\b${monthName} ${ordinal}(?: |, ?)${year}`, 'i'),
    ([, m = '', d = '', y = '']) => daysOf(y, monthNumber(m), d),
  ],
  // 2021 March 31, 2021-Mar-31
  [
    new RegExp(`(?<![\\d.,/-])(\\d{4})[- ]${monthName}[- ]${ordinal}(?![\\d:])`, 'i'),
    ([, y = '', m = '', d = '']) => daysOf(y, monthNumber(m), d),
  ],
  // May 2021
  [new RegExp(`\\b${monthName},? ${year}`, 'i'), ([, m = '', y = '']) => daysOf(y, monthNumber(m), '??')],
  // May 4, 4 May, 4th of May
  [new RegExp(`\\b${monthName} ${ordinal}(?![\\d:.])`, 'i'), ([, m, d], { day }) => nearestDay(m, d, day)],
  [
    new RegExp(`(?<![\\d:.,/-])${ordinal}(?: | of )${monthName}(?![a-z])`, 'i'),
    ([, d, m], { day }) => nearestDay(m, d, day),
  ],
  // 31/03/2021, 31.03.2021, 03/31/2021
  [
    /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d./-])/,
    ([, first = '', , second = '', y = ''], { dayFirst }) => numericDay(first, second, y, dayFirst),
  ],
  // 2022
  [/^(\d{4})$/, ([, y = '']) => (Number(y) >= 1970 && Number(y) < 2100 ? daysOf(y, '??', '??') : undefined)],
]

/** Undefined when there is an impossible or an ambiguous date; `null` when there is none. */
export function findDate(text: string, options: DateOptions): DateText | null | undefined {
  for (const [shape, read] of forms) {
    const match = shape.exec(text)
    if (!match) continue
    const days = read(match, options)
    if (!days) return undefined
    return { ...days, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` }
  }
  return null
}

/** Years before 1900 are not read: no incident is that old, and 0001-01-01 means "not yet" in some programs. */
function daysOf(yearText: string, monthText: string, dayText: string): Days | undefined {
  const year = Number(yearText)
  const month = readDigits(monthText, 1, 12)
  if (year < 1900 || !month) return undefined
  const last = daysInMonth(year, month.high)
  const day = readDigits(dayText, 1, isKnown(month) ? last : 31)
  if (!day) return undefined
  return {
    from: dayNumber(year, month.low, Math.min(day.low, daysInMonth(year, month.low))),
    to: dayNumber(year, month.high, Math.min(day.high, last)),
    precision: !isKnown(month) ? 'year' : isKnown(day) ? 'day' : 'month',
  }
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0')
}

function weekDays(year: number, week: number, weekday: string | undefined): Days | undefined {
  const monday = year < 1900 ? undefined : mondayOfWeek(year, week)
  if (monday === undefined) return undefined
  if (weekday === undefined) return { from: monday, to: monday + 6, precision: 'month' }
  const day = monday + Number(weekday) - 1
  return { from: day, to: day, precision: 'day' }
}

function dayOfYear(year: number, count: number): Days | undefined {
  const day = dayNumber(year, 1, 1) + count - 1
  return year >= 1900 && count >= 1 && dateOfDay(day).year === year
    ? { from: day, to: day, precision: 'day' }
    : undefined
}

function numericDay(first: string, second: string, year: string, dayFirst?: boolean): Days | undefined {
  const dayThenMonth = daysOf(year, second, first)
  const monthThenDay = daysOf(year, first, second)
  if (!dayThenMonth || !monthThenDay || first === second) return dayThenMonth ?? monthThenDay
  return dayFirst === undefined ? undefined : dayFirst ? dayThenMonth : monthThenDay
}

/** A date without a year lies within half a year of the day that is given for it. */
function nearestDay(month = '', dayOfMonth = '', near?: string): Days | undefined {
  const given = near === undefined ? undefined : parseDay(near)
  if (given === undefined) return undefined
  const { year } = dateOfDay(given)
  const distance = (days: Days) => Math.abs(days.from - given)
  return [year - 1, year, year + 1]
    .flatMap((candidate) => daysOf(String(candidate), monthNumber(month), dayOfMonth) ?? [])
    .reduce<Days | undefined>(
      (best, days) => (best && distance(best) <= distance(days) ? best : days),
      undefined,
    )
}

/** Reads YYYY-MM-DD as a day number. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? daysOf(match[1] ?? '', match[2] ?? '', match[3] ?? '')?.from : undefined
}
