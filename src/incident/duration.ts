// Durations as people write them.

/** What a text says a duration was, in seconds; `grain` is the size of its last digit. */
export interface StatedSpan {
  readonly min: number
  readonly max: number
  readonly grain: number
}

// prettier-ignore
const units: Readonly<Record<string, number>> = {
  ms: 0.001, msec: 0.001, millisecond: 0.001, s: 1, sec: 1, second: 1, m: 60, mn: 60, min: 60, minute: 60,
  h: 3600, hr: 3600, hour: 3600, d: 86_400, day: 86_400, w: 604_800, wk: 604_800, week: 604_800,
}

// prettier-ignore
const numerals: Readonly<Record<string, number>> = {
  'half a': 0.5, 'half an': 0.5, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8,
  nine: 9, ten: 10, eleven: 11, twelve: 12,
}

const longest = 100
const around = /^(?:around|about|approx(?:imately|\.)?|circa|ca?\.|roughly|nearly|almost|~|≈)\s*/
const atMost = /^(?:less than|under|up to|at most|within|no more than|not more than|<=?|≤)\s*/
const part = /^(\d+(?:[.,]\d+)?|half an?|[a-z]+)[\s-]?([a-z]+)(?![a-z])\.?(?:, and |, | and |,| )?/
const range = /^(?:between (.+) and (.+)|(.+?)(?: ?[-–—] ?| to )(\S.*))$/
const bareNumber = /^\d+(?:[.,]\d+)?$/
const clock = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/
const iso = /^p(?=.)(?:(\d+)w)?(?:(\d+)d)?(?:t(?=.)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:[.,]\d+)?)s)?)?$/

/**
 * Reads `8 minutes`, `1h 20m`, `1 hour and 5 minutes`, `2-3 hours`, `00:12:30`, `PT5M`, `half an hour`.
 * "Less than 5 minutes" is 0 to 300 seconds; "about" widens by a quarter, by half the grain at least. What stands in
 * parentheses behind is a comment. Undefined for anything else: `12:30` (minutes or hours?), months and years (how many
 * days?), "more than 2 hours" (no upper bound), "a few minutes".
 */
export function parseDuration(text: string): StatedSpan | undefined {
  if (text.length > longest) return undefined
  const plain = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?\([^()]*\)[ .]?$/, (comment) => (/^ ?\((?:approx|about|~|est)/.test(comment) ? ' ~' : ''))
    .replace(/^(.*) ~$/, '~$1')
    .replace(/^[ *`]+|[ *`.]+$/g, '')
  const limit = plain.replace(atMost, '')
  if (limit !== plain) {
    const most = readSpan(limit.replace(around, ''))
    return most && { ...most, min: 0 }
  }
  const bare = plain.replace(around, '')
  const span = readSpan(bare)
  return span && bare !== plain ? widened(span) : span
}

/**
 * All that a rounded duration can have been: `8 minutes` is 7.5 to 8.5 minutes. Half the grain on either side, not below
 * zero.
 */
export function tolerant(span: StatedSpan): StatedSpan {
  return { ...span, min: Math.max(0, span.min - span.grain / 2), max: span.max + span.grain / 2 }
}

function widened(span: StatedSpan): StatedSpan {
  const by = (seconds: number) => Math.max(seconds / 4, span.grain / 2)
  return { ...span, min: Math.max(0, span.min - by(span.min)), max: span.max + by(span.max) }
}

function readSpan(text: string): StatedSpan | undefined {
  const whole = readClock(text) ?? readIso(text) ?? readParts(text)
  if (whole) return whole
  const match = range.exec(text)
  if (!match) return undefined
  const [low = '', high = ''] = [match[1] ?? match[3], match[2] ?? match[4]]
  const most = readParts(high)
  // In "2-3 hours" the first number takes the unit of the second, if that is a single one.
  const least = bareNumber.test(low) ? readParts(`${low} ${high.replace(/^[\d.,]+\s?/, '')}`) : readParts(low)
  if (!most || !least || least.min > most.min) return undefined
  return { min: least.min, max: most.max, grain: Math.min(least.grain, most.grain) }
}

/** Amounts with their units, the largest first: `1 hour and 5 minutes`. */
function readParts(text: string): StatedSpan | undefined {
  let rest = text.replace(/^(\d+)h(\d{2})$/, '$1h $2m')
  let [total, grain] = [0, Infinity]
  while (rest !== '') {
    const [taken, amount = '', unit = ''] = part.exec(rest) ?? []
    const seconds = lookUp(units, unit) ?? lookUp(units, unit.replace(/s$/, ''))
    const count = /^\d/.test(amount) ? Number(amount.replace(',', '.')) : lookUp(numerals, amount)
    if (taken === undefined || seconds === undefined || count === undefined || seconds >= grain)
      return undefined
    total += count * seconds
    grain = seconds * finenessOf(amount)
    rest = rest.slice(taken.length)
  }
  return grain === Infinity ? undefined : exactly(total, grain)
}

/** A decimal is a tenth as coarse as its unit, and half a unit is half as coarse. */
function finenessOf(amount: string): number {
  return amount.startsWith('half') ? 0.5 : 10 ** -(/[.,](\d+)$/.exec(amount)?.[1]?.length ?? 0)
}

function readClock(text: string): StatedSpan | undefined {
  const match = clock.exec(text)
  return match ? exactly(Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]), 1) : undefined
}

/** ISO 8601, without years and months. */
function readIso(text: string): StatedSpan | undefined {
  const match = iso.exec(text)
  if (!match) return undefined
  const sizes = [604_800, 86_400, 3600, 60, 1]
  const fields = match.slice(1) as readonly (string | undefined)[]
  const total = fields.reduce(
    (sum, field, at) => sum + Number((field ?? '0').replace(',', '.')) * (sizes[at] ?? 0),
    0,
  )
  return exactly(total, sizes[fields.findLastIndex((field) => field !== undefined)] ?? 1)
}

/** Sums of decimals are cut at the millisecond, where floating point shows. */
function exactly(seconds: number, grain: number): StatedSpan {
  const value = Math.round(seconds * 1000) / 1000
  return { min: value, max: value, grain }
}

function lookUp(table: Readonly<Record<string, number>>, key: string): number | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
