// The moment that a timeline entry begins with: a date, a clock time, a range, a zone, `T+5m`. Lexical only.
import { type Found, type WrittenDate, dateAt, shortDateAt } from './calendar.ts'

/** A wall clock; `second` as written, else 0. */
export interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export interface WrittenMoment {
  readonly date?: WrittenDate
  readonly clock?: Clock
  readonly untilDate?: WrittenDate
  readonly until?: Clock
  /** `T+5m`, `+00:05`: counted from a start that the text does not give. */
  readonly relative: boolean
  /** A place for a time that was left open: `HH:mm`, `14:??`. */
  readonly open: boolean
  readonly zone?: string
  /** Where in the text the moment ends, and where what happened begins. */
  readonly end: number
  readonly rest: string
}

const opening =
  /[\s[({<*_~≈〜約约大概】【「`"'•·▪●○■►→>@–—-]*(?:(?:at|on|from|since|approx(?:imately|\.)?|around|about|circa|ca?\.|by|before|after|early|late|à|vers|environ|env\.|um|gegen|às|as|a las|por volta de|aprox\.?|aproximadamente|@)\s+){0,2}[~≈〜(\[*`]*/iy
/** A weekday, or `Day 2`, before a clock time. */
const weekday =
  /(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?|day\s\d{1,2})[\s,:–—-]{1,4}(?:at\s)?(?=[~(]?\d{1,2}[:.h]\d))/iy
const colon = /(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?(?!\d|:\d)/y
const dot = /(\d{1,2})\.([0-5]\d)(?![\d.]|\s?(?:%|[kmgt]i?b\b|ms\b|x\b|million|version|release))/iy
const french = /(\d{1,2})\s?[hH]\s?([0-5]\d)?(?:m(?:in)?)?(?![\p{L}\d])/uy
const asian =
  /(午前|午後|上午|下午|凌晨|晚上|오전|오후)?\s?(\d{1,2})\s?[時时点點시]\s?(?:(\d{1,2})\s?[分분]|半)?(?:\s?(\d{1,2})\s?[秒초])?/y
const twelve = /(\d{1,2})\s?([ap])\.?m\.?(?![\p{L}\d])/iuy
const military = /([01]\d|2[0-3])([0-5]\d)\s?(?=(?:hrs|hours|h|utc|gmt|z|[A-Z]{2,4}T)\b)(?:hrs|hours|h\b)?/iy
const word = /(noon|midnight|midday)\b/iy
const half = /\s?([ap])\.?m\.?(?![\p{L}\d])/iuy
const unknownClock =
  /(?:(\d{1,2}|hh|xx|\?\?|__|nn):(?:\?\?|xx|mm|__|nn|\?)(?::(?:\?\?|ss|xx))?|\?\?:\d{2}|\[?time\]?(?=\s*[|:]))/iy
const relativeForm =
  /(?:[tT]\s?(?:[+\-−]\s?(?:\d{1,4}|[nNxX])(?::\d{2}){0,2}\s?(?:d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)?(?:\s?\d{1,2}\s?(?:m(?:in)?|s(?:ec)?)?)?|\s?=?\s?0(?!\d))|\+\s?\d{1,4}(?:(?::\d{2}){1,2}|\s?(?:h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?|d(?:ays?)?)(?:\s?\d{1,2}\s?m(?:in)?)?))(?![\p{L}\d])/uy
const zoneForm =
  /\s?\(?\s?((?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::?\d{2})?|UTC|GMT|Z|CES?T|BST|IST|WES?T|EES?T|MSK|JST|KST|HKT|SGT|CST|[ECMPA][SD]?T|AK[SD]T|HST|AE[SD]T|AC[SD]T|AWST|NZ[SD]T|BR[ST]T?|ART|CLT|COT|WIB|PHT|ICT|SAST|EAT|WAT|[+−-](?:0\d|1[0-4]):?(?:00|30|45))(?![\p{L}\d])(?:\s?time\b)?\s?\)?/uy
const toForm = /\s*(?:-|–|—|→|->|~|〜|～|to|until|till|à|até|hasta|bis)\s*(?=[~≈(]?\s?(?:\d|[A-Z][a-z]{2}))/y
const between =
  /[\s,.|]*(?:\([A-Za-z\u3040-\u9fff]{1,9}\)\s*)?(?:\(|on\s|at\s|@\s?|às\s|à\s|um\s|T|[-–—]\s)?[\s~≈(]*/iy
const closing = /[\s:：\-–—|)\]*_,;.>→⇒】」`"'」~〜～]*/y

/** The moment at the start of the text; undefined where it does not start with one. `short`: `03-26` counts as a date. */
export function momentAt(text: string, short = false): WrittenMoment | undefined {
  const from = skip(weekday, text, skip(opening, text, 0))
  const relative = skip(relativeForm, text, from)
  if (relative > from) return finish(text, relative, { relative: true })

  const leading = anyDate(text, from, short)
  if (leading !== undefined) {
    const gap = skip(between, text, leading.end)
    const clock = clockAt(text, gap, !/[-–—]/.test(text.slice(leading.end, gap)))
    const open = clock === undefined ? skip(unknownClock, text, gap) : gap
    if (clock !== undefined) return ranged(text, clock, leading.value)
    if (open > gap) return finish(text, open, { date: leading.value, open: true })
    const second = rangeEnd(text, leading.end)
    if (second?.date !== undefined)
      return finish(text, second.end, { date: leading.value, untilDate: second.date })
    return finish(text, leading.end, { date: leading.value })
  }
  const open = skip(unknownClock, text, from)
  if (open > from) return finish(text, open, { open: true })
  const clock = clockAt(text, from, true)
  return clock === undefined ? undefined : ranged(text, clock, undefined)
}

interface ClockAt {
  readonly clock: Clock
  readonly end: number
  /** A bare number such as `8.48` or `14h`: weaker than `08:48`. */
  readonly weak: boolean
}

/** The clock time exactly at `at`; `lenient` takes `8.48` too. */
function clockAt(text: string, at: number, lenient: boolean): ClockAt | undefined {
  for (const [form, weak] of [
    [colon, false],
    ...(lenient ? ([[dot, true]] as const) : []),
    [french, true],
  ] as const) {
    form.lastIndex = at
    const match = form.exec(text)
    if (match === null) continue
    const end = form.lastIndex
    const clock = { hour: Number(match[1]), minute: Number(match[2] ?? 0), second: Number(match[3] ?? 0) }
    return clock.hour > 24 ? undefined : { ...afternoon(text, clock, end), weak }
  }
  asian.lastIndex = at
  const cjk = asian.exec(text)
  if (cjk !== null) {
    const hour = Number(cjk[2])
    const late = /午後|下午|晚上|오후/.test(cjk[1] ?? '') && hour < 12
    const minute = cjk[0].includes('半') ? 30 : Number(cjk[3] ?? 0)
    if (hour <= 24 && minute < 60)
      return {
        clock: { hour: late ? hour + 12 : hour, minute, second: Number(cjk[4] ?? 0) },
        end: asian.lastIndex,
        weak: false,
      }
  }
  twelve.lastIndex = at
  const short = twelve.exec(text)
  if (short !== null && Number(short[1]) <= 12)
    return {
      clock: { hour: hourOf(Number(short[1]), short[2] ?? 'a'), minute: 0, second: 0 },
      end: twelve.lastIndex,
      weak: false,
    }
  military.lastIndex = at
  const four = military.exec(text)
  if (four !== null)
    return {
      clock: { hour: Number(four[1]), minute: Number(four[2]), second: 0 },
      end: military.lastIndex,
      weak: false,
    }
  word.lastIndex = at
  const named = word.exec(text)
  if (named !== null)
    return {
      clock: { hour: /midnight/i.test(named[0]) ? 0 : 12, minute: 0, second: 0 },
      end: word.lastIndex,
      weak: true,
    }
  return undefined
}

function afternoon(text: string, clock: Clock, end: number): { clock: Clock; end: number } {
  half.lastIndex = end
  const match = half.exec(text)
  if (match === null) return { clock, end }
  // `14:00 PM` and `00:30 AM` are written too: the hour then speaks for itself.
  const hour = clock.hour > 12 || clock.hour === 0 ? clock.hour : hourOf(clock.hour, match[1] ?? 'a')
  return { clock: { ...clock, hour }, end: half.lastIndex }
}

function hourOf(hour: number, letter: string): number {
  return (hour % 12) + (letter.toLowerCase() === 'p' ? 12 : 0)
}

function anyDate(text: string, at: number, short: boolean): Found<WrittenDate> | undefined {
  const date = dateAt(text, at)
  if (date !== undefined) return date
  const brief = shortDateAt(text, at)
  if (brief === undefined) return undefined
  // `03-26 16:46` is a day and a time; `10-30` alone might be minutes.
  const gap = skip(between, text, brief.end)
  return short || (gap > brief.end && clockAt(text, gap, false) !== undefined) ? brief : undefined
}

function ranged(text: string, first: ClockAt, date: WrittenDate | undefined): WrittenMoment {
  const zone = zoneAt(text, first.end)
  const after = zone?.end ?? first.end
  const second = rangeEnd(text, after)
  const last = second ?? { end: after }
  const lastZone = second === undefined ? undefined : zoneAt(text, second.end)
  const end = lastZone?.end ?? last.end
  const trailing = date === undefined ? trailingDate(text, end) : undefined
  const named = zone ?? lastZone ?? (trailing === undefined ? undefined : zoneAt(text, trailing.end))
  const day = date ?? trailing?.value
  return finish(text, Math.max(trailing?.end ?? end, named?.end ?? 0), {
    clock: first.clock,
    ...(day === undefined ? {} : { date: day }),
    ...(second?.clock === undefined ? {} : { until: second.clock }),
    ...(second?.date === undefined ? {} : { untilDate: second.date }),
    ...(named === undefined ? {} : { zone: named.zone }),
  })
}

/** `12:45 PST Saturday Oct 30th`, `22:30 UTC (Oct 29)`: a date right after the clock, and the entry's separator after that. */
function trailingDate(text: string, at: number): Found<WrittenDate> | undefined {
  const gap = skip(/[\s,]*(?:\(|on\s|-\s|–\s)?\s*/iy, text, at)
  const date = dateAt(text, gap)
  if (date === undefined) return undefined
  return /^\s*(?:[):：\]|,;.–—-]|$)/.test(text.slice(date.end, date.end + 4)) ? date : undefined
}

function rangeEnd(text: string, at: number): { clock?: Clock; date?: WrittenDate; end: number } | undefined {
  const to = skip(toForm, text, at)
  if (to === at) return undefined
  const from = skip(/[~≈(\s]*/y, text, to)
  const date = dateAt(text, from)
  const gap = date === undefined ? from : skip(between, text, date.end)
  const clock = clockAt(text, gap, false)
  if (clock !== undefined)
    return { clock: clock.clock, end: clock.end, ...(date === undefined ? {} : { date: date.value }) }
  // `10:00 - 2021-03-31 …` is no range of hours, but `March 3 - March 5` is one of days.
  return date === undefined ? undefined : { date: date.value, end: date.end }
}

/** The zone that stands at `at`, after a space or in parentheses. */
export function zoneAt(text: string, at: number): { zone: string; end: number } | undefined {
  zoneForm.lastIndex = at
  const match = zoneForm.exec(text)
  const zone = match?.[1]
  if (zone === undefined) return undefined
  return { zone: zone === 'Z' ? 'UTC' : zone.replaceAll(/\s/g, ''), end: zoneForm.lastIndex }
}

function finish(text: string, end: number, moment: Partial<WrittenMoment>): WrittenMoment {
  const rest = text.slice(skip(closing, text, end)).trim()
  return { relative: false, open: false, ...moment, end, rest }
}

function skip(form: RegExp, text: string, at: number): number {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : at
}
