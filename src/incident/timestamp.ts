// The fast path for what machines write, character by character: hundreds of thousands of these are read in a run.
import { dayMs, dayNumber, daysInMonth } from './calendar.ts'

export interface Timestamp {
  /** The wall time in milliseconds as if it were UTC; digits below the millisecond are dropped. */
  readonly wall: number
  readonly precision: 'second' | 'millisecond'
  /** Minutes east of UTC, if the text names its zone. */
  readonly offset?: number
}

/**
 * Reads `YYYY-MM-DD`, `T` or a space, `HH:MM:SS`, an optional fraction and an optional `Z` or `±hh:mm`. Undefined for
 * anything else, impossible times included, which the slow path then reads or refuses.
 */
export function readTimestamp(text: string): Timestamp | undefined {
  if (text.length < 19 || text.length > 35 || text[4] !== '-' || text[7] !== '-') return undefined
  if ((text[10] !== 'T' && text[10] !== ' ') || text[13] !== ':' || text[16] !== ':') return undefined
  const year = pair(text, 0) * 100 + pair(text, 2)
  const month = pair(text, 5)
  const day = pair(text, 8)
  const hour = pair(text, 11)
  const minute = pair(text, 14)
  const second = pair(text, 17)
  // Written so that NaN fails, too.
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return undefined
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined
  const end = text[19] === '.' ? endOfDigits(text, 20) : 19
  const fraction = end === 19 ? 0 : Number(text.slice(20, Math.min(end, 23)).padEnd(3, '0'))
  const offset = end === 20 ? NaN : offsetAt(text, end)
  if (Number.isNaN(offset)) return undefined
  const wall = dayNumber(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  const precision = end === 19 ? 'second' : 'millisecond'
  return offset === undefined ? { wall, precision } : { wall, precision, offset }
}

/** Undefined when the text ends here, NaN when something else follows than an offset. */
function offsetAt(text: string, at: number): number | undefined {
  const sign = text[at]
  if (sign === undefined) return undefined
  if (sign === 'Z') return text.length === at + 1 ? 0 : NaN
  if ((sign !== '+' && sign !== '-') || text.length !== at + 6 || text[at + 3] !== ':') return NaN
  const minutes = pair(text, at + 1) * 60 + pair(text, at + 4)
  const offset = sign === '-' ? -minutes : minutes
  return offset >= -720 && offset <= 840 && offset % 15 === 0 ? offset : NaN
}

function endOfDigits(text: string, from: number): number {
  let at = from
  while (digit(text, at) >= 0) at++
  return at
}

/** Two digits as a number, NaN when they are not digits. */
function pair(text: string, at: number): number {
  const tens = digit(text, at)
  const ones = digit(text, at + 1)
  return tens < 0 || ones < 0 ? NaN : tens * 10 + ones
}

function digit(text: string, at: number): number {
  const code = text.charCodeAt(at) - 48
  return code >= 0 && code <= 9 ? code : -1
}
