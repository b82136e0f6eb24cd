// A span: the distance between two moments, as far as it is known.
import type { Moment } from './moment.ts'

export { parseDuration, tolerant, type StatedSpan } from './duration.ts'

/** Bounds in seconds, both inclusive; `min` equals `max` when the distance is known. May be negative. */
export interface Span {
  readonly min: number
  readonly max: number
}

/** How long it took from one moment to the other: the least and the most it can have been, at the moments' grain. */
export function spanBetween(from: Moment, to: Moment): Span {
  return { min: (to.earliest - from.latest) / 1000, max: (to.latest - from.earliest) / 1000 }
}

interface Unit {
  readonly seconds: number
  readonly one: string
  readonly many: string
}

const second: Unit = { seconds: 1, one: 's', many: 's' }
const minute: Unit = { seconds: 60, one: 'min', many: 'min' }
const hour: Unit = { seconds: 3600, one: 'h', many: 'h' }
const day: Unit = { seconds: 86_400, one: 'day', many: 'days' }

/**
 * Writes a span for people: `5 s`, `2 min 30 s`, `3 h 2 min`, `2 days 3 h`.
 * A known span is rounded to the second below an hour, to the minute below a day and to the hour from a day on.
 * An uncertain one is written `between 90 s and 135 s`, rounded outwards so that it still contains the truth, to the
 * second below five minutes, to the minute below a day and to the hour from a day on.
 */
export function showSpan(span: Span): string {
  if (span.min === span.max) return showSeconds(span.min)
  const size = Math.max(Math.abs(span.min), Math.abs(span.max))
  const finest = size < 300 ? second : size < day.seconds ? minute : hour
  const low = Math.floor(span.min / finest.seconds) * finest.seconds
  const high = Math.ceil(span.max / finest.seconds) * finest.seconds
  const write = (seconds: number) => (finest === second ? `${seconds} s` : showSeconds(seconds))
  return low === high ? write(low) : `between ${write(low)} and ${write(high)}`
}

function showSeconds(seconds: number): string {
  if (seconds < 0) return `-${showSeconds(-seconds)}`
  if (seconds > 0 && seconds < 1) return `${Math.ceil(seconds * 1000)} ms`
  const [large, small] =
    Math.round(seconds) < 3600
      ? [minute, second]
      : Math.round(seconds / 60) < 1440
        ? [hour, minute]
        : [day, hour]
  const rounded = Math.round(seconds / small.seconds)
  const perLarge = large.seconds / small.seconds
  const [many, rest] = [Math.floor(rounded / perLarge), rounded % perLarge]
  if (many === 0) return counted(rest, small)
  return rest === 0 ? counted(many, large) : `${counted(many, large)} ${counted(rest, small)}`
}

function counted(count: number, unit: Unit): string {
  return `${count} ${count === 1 ? unit.one : unit.many}`
}
