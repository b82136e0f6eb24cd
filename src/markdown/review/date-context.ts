// What a document offers to complete a date that is written without a year, or that reads as two different days.
import { type WrittenDate, dateAt, dateOfDay, datesIn, dayNumber, isoDate } from './calendar.ts'
import type { Field } from './fields.ts'
import type { Piece } from './outline.ts'

export interface DateContext {
  /** Days since the epoch near which the incident happened. */
  readonly near: number | undefined
  /** Whether `03/04/2021` is the third of April here. */
  readonly dayFirst: boolean
  /** The date in the file's own name. */
  readonly named: string | undefined
}

/** `2021-07-11-…`, `20210711_…`, `…/2021/07/11/…` in a path, the last that stands there. */
function dateInFileName(file: string): WrittenDate | undefined {
  const found = [...file.matchAll(/(?<!\d)(20\d{2})([-_./]?)([01]\d)\2([0-3]\d)(?!\d)/g)].at(-1)
  return found === undefined
    ? undefined
    : dateAt(`${found[1] ?? ''}-${found[3] ?? ''}-${found[4] ?? ''}`, 0)?.value
}

export function dateContext(document: {
  readonly file: string
  readonly pieces: readonly Piece[]
  readonly fields: readonly Field[]
  readonly title: string
}): DateContext {
  const { file, pieces, fields, title } = document
  const inName = dateInFileName(file)
  const early = pieces.slice(0, 400).map(({ text }) => text)
  const written = [title, ...early].flatMap((text) => datesIn(text.slice(0, 600)).map(({ value }) => value))
  const certain = written.filter((date) => date.swapped === undefined)
  const firm = [
    inName,
    ...fields.flatMap(({ value }) => datesIn(value.slice(0, 60)).map((date) => date.value)),
    ...certain,
  ].find((date) => date?.year !== undefined && date.day > 0 && date.swapped === undefined)
  const yearly = [inName, ...written].find((date) => date?.year !== undefined)
  const near =
    firm?.year !== undefined
      ? dayNumber(firm.year, firm.month, firm.day)
      : yearly?.year === undefined
        ? undefined
        : dayNumber(yearly.year, Math.max(1, yearly.month), Math.max(1, yearly.day))
  const named = inName?.year === undefined ? undefined : isoDate(inName.year, inName.month, inName.day)
  return { near, dayFirst: dayFirst(early), named }
}

/** The style of the dates that can be read in one way only decides; else American time zones mean the month is first. */
function dayFirst(texts: readonly string[]): boolean {
  let day = 0
  let month = 0
  for (const text of texts)
    for (const [, a, b] of text.slice(0, 600).matchAll(/(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}/g)) {
      if (Number(a) > 12) day += 1
      if (Number(b) > 12) month += 1
    }
  if (day !== month) return day > month
  return !texts.some((text) => /\b(?:[PMEC][SD]?T|AM|PM)\b|\d\s?[ap]m\b/.test(text.slice(0, 600)))
}

/** The date as YYYY-MM-DD, YYYY-MM or YYYY; undefined where no year is known. */
export function resolveDate(date: WrittenDate, context: DateContext): string | undefined {
  const year = date.year ?? nearestYear(date, context)
  if (year === undefined) return undefined
  const { swapped } = date
  if (swapped === undefined) return isoDate(year, date.month, date.day)
  const monthFirst = dayNumber(year, date.month, date.day)
  const dayFirstReading = dayNumber(year, swapped.month, swapped.day)
  const apart = (day: number): number => Math.abs(day - (context.near ?? 0))
  // A reading within three weeks of the incident beats one that is not.
  if (context.near !== undefined && apart(monthFirst) < 21 !== apart(dayFirstReading) < 21)
    return dateOfDay(apart(monthFirst) < 21 ? monthFirst : dayFirstReading)
  return dateOfDay(context.dayFirst ? dayFirstReading : monthFirst)
}

function nearestYear(date: WrittenDate, { near }: DateContext): number | undefined {
  if (near === undefined || date.month === 0) return undefined
  const year = Number(dateOfDay(near).slice(0, 4))
  const apart = (candidate: number): number =>
    Math.abs(dayNumber(candidate, date.month, Math.max(1, date.day)) - near)
  return [year, year - 1, year + 1].toSorted((a, b) => apart(a) - apart(b))[0]
}
