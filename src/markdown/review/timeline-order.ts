// The entries of a timeline put in time: each with its day, and whether they stand in order.
import { type WrittenDate, dateOfDay, dayNumber } from './calendar.ts'
import { resolveDate } from './date-context.ts'
import type { TimelineEntry } from './model.ts'
import type { Clock } from './moment-at.ts'
import type { Source } from './source.ts'
import type { RawEntry } from './raw-entry.ts'

/** A drop of more than this between bare clock times is the next day; a smaller one is disorder. Seconds. */
const nextDay = 10 * 3600

/** Entries under one heading, and the day that it names. */
interface DatedEntries {
  readonly entries: readonly RawEntry[]
  readonly day: string | undefined
}

interface Placed {
  readonly entry: TimelineEntry
  /** Days and seconds, as far as they are known; days count from an unknown start where no date is. */
  readonly day: number | undefined
  readonly second: number | undefined
  readonly open: boolean
}

/** `base` is the day of bare times where nothing nearer names one. */
export function place(
  stretches: readonly DatedEntries[],
  source: Source,
  base: string | undefined,
): readonly Placed[] {
  const placed: Placed[] = []
  let carried: string | undefined
  for (const { entries, day: headed } of stretches) {
    let day: number | undefined = dayOf(headed ?? carried ?? base)
    const dated = day !== undefined || entries.some(({ moment }) => moment?.date !== undefined)
    day ??= dated ? undefined : 0
    let last: number | undefined
    for (const { line, moment, text, dayOnly } of entries) {
      const written = moment?.date === undefined ? undefined : resolveDate(moment.date, source.dates)
      if (moment?.date !== undefined) {
        day = dayOf(written)
        last = undefined
      }
      if (dayOnly) continue
      const second = moment?.clock === undefined ? undefined : secondOf(moment.clock)
      if (
        second !== undefined &&
        day !== undefined &&
        moment?.date === undefined &&
        last !== undefined &&
        last - second > nextDay
      )
        day += 1
      if (second !== undefined) last = second
      const date =
        moment?.date === undefined || day !== undefined
          ? day === undefined || !dated || (second === undefined && moment?.date === undefined)
            ? undefined
            : dateOfDay(day)
          : written
      const at =
        date === undefined
          ? undefined
          : date + (moment?.clock === undefined || date.length < 10 ? '' : clockText(moment.clock))
      const until = untilOf(date, moment?.untilDate, moment?.until, second, source)
      placed.push({
        entry: { line, ...(at === undefined ? {} : { at }), ...(until === undefined ? {} : { until }), text },
        day: moment?.clock === undefined && moment?.date === undefined ? undefined : day,
        second,
        open: moment?.open === true,
      })
    }
    carried = headed === undefined && dated && day !== undefined ? dateOfDay(day) : undefined
  }
  return placed
}

function untilOf(
  date: string | undefined,
  untilDate: WrittenDate | undefined,
  until: Clock | undefined,
  second: number | undefined,
  source: Source,
): string | undefined {
  const day = untilDate === undefined ? date : resolveDate(untilDate, source.dates)
  if (day?.length !== 10 || (until === undefined && untilDate === undefined)) return undefined
  if (until === undefined) return day
  const next = untilDate === undefined && second !== undefined && secondOf(until) < second ? 1 : 0
  return dateOfDay((dayOf(day) ?? 0) + next) + clockText(until)
}

function dayOf(date: string | undefined): number | undefined {
  const [, year, month, ofMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? []
  return year === undefined ? undefined : dayNumber(Number(year), Number(month), Number(ofMonth))
}

function secondOf({ hour, minute, second }: Clock): number {
  return hour * 3600 + minute * 60 + second
}

function clockText({ hour, minute }: Clock): string {
  return `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Two entries are compared as far as both are known: days alone where one has no clock. */
export function inOrder(placed: readonly Placed[]): boolean {
  let previous: Placed | undefined
  for (const next of placed) {
    if (next.day === undefined) continue
    if (previous?.day !== undefined) {
      if (next.day < previous.day) return false
      const sameDay = next.day === previous.day
      if (sameDay && isEarlier(next.second, previous.second)) return false
    }
    if (next.second !== undefined || previous === undefined || next.day > (previous.day ?? 0)) previous = next
  }
  return true
}

/** Where one of the two is written without seconds, the minutes decide. */
function isEarlier(second: number | undefined, than: number | undefined): boolean {
  if (second === undefined || than === undefined) return false
  const grain = second % 60 === 0 || than % 60 === 0 ? 60 : 1
  return Math.floor(second / grain) < Math.floor(than / grain)
}

/** The moments in time order. One whose hour was left open says nothing where its day has others. */
export function boundsOf(placed: readonly Placed[]): readonly string[] {
  const timed = new Set(placed.flatMap(({ entry: { at = '' } }) => (at.length > 10 ? [at.slice(0, 10)] : [])))
  return placed
    .flatMap(({ entry: { at }, open }) => (at === undefined || (open && timed.has(at)) ? [] : [at]))
    .toSorted()
}
