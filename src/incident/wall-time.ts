// The lexical reading of a time: what a clock on the wall would show, before any zone is applied.
import { dayMs, weekdayOf } from './calendar.ts'
import { type ClockText, findClock } from './clock-text.ts'
import { type DateOptions, findDate, parseDay } from './date-text.ts'
import type { Precision } from './precision.ts'
import { type Zone, zonesNamed } from './zones.ts'

/** `from` and `to` are wall times in milliseconds as if they were UTC, both included, at a grain of one second. */
export interface WallTime {
  readonly from: number
  readonly to: number
  readonly precision: Precision
  /** What the zone in the text can mean; none when the text names no zone. */
  readonly zones: readonly Zone[]
  /** Whether the text says "around". */
  readonly approximate: boolean
  /** Whether this is second 60, to be believed only at midnight UTC. */
  readonly leapSecond: boolean
}

// No time is longer; the bound keeps every reading cheap.
const longest = 100

const around = /^(?:around|about|approx(?:imately|\.)?|circa|ca?\.|roughly|~|≈)\s*/i
const aroundBehind = /\s*(?:頃|\(?(?:approx(?:imately|\.)?|ish)\)?)$/i
const fillers = new Set(['at', 'on', 'the', 'of', '-', '–', '—', '@', 'h', 'hrs', 'hours', 'uhr', "o'clock"])
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Reads a date, a clock time or both; every word must have a meaning, or nothing is read. */
export function readWallTime(text: string, options: DateOptions): WallTime | undefined {
  if (text.length > longest) return undefined
  const tidied = tidy(text)
  const plain = tidied.replace(around, '').replace(aroundBehind, '')
  const date = findDate(plain, options)
  const clock = date === undefined ? undefined : findClock(date?.rest ?? plain, /\d[Tt]\d/.test(text))
  if (date === undefined || clock === undefined) return undefined
  const words = readWords((clock ?? date)?.rest ?? plain, clock?.offset)
  const bare = options.day === undefined ? undefined : parseDay(options.day)
  const days =
    date ??
    (clock && !saysNothing(clock) && bare !== undefined
      ? { from: bare, to: bare, precision: 'day' }
      : undefined)
  if (!words || !days) return undefined
  // A weekday beside a bare clock must be that of the day it is read for.
  if (!date && words.weekday !== undefined && words.weekday !== weekdayOf(days.from)) return undefined
  return {
    from: days.from * dayMs + (clock?.from ?? 0),
    to: days.to * dayMs + (clock?.to ?? dayMs - 1000),
    precision: days.precision === 'day' && clock ? clock.precision : days.precision,
    zones: words.zones,
    approximate: plain !== tidied,
    leapSecond: clock?.leapSecond ?? false,
  }
}

/** `??:??` */
function saysNothing(clock: ClockText): boolean {
  return clock.from === 0 && clock.to === dayMs - 1000
}

/** Rewrites the forms in which date and clock run into each other. */
function tidy(text: string): string {
  return (
    text
      .replace(/[\s\u00A0\u202F]+/g, ' ')
      .replace(/[\u2212\u2010\u2011]/g, '-')
      // Markup around it, and the dash before what happened then.
      .replace(/^[ *`"'([]+(?=[^ ])|[ *`"',:;~〜–—-]+$/g, '')
      // The basic format: 20251224, with a clock behind it or not
      .replace(/(?<![\w.])(\d{4})(\d{2})(\d{2})(?=$|[Tt_Zz.,+ -]|(?:\d{4}|\d{6})(?!\d))/, '$1-$2-$3')
      // 2025-12-24T16-48-18, as file names have it
      .replace(/(?<=\d{4}-\d{2}-\d{2})[Tt_-](\d{2})-(\d{2})-(\d{2})(?=$|[Zz.,+ -])/, ' $1:$2:$3')
      // 2025-12-24T164818, 2025-12-24-164818, 2025-12-24T1648, 2025-12-24T16
      .replace(/(?:(?<=\d)[Tt_]|(?<=\d{4}-\d{2}-\d{2})-?)(\d{2})(\d{2})(\d{2})(?=$|[Zz.,+ -])/, ' $1:$2:$3')
      .replace(/(?:(?<=\d)[Tt_]|(?<=\d{4}-\d{2}-\d{2}))(\d{2})(\d{2})(?=$|[Zz+ -])/, ' $1:$2')
      .replace(/(?<=\d)[Tt](\d{2})(?=$|[Zz+-])/, ' $1:??')
      // Tue May  4 06:59:20 UTC 2021
      .replace(/^(.*\b[A-Za-z]{3} \d{1,2}) (\d{2}:.*) (\d{4})$/, '$1 $3 $2')
  )
}

interface Words {
  readonly zones: readonly Zone[]
  readonly weekday?: number
}

/** What is left beside date and clock: zone names, a weekday and words without weight; undefined for anything else. */
function readWords(rest: string, offset: number | undefined): Words | undefined {
  let zones: readonly Zone[] = offset === undefined ? [] : [offset]
  let weekday: number | undefined
  // Behind an offset, a name in parentheses only repeats it.
  const said = offset === undefined ? rest : rest.replace(/\([\p{L} ]+\)/u, ' ')
  for (const word of said.split(/[\s,()[\]]+/)) {
    if (word === '' || fillers.has(word.toLowerCase())) continue
    const day = weekdayNumber(word)
    if (day !== undefined && weekday === undefined) {
      weekday = day
      continue
    }
    const named = /^[A-Za-z]/.test(word) ? zonesNamed(word) : []
    if (named.length === 0) return undefined
    // The offset decides over a name; two names must mean the same.
    if (offset === undefined && zones.length > 0 && String(zones) !== String(named)) return undefined
    if (offset === undefined) zones = named
  }
  return weekday === undefined ? { zones } : { zones, weekday }
}

/** Sunday is 0; at least three letters of the name, as `Tue`, `Tues` or `Tuesday`. */
function weekdayNumber(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, '')
  const index = name.length < 3 ? -1 : weekdays.findIndex((weekday) => weekday.startsWith(name))
  return index < 0 ? undefined : index
}
