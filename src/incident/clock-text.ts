// Finds the clock time in a text, with the offset from UTC that is written behind it.
import { type Choice, isKnown, readDigits, twoDigits } from './digits.ts'
import { readOffset } from './zones.ts'

/** The times of day a clock can show, both included, in milliseconds since midnight; `rest` is the text without it. */
export interface ClockText {
  readonly from: number
  readonly to: number
  /** `day`: nothing of the clock is known. */
  readonly precision: 'day' | 'hour' | 'minute' | 'second' | 'millisecond'
  /** Minutes east of UTC. */
  readonly offset?: number
  /** 23:59:60, which in epoch time is the same as the following midnight. */
  readonly leapSecond: boolean
  readonly rest: string
}

const forms = [
  // 14:05, 14:05:09.123, 2:05 PM, 14h05, 14:??, HH:mm
  new RegExp(
    `(?<![\\d:.,?])(?<hour>${twoDigits}|HH|hh)[:h](?<minute>\\d{2}|[\\dxX?]{2}|mm|MM)` +
      '(?::(?<second>\\d{2}|[\\dxX?]{2}|SS|ss)(?:[.,](?<fraction>\\d{1,12}))?)?' +
      '(?:\\s?(?<half>[aApP])\\.?[mM]\\b\\.?)?(?![\\d:.?])',
  ),
  // 5pm, 5 p.m.
  /(?<![\d:.,/-])(?<hour>\d{1,2})\s?(?<half>[aApP])\.?[mM]\b\.?/,
  // 14h
  /(?<![\d:.,/-])(?<hour>\d{1,2})h(?!\w)/,
  // 14.05
  /(?<![\d:.,/-])(?<hour>\d{2})\.(?<minute>\d{2})(?![\d.,:])/,
]

// `10:00-11:00` is more often two times than a time west of Greenwich, so a bare negative offset needs four digits
// (`-0500`), or seconds or an ISO 8601 `T` before the time.
// `10:00 UTC-11:00 UTC` are two times as well.
const offsetBehind =
  /^(?:\s?(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?(?!\s?(?:UTC|GMT))|\s?\+\d{2}(?::?\d{2})?|\s?-\d{4})(?![\d:])/i
const offsetBehindExact = /^\s?-\d{2}(?::\d{2})?(?![\d:])/

/** Undefined when there is an impossible time; `null` when there is none. `iso`: a `T` joins date and time. */
export function findClock(text: string, iso: boolean): ClockText | null | undefined {
  for (const form of forms) {
    const match = form.exec(text)
    if (!match) continue
    const fields = match.groups ?? {}
    const time = readClock(fields)
    if (!time) return undefined
    const before = text.slice(0, match.index)
    const behind = text.slice(match.index + match[0].length)
    const exact = iso || fields['second'] !== undefined
    const written = (offsetBehind.exec(behind) ?? (exact ? offsetBehindExact.exec(behind) : null))?.[0] ?? ''
    const offset = readOffset(written.trim())
    if (written !== '' && offset === undefined) return undefined
    const rest = `${before} ${behind.slice(written.length)}`
    return { ...time, rest, ...(offset === undefined ? {} : { offset }) }
  }
  return null
}

function readClock(
  fields: Readonly<Record<string, string | undefined>>,
): Omit<ClockText, 'offset' | 'rest'> | undefined {
  const {
    hour: hourText = '??',
    minute: minuteText = '??',
    second: secondText = '??',
    fraction,
    half,
  } = fields
  if (hourText === '24') return endOfDay(minuteText, secondText, fraction, half)
  const hour =
    half === undefined ? readDigits(hourText, 0, 23) : hourOfHalf(Number(hourText), half.toLowerCase())
  const minute = readDigits(minuteText, 0, 59)
  const second = secondText === '60' ? { low: 60, high: 60 } : readDigits(secondText, 0, 59)
  if (!hour || !minute || !second) return undefined
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
  return {
    from: hour.low * 3_600_000 + minute.low * 60_000 + second.low * 1000 + ms,
    to: hour.high * 3_600_000 + minute.high * 60_000 + second.high * 1000 + ms,
    precision: precisionOf(hour, minute, second, fraction),
    leapSecond: secondText === '60',
  }
}

function precisionOf(
  hour: Choice,
  minute: Choice,
  second: Choice,
  fraction?: string,
): ClockText['precision'] {
  if (!isKnown(hour)) return 'day'
  if (!isKnown(minute)) return 'hour'
  if (!isKnown(second)) return 'minute'
  return fraction === undefined ? 'second' : 'millisecond'
}

/** 12 AM is midnight, 12 PM is noon. 17:00 PM says the same thing twice; 17:00 AM and 0 PM contradict themselves. */
function hourOfHalf(hour: number, half: string): Choice | undefined {
  if (!Number.isInteger(hour) || hour > 23 || (half === 'a' ? hour > 12 : hour === 0)) return undefined
  const value = half === 'a' ? hour % 12 : hour < 12 ? hour + 12 : hour
  return { low: value, high: value }
}

/** 24:00, with or without seconds: the following midnight. */
function endOfDay(
  minute: string,
  second: string,
  fraction?: string,
  half?: string,
): Omit<ClockText, 'offset' | 'rest'> | undefined {
  if (minute !== '00' || !/^(?:00|\?\?)$/.test(second) || half !== undefined || Number(fraction ?? 0) > 0)
    return undefined
  const seconds = second === '00'
  const from = 24 * 3_600_000
  return {
    from,
    to: seconds ? from : from + 59_000,
    precision: seconds ? 'second' : 'minute',
    leapSecond: false,
  }
}
