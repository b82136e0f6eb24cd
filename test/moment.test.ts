// Uncertain time: what is read, what is refused, and that the truth is always inside.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addHours,
  after,
  before,
  compareMoments,
  dayOf,
  instant,
  isZone,
  overlaps,
  parseMoment,
  shift,
  toIso,
  toIsoRange,
} from '../src/incident/moment.ts'

const utc = { zone: 'UTC' }
const onDay = { zone: 'UTC', day: '2024-03-06' }

/** Text, what `toIsoRange` writes of it, precision, zone. */
type Row = readonly [text: string | number, range: string, precision: string, zone: 'explicit' | 'assumed']

const machines: readonly Row[] = [
  ['2024-03-06T14:05:09Z', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['2024-03-06T14:05:09.250Z', '2024-03-06T14:05:09.250Z', 'millisecond', 'explicit'],
  ['2024-03-06T14:05:09.1234567Z', '2024-03-06T14:05:09.123Z', 'millisecond', 'explicit'],
  ['2024-03-06T14:05:09,5+05', '2024-03-06T09:05:09.500Z', 'millisecond', 'explicit'],
  ['2024-03-06T14:05:09+05:30', '2024-03-06T08:35:09Z', 'second', 'explicit'],
  ['2024-03-06T14:05:09-0530', '2024-03-06T19:35:09Z', 'second', 'explicit'],
  ['2024-03-06t14:05:09z', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['2024-03-06T14:05:09', '2024-03-06T14:05:09Z', 'second', 'assumed'],
  ['2024-03-06T14:05', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['2024-03-06T14:05-05:00', '2024-03-06T19:05Z', 'minute', 'explicit'],
  ['2024-03-06T14Z', '2024-03-06T14:00Z … 14:59Z', 'hour', 'explicit'],
  ['20240306T140509Z', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['20240306-140509', '2024-03-06T14:05:09Z', 'second', 'assumed'],
  ['20240306140509', '2024-03-06T14:05:09Z', 'second', 'assumed'],
  ['202403061405', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['20240306', '2024-03-06', 'day', 'assumed'],
  ['2024-03-06T1405Z', '2024-03-06T14:05Z', 'minute', 'explicit'],
  ['20240306T14+0100', '2024-03-06T13:00Z … 13:59Z', 'hour', 'explicit'],
  ['2024066T140509,5Z', '2024-03-06T14:05:09.500Z', 'millisecond', 'explicit'],
  ['2024-03-06_14-05-09', '2024-03-06T14:05:09Z', 'second', 'assumed'],
  ['2024-W10-3T14:05:09Z', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['2024W103', '2024-03-06', 'day', 'assumed'],
  ['2024-W10', '2024-03-04 … 2024-03-10', 'month', 'assumed'],
  ['2020-W53-7', '2021-01-03', 'day', 'assumed'],
  ['2024-066T14:05Z', '2024-03-06T14:05Z', 'minute', 'explicit'],
  ['2024-03-06T24:00:00Z', '2024-03-07T00:00:00Z', 'second', 'explicit'],
  ['2024-02-29 24:00', '2024-03-01T00:00Z', 'minute', 'assumed'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z', 'second', 'explicit'],
  ['2017-01-01T05:29:60+05:30', '2017-01-01T00:00:00Z', 'second', 'explicit'],
  ['2024-03-06 14:05:09Z', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['2024-03-06 14:05:09 UTC', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['2024-03-06 14:05:09.123 +0800 CST', '2024-03-06T06:05:09.123Z', 'millisecond', 'explicit'],
  ['Wed, 06 Mar 2024 14:05:09 -0500 (EST)', '2024-03-06T19:05:09Z', 'second', 'explicit'],
  ['6 Mar 2024 14:05 GMT', '2024-03-06T14:05Z', 'minute', 'explicit'],
  ['06/Mar/2024:14:05:09 -0700', '2024-03-06T21:05:09Z', 'second', 'explicit'],
  [
    'Wed Mar 06 2024 14:05:09 GMT+0000 (Coordinated Universal Time)',
    '2024-03-06T14:05:09Z',
    'second',
    'explicit',
  ],
  ['Wed Mar  6 14:05:09 CET 2024', '2024-03-06T13:05:09Z', 'second', 'explicit'],
  ['2024-03-06T14:05:09+01:00[Europe/Paris]', '2024-03-06T13:05:09Z', 'second', 'explicit'],
  ['2024-07-06T14:05:09[Europe/Paris]', '2024-07-06T12:05:09Z', 'second', 'explicit'],
  [1709733909, '2024-03-06T14:05:09Z', 'second', 'explicit'],
  ['1709733909', '2024-03-06T14:05:09Z', 'second', 'explicit'],
  [1709733909.25, '2024-03-06T14:05:09.250Z', 'millisecond', 'explicit'],
  ['1709733909.000200', '2024-03-06T14:05:09Z', 'millisecond', 'explicit'],
  [1709733909123, '2024-03-06T14:05:09.123Z', 'millisecond', 'explicit'],
  ['1709733909123456', '2024-03-06T14:05:09.123Z', 'millisecond', 'explicit'],
  ['1709733909999999999', '2024-03-06T14:05:09.999Z', 'millisecond', 'explicit'],
]

const people: readonly Row[] = [
  ['14:05', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['14:05:09', '2024-03-06T14:05:09Z', 'second', 'assumed'],
  ['14.05', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['14h05', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['14:05 hrs', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['**14:05 UTC**', '2024-03-06T14:05Z', 'minute', 'explicit'],
  ['14:05 –', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['[14:05]', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['5pm', '2024-03-06T17:00Z … 17:59Z', 'hour', 'assumed'],
  ['12 a.m.', '2024-03-06T00:00Z … 00:59Z', 'hour', 'assumed'],
  ['12:10 AM', '2024-03-06T00:10Z', 'minute', 'assumed'],
  ['12:10 PM', '2024-03-06T12:10Z', 'minute', 'assumed'],
  ['2:46 AM PDT', '2024-03-06T09:46Z', 'minute', 'explicit'],
  ['16:05 PM PST', '2024-03-07T00:05Z', 'minute', 'explicit'],
  ['14:05 GMT+2', '2024-03-06T12:05Z', 'minute', 'explicit'],
  ['14:05 JST', '2024-03-06T05:05Z', 'minute', 'explicit'],
  ['14:05 PT', '2024-03-06T22:05Z', 'minute', 'explicit'],
  ['Wednesday 14:05', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['14:??', '2024-03-06T14:00Z … 14:59Z', 'hour', 'assumed'],
  ['22:XX', '2024-03-06T22:00Z … 22:59Z', 'hour', 'assumed'],
  ['14:3?', '2024-03-06T14:30Z … 14:39Z', 'hour', 'assumed'],
  ['1?:30', '2024-03-06T10:30Z … 19:30Z', 'day', 'assumed'],
  ['2?:00', '2024-03-06T20:00Z … 23:00Z', 'day', 'assumed'],
  ['14:05:??', '2024-03-06T14:05Z', 'minute', 'assumed'],
  ['2022-05-?? HH:mm', '2022-05', 'month', 'assumed'],
  ['2022-05-1X', '2022-05-10 … 2022-05-19', 'month', 'assumed'],
  ['2022-02-2?', '2022-02-20 … 2022-02-28', 'month', 'assumed'],
  ['2022-MM-DD', '2022', 'year', 'assumed'],
  ['2022-05-03 ??:??', '2022-05-03', 'day', 'assumed'],
  ['2022-05', '2022-05', 'month', 'assumed'],
  ['2022', '2022', 'year', 'assumed'],
  ['around 17:20', '2024-03-06T17:15Z … 17:25Z', 'minute', 'assumed'],
  ['~17:20 UTC', '2024-03-06T17:15Z … 17:25Z', 'minute', 'explicit'],
  ['approx. 5pm', '2024-03-06T16:30Z … 18:29Z', 'hour', 'assumed'],
  ['17:20 (approx)', '2024-03-06T17:15Z … 17:25Z', 'minute', 'assumed'],
  ['circa 2024-03-06', '2024-03-05 … 2024-03-07', 'day', 'assumed'],
  ['March 31, 2021', '2021-03-31', 'day', 'assumed'],
  ['31 March 2021 14:05', '2021-03-31T14:05Z', 'minute', 'assumed'],
  ['Mar 31st, 2021', '2021-03-31', 'day', 'assumed'],
  ['Thursday, 31 March 2021', '2021-03-31', 'day', 'assumed'],
  ['the 1st of Sept. 2021 at 9:05am', '2021-09-01T09:05Z', 'minute', 'assumed'],
  ['May 2021', '2021-05', 'month', 'assumed'],
  ['31/03/2021', '2021-03-31', 'day', 'assumed'],
  ['31.03.2021 14.05', '2021-03-31T14:05Z', 'minute', 'assumed'],
  ['3/31/2021, 2:05:00 PM', '2021-03-31T14:05:00Z', 'second', 'assumed'],
  ['05/05/2021', '2021-05-05', 'day', 'assumed'],
  ['2021/03/31 14:05', '2021-03-31T14:05Z', 'minute', 'assumed'],
  ['2021-03-31 at 14:05 PDT', '2021-03-31T21:05Z', 'minute', 'explicit'],
  ['22:30 UTC (Mar 5)', '2024-03-05T22:30Z', 'minute', 'explicit'],
  ['19. April, 11:00', '2024-04-19T11:00Z', 'minute', 'assumed'],
  ['30 Dec 23:10', '2023-12-30T23:10Z', 'minute', 'assumed'],
]

describe('reads', () => {
  test.each([...machines, ...people])('%s as %s (%s, %s)', (text, range, precision, zone) => {
    const moment = parseMoment(text, onDay)
    expect(moment && [toIsoRange(moment), moment.precision, moment.zone, moment.text]).toEqual([
      range,
      precision,
      zone,
      String(text),
    ])
  })
})

// prettier-ignore
const impossible = [
  '', ' ', '-', 'N/A', 'TBD', 'unknown', 'yesterday', 'soon after', 'T+5m', '5 minutes', '12', '1.2.3', 'v2.10', '10.0.0.1',
  '2026-02-30', '2026-02-30T10:00:00Z', '2025-02-29', '2025-13-01', '2025-00-10', '2025-06-31', '31/04/2021', '2025-W53-1',
  '2025-366', '2022-02-3?', '32 January 2021', '0001-01-01T00:00:00Z', '04/05/2021', '04.05.2021', '31/03/21',
  '25:00', '14:60', '24:01', '14:05:61', '2016-12-31T23:58:60Z', '23:00 AM', '0:30 PM', '13:00:00:00', '??:??', 'HH:mm',
  'YYYY-MM-DD', '10:00-11:00', '10:00 - 11:00', '10:00 UTC-11:00 UTC', '2024-03-06 10:00-11:00', '14:05 XYZ', '14:05 UTC (16:05 CEST)',
  '14:05 PST CET', 'Thursday 14:05', '2024-03-06T14:05:09+25:00', '2024-03-06T14:05:09+05:07', '2024-03-06T14:05:09.Z',
  '2024-03-06T14:05:09Zulu', 'constructor', '14:05 constructor', '14:05 Nowhere/Else', '14:05 No/Where+02', 'deployed at 14:05',
  '170973390', '17097339091', '123456', '1e9', '2024-03-06T14:05:09Z 2024-03-06T14:05:09Z', '1:2', 'x'.repeat(1000),
]

describe('refuses', () => {
  test.each(impossible)('%j', (text) => {
    expect(parseMoment(text, onDay)).toBeUndefined()
  })

  test.each([0, -1, NaN, Infinity, 12, 20240306, 1e11, 1e300])('the number %d', (value) => {
    expect(parseMoment(value, onDay)).toBeUndefined()
  })

  test('a bare clock time without a day, and a zone nobody knows', () => {
    expect(parseMoment('14:05', utc)).toBeUndefined()
    expect(parseMoment('4 May', utc)).toBeUndefined()
    expect(parseMoment('2024-03-06T14:05:09', { zone: 'Mars/Olympus' })).toBeUndefined()
    expect(parseMoment('14:05', { zone: 'UTC', day: '2024-02-30' })).toBeUndefined()
  })
})

describe('zones', () => {
  const ranged = (text: string, zone: string) => {
    const moment = parseMoment(text, { zone, day: '2024-07-06' })
    return moment && `${toIsoRange(moment)} ${moment.zone}`
  }

  test.each([
    ['2024-07-06 14:05', 'Europe/Paris', '2024-07-06T12:05Z assumed'],
    ['2024-01-06 14:05', 'Europe/Paris', '2024-01-06T13:05Z assumed'],
    ['2024-07-06 14:05', '+05:30', '2024-07-06T08:35Z assumed'],
    ['2024-07-06', 'America/New_York', '2024-07-06T04:00Z … 2024-07-07T03:59Z assumed'],
    // Clocks set back: the hour from 2 to 3 occurs twice.
    ['2024-10-27 02:30', 'Europe/Paris', '2024-10-27T00:30Z … 01:30Z assumed'],
    ['2024-10-27 02:30 CEST', 'Europe/Paris', '2024-10-27T00:30Z explicit'],
    ['2024-04-07 01:45', 'Australia/Lord_Howe', '2024-04-06T14:45Z … 15:15Z assumed'],
    // Clocks set forward: it never occurs; an interval around the gap loses only the gap.
    ['2024-03-31 02:30', 'Europe/Paris', undefined],
    ['2024-03-31 02:??', 'Europe/Paris', undefined],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00Z … 2018-11-05T01:59Z assumed'],
    // Ambiguous letters: the home zone decides, in summer as in winter; without it every meaning counts.
    ['14:05 IST', 'Asia/Kolkata', '2024-07-06T08:35Z assumed'],
    ['14:05 IST', 'Europe/Dublin', '2024-07-06T13:05Z assumed'],
    ['14:05 IST', 'UTC', '2024-07-06T08:35Z … 13:05Z assumed'],
    ['14:05 CST', 'America/Chicago', '2024-07-06T20:05Z assumed'],
    ['14:05 BST', 'Europe/London', '2024-07-06T13:05Z assumed'],
    ['14:05 CST', '+08:00', '2024-07-06T06:05Z assumed'],
  ])('%s in %s is %s', (text, zone, range) => {
    expect(ranged(text, zone)).toBe(range)
  })

  test('are recognised by name and by offset', () => {
    expect(['UTC', 'Europe/Paris', '+02:00', '-0530', 'Z', 'Etc/GMT+5'].map(isZone)).not.toContain(false)
    expect(['', 'IST', 'Europe', 'Europe/Nowhere', '+2:7', '+99:00', 'Etc/GMT+99'].map(isZone)).not.toContain(
      true,
    )
  })

  test('dayFirst settles what a text leaves open, and nothing else', () => {
    const day = (text: string, dayFirst: boolean) => parseMoment(text, { ...utc, dayFirst })?.earliest
    expect(day('04/05/2021', true)).toBe(Date.UTC(2021, 4, 4))
    expect(day('04/05/2021', false)).toBe(Date.UTC(2021, 3, 5))
    expect(day('13/05/2021', false)).toBe(Date.UTC(2021, 4, 13))
  })
})

describe('property', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Paris',
    'America/New_York',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'Asia/Beirut',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Apia',
  )
  const instants = fc
    .integer({ min: Date.UTC(2001, 8, 10) / 1000, max: Date.UTC(2037, 0, 1) / 1000 })
    .map((s) => s * 1000)

  /** The wall clock as the platform shows it: an oracle that shares nothing with the code under test. */
  const shown = (ms: number, zone: string) => {
    const options = { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' } as const
    const [, d = '', m = '', y = '', clock = ''] =
      /(\d+)\/(\d+)\/(\d+), (.*)/.exec(new Intl.DateTimeFormat('en-GB', options).format(ms)) ?? []
    const [h = '', min = '', s = ''] = clock.split(':')
    const month = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'long' }).format(ms)
    const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }).format(ms)
    return {
      y,
      m,
      d,
      h,
      min,
      s,
      month,
      weekday,
      half: Number(h) < 12 ? 'AM' : 'PM',
      h12: Number(h) % 12 || 12,
    }
  }
  type Shown = ReturnType<typeof shown>
  const layouts: readonly ((t: Shown) => string)[] = [
    (t) => `${t.y}-${t.m}-${t.d}T${t.h}:${t.min}:${t.s}`,
    (t) => `${t.y}-${t.m}-${t.d} ${t.h}:${t.min}`,
    (t) => `${t.y}${t.m}${t.d}T${t.h}${t.min}${t.s}`,
    (t) => `${t.y}/${t.m}/${t.d} ${t.h}:${t.min}:${t.s}`,
    (t) => `${t.d}/${t.m}/${t.y} ${t.h}:${t.min}`,
    (t) => `${t.weekday}, ${t.d} ${t.month} ${t.y} ${t.h}:${t.min}:${t.s}`,
    (t) => `${t.month} ${t.d}, ${t.y} at ${t.h12}:${t.min} ${t.half}`,
    (t) => `${t.h}:${t.min} on ${t.d} ${t.month.slice(0, 3)} ${t.y}`,
    (t) => `${t.y}-${t.m}-${t.d} ${t.h}:${t.min.slice(0, 1)}?`,
    (t) => `${t.y}-${t.m}-${t.d} ?${t.h.slice(1)}:${t.min}`,
    (t) => `${t.y}-${t.m}-?${t.d.slice(1)} ${t.h}:??`,
    (t) => `around ${t.y}-${t.m}-${t.d} ${t.h}:${t.min}`,
    (t) => `${t.y}-${t.m}-${t.d}`,
    (t) => `${t.month} ${t.y}`,
    (t) => t.y,
  ]

  test('the truth is inside, in every layout and zone, whether the zone is assumed or named', () => {
    fc.assert(
      fc.property(instants, zones, fc.constantFrom(...layouts), fc.boolean(), (ms, zone, layout, named) => {
        const text = layout(shown(ms, zone))
        const moment =
          named && text.includes(' ') && zone !== 'UTC'
            ? parseMoment(`${text} [${zone}]`, { zone: 'Asia/Tokyo', dayFirst: true })
            : parseMoment(text, { zone, dayFirst: true })
        expect(moment, text).toBeDefined()
        expect(moment?.earliest, text).toBeLessThanOrEqual(ms)
        expect(moment?.latest, text).toBeGreaterThanOrEqual(ms)
      }),
      { numRuns: 1500 },
    )
  })

  test('a zone never leaks in from the machine, and a bare clock stays on its day', () => {
    fc.assert(
      fc.property(instants, (ms) => {
        const text = new Date(ms).toISOString()
        const moment = parseMoment(text.slice(11, 19), { zone: 'UTC', day: text.slice(0, 10) })
        expect([moment?.earliest, moment?.latest]).toEqual([ms, ms])
      }),
    )
  })

  test('what toIso writes is what the platform writes, and is read back', () => {
    const any = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(9999, 11, 31) })
    fc.assert(
      fc.property(any, (ms) => {
        expect(toIso(ms)).toBe(new Date(ms).toISOString().replace('.000Z', 'Z'))
        const { earliest, latest } = parseMoment(toIso(ms), utc) ?? {}
        expect([earliest, latest]).toEqual([ms, ms])
      }),
    )
  })

  test('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '2024-',
      '03',
      '-06',
      'T',
      ' ',
      '14:',
      '05',
      ':??',
      'Z',
      '+',
      '0',
      'PM',
      'Mar',
      'CST',
      '/',
      '[',
      '(',
      '~',
      'W1',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, zones, (text, zone) => {
        const moment = parseMoment(text, { zone, day: '2024-03-06' })
        if (moment) expect(moment.earliest).toBeLessThanOrEqual(moment.latest)
      }),
      { numRuns: 3000 },
    )
  })

  test('shifting keeps the width', () => {
    fc.assert(
      fc.property(instants, fc.nat(1e6), fc.integer({ min: -1e6, max: 1e6 }), (earliest, width, seconds) => {
        const moved = shift({ ...instant(earliest), latest: earliest + width }, seconds)
        expect([moved.earliest - earliest, moved.latest - moved.earliest]).toEqual([seconds * 1000, width])
      }),
    )
  })
})

describe('comparing', () => {
  const at = (text: string) => parseMoment(text, onDay) ?? instant(NaN)

  test('is certain only where the moments do not overlap', () => {
    expect(before(at('14:05'), at('14:06'))).toBe(true)
    expect(before(at('14:06'), at('14:05'))).toBe(false)
    expect(after(at('14:06'), at('14:05'))).toBe(true)
    expect(before(at('14:05'), at('14:05:30'))).toBeUndefined()
    // Within one second nothing is known, unless both are written finer than that.
    expect(before(at('14:05:30'), at('2024-03-06T14:05:30.500Z'))).toBeUndefined()
    expect(before(at('2024-03-06T14:05:30.100Z'), at('2024-03-06T14:05:30.500Z'))).toBe(true)
    expect(before(at('2024-03-06T14:05:30.100Z'), at('2024-03-06T14:05:30.100Z'))).toBe(false)
  })

  test('overlaps', () => {
    expect(overlaps(at('14:??'), at('14:59:59'))).toBe(true)
    expect(overlaps(at('14:??'), at('15:00'))).toBe(false)
  })

  test('sorts by the earliest, then the latest, then the text', () => {
    const sorted = ['14:05', '14:??', '14:05:00', '13:59', '14:05 UTC'].map(at).sort(compareMoments)
    expect(sorted.map(({ text }) => text)).toEqual(['13:59', '14:??', '14:05:00', '14:05', '14:05 UTC'])
  })
})

test('dayOf is the calendar day in the zone', () => {
  const ms = Date.UTC(2024, 2, 6, 23, 30)
  expect([
    dayOf(ms),
    dayOf(ms, 'Asia/Tokyo'),
    dayOf(ms, '+00:30'),
    dayOf(Date.UTC(2024, 2, 6, 3), 'America/New_York'),
  ]).toEqual(['2024-03-06', '2024-03-07', '2024-03-07', '2024-03-05'])
})

test('48 hours are 48 hours, also across a change of the clocks', () => {
  expect(toIso(addHours(Date.UTC(2024, 2, 30, 19), 48))).toBe('2024-04-01T19:00:00Z')
})

test('toIso refuses what is no instant', () => {
  expect(() => toIso(NaN)).toThrow(RangeError)
})
