// Spans: interval arithmetic, how they are written, and durations as people write them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Moment, instant, parseMoment } from '../src/incident/moment.ts'
import { parseDuration, showSpan, spanBetween, tolerant } from '../src/incident/span.ts'

const at = (text: string): Moment => parseMoment(text, { zone: 'UTC', day: '2024-03-06' }) ?? instant(NaN)

describe('spanBetween', () => {
  test.each([
    ['14:05:00', '14:05:05', 5, 5],
    ['14:05', '14:05:30', -29, 30],
    ['14:05', '14:07', 61, 179],
    ['14:07:00', '14:05:00', -120, -120],
    ['14:05:00', '2024-03-06T14:05:00.250Z', 0.25, 0.25],
  ])('from %s to %s', (from, to, min, max) => {
    expect(spanBetween(at(from), at(to))).toEqual({ min, max })
  })

  test('contains the true distance', () => {
    const moments = fc.tuple(fc.nat(1e9), fc.nat(1e6), fc.nat(1e6)).map(([earliest, before, behind]) => ({
      truth: earliest + before,
      moment: { ...instant(earliest), latest: earliest + before + behind },
    }))
    fc.assert(
      fc.property(moments, moments, (from, to) => {
        const span = spanBetween(from.moment, to.moment)
        const truth = (to.truth - from.truth) / 1000
        expect(span.min).toBeLessThanOrEqual(truth)
        expect(span.max).toBeGreaterThanOrEqual(truth)
      }),
    )
  })
})

describe('showSpan', () => {
  test.each([
    [0, 0, '0 s'],
    [0.25, 0.25, '250 ms'],
    [5, 5, '5 s'],
    [59.7, 59.7, '1 min'],
    [150, 150, '2 min 30 s'],
    [3599.6, 3599.6, '1 h'],
    [10_920, 10_920, '3 h 2 min'],
    [86_399, 86_399, '1 day'],
    [183_600, 183_600, '2 days 3 h'],
    [-150, -150, '-2 min 30 s'],
    [90, 135, 'between 90 s and 135 s'],
    [-29, 30, 'between -29 s and 30 s'],
    [2341, 2459, 'between 39 min and 41 min'],
    [0, 300, 'between 0 s and 5 min'],
    [86_400, 180_000, 'between 1 day and 2 days 2 h'],
  ])('%d to %d is "%s"', (min, max, text) => {
    expect(showSpan({ min, max })).toBe(text)
  })
})

// prettier-ignore
const impossible = [
  '', 'N/A', 'TBD', '10', '12:30', 'P', 'PT', 'P1M', '1 month', '2 years', 'a few minutes', 'more than 2 hours',
  '2 hours 2 hours', '5 minutes 1 hour', '3-2 hours', '8 bananas', 'constructor', '1 constructor', '8 minutes later',
  '21:45 to 23:28', '-5 minutes', '1'.repeat(500),
]

describe('parseDuration', () => {
  test.each([
    ['8 minutes', 480, 480, 60],
    ['84 min', 5040, 5040, 60],
    ['35mins', 2100, 2100, 60],
    ['45 seconds', 45, 45, 1],
    ['350ms', 0.35, 0.35, 0.001],
    ['3 days', 259_200, 259_200, 86_400],
    ['two-minute', 120, 120, 60],
    ['an hour', 3600, 3600, 3600],
    ['half an hour', 1800, 1800, 1800],
    ['1h 20m', 4800, 4800, 60],
    ['1h20m', 4800, 4800, 60],
    ['1h30', 5400, 5400, 60],
    ['0h 38m', 2280, 2280, 60],
    ['1 hour and 5 minutes', 3900, 3900, 60],
    ['9 Hours, 24 Minutes', 33_840, 33_840, 60],
    ['1 day, 3 hours', 97_200, 97_200, 3600],
    ['1.5 hours', 5400, 5400, 360],
    ['8 minutes (until the rollback was complete)', 480, 480, 60],
    ['PT5M', 300, 300, 60],
    ['P1DT2H', 93_600, 93_600, 3600],
    ['PT1.5S', 1.5, 1.5, 1],
    ['00:12:30', 750, 750, 1],
    ['2-3 hours', 7200, 10_800, 3600],
    ['2 to 3 hours', 7200, 10_800, 3600],
    ['between 45 and 50 min', 2700, 3000, 60],
    ['45 min - 1h', 2700, 3600, 60],
    ['less than 5 minutes', 0, 300, 60],
    ['<5 min', 0, 300, 60],
    ['~2 minutes', 90, 150, 60],
    ['8 minutes (approx)', 360, 600, 60],
    ['about 1 min', 30, 90, 60],
  ])('reads %j', (text, min, max, grain) => {
    expect(parseDuration(text)).toEqual({ min, max, grain })
  })

  test.each(impossible)('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('a rounded duration has a tolerance of half its grain, never below zero', () => {
    expect(tolerant({ min: 480, max: 480, grain: 60 })).toEqual({ min: 450, max: 510, grain: 60 })
    expect(tolerant({ min: 0, max: 0, grain: 60 })).toEqual({ min: 0, max: 30, grain: 60 })
  })

  test('never throws, and reads back what showSpan writes of a known span', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const span = parseDuration(text)
        if (span) expect(span.min).toBeLessThanOrEqual(span.max)
      }),
    )
    fc.assert(
      fc.property(fc.nat(3599), (seconds) => {
        expect(parseDuration(showSpan({ min: seconds, max: seconds }))?.min).toBe(seconds)
      }),
    )
  })
})
