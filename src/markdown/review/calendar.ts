// Calendar dates as written: found in text, without any zone. Never a Date object.
import { monthNumber, monthPattern } from './months.ts'

/** `day` is 0 where only the month is known, `month` too where only the year is. `year` is absent where none is written. */
export interface WrittenDate {
  readonly year?: number
  readonly month: number
  readonly day: number
  /** The other reading of `03/04/2023`: day and month exchanged. */
  readonly swapped?: { readonly month: number; readonly day: number }
}

export interface Found<T> {
  readonly value: T
  readonly start: number
  readonly end: number
}

const day = '(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?'
const of = '(?:\\s*(?:of|de|del|d[ou])?\\s*)'
const weekday =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)'

type Reader = (match: RegExpExecArray) => WrittenDate | undefined

const forms: readonly (readonly [RegExp, Reader])[] = [
  // 2021-03-31, 2021/03/31, 2021.03.31, 2022-05-??, 2021/22-??-??
  [
    /(\d{4})(?:\/\d{2})?([-/.])(\d{1,2}|\?\?|xx|mm)\2(\d{1,2}|\?\?|xx|dd)(?!\d)/iy,
    ([, y, , m, d]) => whole(number(y), numberOr0(m), numberOr0(d)),
  ],
  [/(\d{4})\/\d{2}-\?\?-\?\?/y, ([, y]) => whole(number(y), 0, 0)],
  // 20210331
  [/(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/y, ([, y, m, d]) => whole(number(y), number(m), number(d))],
  // 2021年3月31日, 2021년 3월 31일, 3月31日
  [
    /(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?/y,
    ([, y, m, d]) => (y === undefined ? bare(number(m), number(d)) : whole(number(y), number(m), number(d))),
  ],
  // 31/03/2021, 3/31/2021, 31.03.2021, 31-03-2021
  [
    /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2}(?=[\s,;:)\]]|$))(?!\d)/y,
    ([, a, , b, y]) => ambiguous(number(a), number(b), fullYear(number(y))),
  ],
  // March 31st, 2021; Mar 31; Saturday March 31
  [
    new RegExp(
      `(${monthPattern})\\.?\\s+${day}(?!\\d|:|\\s?[ap]\\.?m\\b)(?:\\s*,?\\s*(?:of\\s+)?(\\d{4})(?!\\d|:))?`,
      'iy',
    ),
    ([, m, d, y]) => dated(y, monthNumber(m ?? ''), number(d)),
  ],
  // 31st of March 2021, 31. März 2021, 31 de março de 2021, 31-Mar-2021
  [
    new RegExp(`${day}[.]?(?:${of}|-)(${monthPattern})\\b\\.?(?:(?:\\s*,?${of}|-)(\\d{4})(?!\\d|:))?`, 'iy'),
    ([, d, m, y]) => dated(y, monthNumber(m ?? ''), number(d)),
  ],
  // March 2021, 2021-03
  [
    new RegExp(`(${monthPattern})\\.?,?\\s+(?:de\\s+)?(\\d{4})(?!\\d|:)`, 'iy'),
    ([, m, y]) => dated(y, monthNumber(m ?? ''), 0),
  ],
  [/(20\d{2})-(0[1-9]|1[0-2])(?![\d-])/y, ([, y, m]) => whole(number(y), number(m), 0)],
]

const lead = new RegExp(`${weekday}\\.?,?\\s+(?:the\\s+)?`, 'iy')
const short = /(\d{1,2})[-/](\d{1,2})(?![\d/-])/y

/** The date that stands exactly at `at`, after a weekday at most. */
export function dateAt(text: string, at: number): Found<WrittenDate> | undefined {
  lead.lastIndex = at
  const from = lead.test(text) ? lead.lastIndex : at
  for (const [form, read] of forms) {
    form.lastIndex = from
    const match = form.exec(text)
    const value = match === null ? undefined : read(match)
    if (value !== undefined) return { value, start: at, end: form.lastIndex }
  }
  return undefined
}

/** `03-26` or `26/03` exactly at `at`: a date only where a time follows or a column says so. */
export function shortDateAt(text: string, at: number): Found<WrittenDate> | undefined {
  short.lastIndex = at
  const match = short.exec(text)
  const value = match === null ? undefined : ambiguous(number(match[1]), number(match[2]), undefined)
  return value === undefined ? undefined : { value, start: at, end: short.lastIndex }
}

/** Every date in the first 5,000 characters, from left to right. A date without a year takes that of the next one with a year. */
export function datesIn(text: string): readonly Found<WrittenDate>[] {
  const found: Found<WrittenDate>[] = []
  const within = text.slice(0, 5000)
  const start = /(?<![\p{L}\p{N}.:/-])[\p{L}\d]/gu
  for (let match = start.exec(within); match !== null; match = start.exec(within)) {
    const date = dateAt(within, match.index)
    if (date === undefined) continue
    found.push(date)
    start.lastIndex = date.end
  }
  return found.map((date, index) => {
    if (date.value.year !== undefined) return date
    const year = found.slice(index, index + 4).find((next) => next.value.year !== undefined)?.value.year
    return year === undefined ? date : { ...date, value: { ...date.value, year } }
  })
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil). */
export function dayNumber(year: number, month: number, ofMonth: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + ofMonth - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The inverse of `dayNumber`, as YYYY-MM-DD. */
export function dateOfDay(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const index = Math.floor((5 * ofYear + 2) / 153)
  const month = index + (index < 10 ? 3 : -9)
  return isoDate(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    ofYear - Math.floor((153 * index + 2) / 5) + 1,
  )
}

/** `2021-03-31`, `2021-03` or `2021`, as far as month and day are known (0 where not). */
export function isoDate(year: number, month: number, ofMonth: number): string {
  const parts = [String(year).padStart(4, '0')]
  if (month > 0) parts.push(String(month).padStart(2, '0'))
  if (month > 0 && ofMonth > 0) parts.push(String(ofMonth).padStart(2, '0'))
  return parts.join('-')
}

function number(text: string | undefined): number {
  return Number(text ?? Number.NaN)
}

function numberOr0(text: string | undefined): number {
  return /^\d+$/.test(text ?? '') ? Number(text) : 0
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year
}

function possible(month: number, ofMonth: number): boolean {
  return month >= 1 && month <= 12 && ofMonth >= 1 && ofMonth <= 31
}

function whole(year: number, month: number, ofMonth: number): WrittenDate | undefined {
  return year >= 1970 && year < 2100 && month <= 12 && ofMonth <= 31
    ? { year, month, day: month === 0 ? 0 : ofMonth }
    : undefined
}

function bare(month: number, ofMonth: number): WrittenDate | undefined {
  return possible(month, ofMonth) ? { month, day: ofMonth } : undefined
}

function dated(
  year: string | undefined,
  month: number | undefined,
  ofMonth: number,
): WrittenDate | undefined {
  if (month === undefined || ofMonth > 31) return undefined
  if (year !== undefined) return whole(Number(year), month, ofMonth)
  return bare(month, ofMonth)
}

function ambiguous(first: number, second: number, year: number | undefined): WrittenDate | undefined {
  const named = year === undefined ? {} : { year }
  if (year !== undefined && (year < 1970 || year >= 2100)) return undefined
  const monthFirst = possible(first, second)
  const dayFirst = possible(second, first)
  if (monthFirst && dayFirst && first !== second)
    return { ...named, month: first, day: second, swapped: { month: second, day: first } }
  if (monthFirst) return { ...named, month: first, day: second }
  return dayFirst ? { ...named, month: second, day: first } : undefined
}
