// When obligations fall due, and how they stand: at the second before, exactly then, and the second after.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClockState, type Satisfaction, clocksOf, startersOf } from '../src/analysis/clocks.ts'
import { type Counting, dueAfter } from '../src/analysis/due.ts'
import type { Fact } from '../src/incident/fact.ts'
import type { MarkName, Marks } from '../src/incident/incident.ts'
import { toIso } from '../src/incident/iso.ts'
import { type Moment, parseMoment } from '../src/incident/moment.ts'
import { isBusinessDay } from '../src/policies/holidays.ts'
import { dayNumber } from '../src/incident/calendar.ts'
import { policies } from '../src/policies/index.ts'
import type { Deadline, Limit, Policy } from '../src/policies/policy.ts'

const ms = (iso: string) => moment(iso).earliest
const source = { file: 'incident.yaml', sha256: '0'.repeat(64) }

function moment(text: string): Moment {
  const read = parseMoment(text, { zone: 'UTC' })
  if (!read) throw new Error(`no time: ${text}`)
  return read
}

function marksOf(marks: { readonly [name in MarkName]?: string | readonly string[] }): { marks: Marks } {
  const fact = (text: string): Fact<Moment> => ({ value: moment(text), basis: 'stated', source })
  return {
    marks: Object.fromEntries(Object.entries(marks).map(([name, texts]) => [name, [texts].flat().map(fact)])),
  }
}

function policyOf(...deadlines: readonly Deadline[]): Policy {
  const obligation = {
    id: 'review',
    title: 'Reviewed',
    deadlines,
    metBy: { content: 'review-complete' as const },
  }
  return { id: 'ours', title: '', clause: '', source: '', onByDefault: true, obligations: [obligation] }
}

function named(id: string): Policy {
  const found = policies.find((policy) => policy.id === id)
  if (!found) throw new Error(`no policy ${id}`)
  return found
}

describe('the end of a limit', () => {
  const berlin = { zone: 'Europe/Berlin' }
  const sec = { zone: 'America/New_York', holidays: ['us-federal'] }
  test.each<[string, string, Limit, Counting, string]>([
    ['48 hours', '2026-03-10T10:00:00Z', { hours: 48 }, {}, '2026-03-12T10:00:00Z'],
    [
      '48 hours over clocks set forward',
      '2026-03-28T20:00:00+01:00',
      { hours: 48 },
      berlin,
      '2026-03-30T19:00:00Z',
    ],
    [
      '48 hours over clocks set back',
      '2026-10-24T20:00:00+02:00',
      { hours: 48 },
      berlin,
      '2026-10-26T18:00:00Z',
    ],
    ['48 hours over a leap day', '2028-02-28T12:00:00Z', { hours: 48 }, {}, '2028-03-01T12:00:00Z'],
    ['48 hours over the new year', '2025-12-31T12:00:00Z', { hours: 48 }, {}, '2026-01-02T12:00:00Z'],
    ['calendar days', '2026-03-10T00:00:00Z', { calendarDays: 3 }, {}, '2026-03-13T23:59:59Z'],
    [
      'calendar days from a late hour',
      '2026-03-10T23:59:59Z',
      { calendarDays: 3 },
      {},
      '2026-03-13T23:59:59Z',
    ],
    ['calendar days in a zone', '2026-03-10T23:30:00Z', { calendarDays: 3 }, berlin, '2026-03-14T22:59:59Z'],
    [
      'days over clocks set forward',
      '2026-03-28T12:00:00Z',
      { calendarDays: 1 },
      berlin,
      '2026-03-29T21:59:59Z',
    ],
    [
      'days over clocks set back',
      '2026-10-24T12:00:00Z',
      { calendarDays: 1 },
      berlin,
      '2026-10-25T22:59:59Z',
    ],
    [
      'a skipped time of day',
      '2026-03-28T12:00:00Z',
      { calendarDays: 1, until: '02:30' },
      berlin,
      '2026-03-29T01:00:00Z',
    ],
    [
      'a repeated time of day',
      '2026-10-24T12:00:00Z',
      { calendarDays: 1, until: '02:30' },
      berlin,
      '2026-10-25T01:30:00Z',
    ],
    ['a month', '2026-03-15T08:00:00Z', { months: 1 }, {}, '2026-04-15T23:59:59Z'],
    ['a month into a shorter one', '2026-01-31T08:00:00Z', { months: 1 }, {}, '2026-02-28T23:59:59Z'],
    ['a month into a leap February', '2028-01-31T08:00:00Z', { months: 1 }, {}, '2028-02-29T23:59:59Z'],
    ['a month from a leap day', '2028-02-29T08:00:00Z', { months: 1 }, {}, '2028-03-29T23:59:59Z'],
    ['twelve months from a leap day', '2028-02-29T08:00:00Z', { months: 12 }, {}, '2029-02-28T23:59:59Z'],
    ['a month over the new year', '2026-12-31T08:00:00Z', { months: 1 }, {}, '2027-01-31T23:59:59Z'],
    ['business days over a weekend', '2026-03-12T10:00:00Z', { businessDays: 4 }, {}, '2026-03-18T23:59:59Z'],
    [
      'business days from a Saturday',
      '2026-03-14T10:00:00Z',
      { businessDays: 1 },
      {},
      '2026-03-16T23:59:59Z',
    ],
    [
      'business days over listed holidays',
      '2026-04-02T10:00:00Z',
      { businessDays: 1 },
      { holidays: ['2026-04-03', '2026-04-06'] },
      '2026-04-07T23:59:59Z',
    ],
    [
      'over Thanksgiving',
      '2026-11-24T15:00:00Z',
      { businessDays: 4, until: '17:30' },
      sec,
      '2026-12-01T22:30:00Z',
    ],
    [
      'over Independence Day kept on a Friday',
      '2026-06-30T15:00:00Z',
      { businessDays: 4, until: '17:30' },
      sec,
      '2026-07-07T21:30:00Z',
    ],
    [
      'over New Year’s Day kept in the old year',
      '2027-12-30T15:00:00Z',
      { businessDays: 1, until: '17:30' },
      sec,
      '2028-01-03T22:30:00Z',
    ],
    [
      'late in the evening of the zone’s day before',
      '2026-03-10T02:00:00Z',
      { businessDays: 4, until: '17:30' },
      sec,
      '2026-03-13T21:30:00Z',
    ],
  ])('%s', (_, start, limit, counting, end) => {
    expect(toIso(dueAfter(ms(start), limit, counting))).toBe(end)
  })
})

// As published by the US Office of Personnel Management.
const federalHolidays: Readonly<Record<number, string>> = {
  2021: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
}
test.each(Object.keys(federalHolidays).map(Number))('US federal holidays of %i', (year) => {
  const days = Array.from({ length: 365 }, (_, index) => dayNumber(year, 1, 1) + index)
  const kept = days.filter((day) => isBusinessDay(day, []) && !isBusinessDay(day, ['us-federal']))
  expect(kept.map((day) => toIso(day * 86_400_000).slice(5, 10)).join(' ')).toBe(federalHolidays[year])
})

describe('the state of a clock', () => {
  const policy = policyOf({ from: ['rolled-back', 'resolved'], within: { hours: 48 } })
  const due = ms('2026-03-12T10:00:00Z')
  const exact = '2026-03-10T10:00:00Z'
  const stateAt = (anchor: string, now: number, satisfaction: Satisfaction = { met: false }) =>
    clocksOf(marksOf({ 'rolled-back': anchor }), [policy], now, () => satisfaction)[0]?.state

  test.each<[string, number, ClockState]>([
    ['-1 s', -1000, 'running'],
    ['exactly', 0, 'running'],
    ['+1 s', 1000, 'overdue'],
  ])('not met, seen at due %s', (_, offset, state) => {
    expect(stateAt(exact, due + offset)).toBe(state)
    expect(stateAt('2026-03-10T10:00Z', due + offset), 'a minute is taken at its word').toBe(state)
  })

  test.each<[string, number, ClockState]>([
    ['-1 s', -1000, 'met'],
    ['exactly', 0, 'met'],
    ['+1 s', 1000, 'late'],
  ])('met at due %s', (_, offset, state) => {
    const at = { earliest: due + offset, latest: due + offset }
    expect(stateAt(exact, due + 86_400_000, { met: true, at, basis: 'proven' })).toBe(state)
  })

  // The day can have begun the clock at 00:00:00 or at 23:59:59.
  const [first, last] = [ms('2026-03-12T00:00:00Z'), ms('2026-03-12T23:59:59Z')]
  test.each<[string, number, Satisfaction, ClockState]>([
    ['not met at the first due', first, { met: false }, 'running'],
    ['not met after it', first + 1000, { met: false }, 'unknown'],
    ['not met at the last due', last, { met: false }, 'unknown'],
    ['not met after it', last + 1000, { met: false }, 'overdue'],
    ['met at the first due', last, { met: true, at: { earliest: first, latest: first } }, 'met'],
    ['met between', last, { met: true, at: { earliest: first + 1000, latest: first + 1000 } }, 'unknown'],
    ['met after the last', last, { met: true, at: { earliest: last + 1000, latest: last + 1000 } }, 'late'],
    ['met on that day, no hour stated', last, { met: true, at: moment('2026-03-12') }, 'unknown'],
    ['met the day before, no hour stated', last, { met: true, at: moment('2026-03-11') }, 'met'],
    ['met nobody knows when, before due', first, { met: true }, 'met'],
    ['met nobody knows when, after due', first + 1000, { met: true }, 'unknown'],
    ['met by now, whenever', first, { met: true, at: { earliest: 0, latest: first } }, 'met'],
    ['nobody knows whether, before due', first, { met: 'unknown' }, 'running'],
    ['nobody knows whether, after due', last + 1000, { met: 'unknown' }, 'unknown'],
  ])('started some time in a day: %s', (_, now, satisfaction, state) => {
    expect(stateAt('2026-03-10', now, satisfaction)).toBe(state)
  })

  test('the first mark that is known starts it', () => {
    const [clock] = clocksOf(
      marksOf({ resolved: '2026-03-09T10:00:00Z', detected: '2026-03-01T10:00:00Z' }),
      [policy],
      due,
    )
    expect([clock?.anchor?.name, clock?.due]).toEqual(['resolved', ms('2026-03-11T10:00:00Z')])
  })

  test('without a mark it is not triggered, however late it is, even when the review is done', () => {
    for (const met of [true, false]) {
      const clocks = clocksOf(marksOf({ detected: exact }), [policy], due * 2, () => ({ met }))
      expect(clocks.map(({ state, due: none }) => [state, none])).toEqual([['not-triggered', undefined]])
    }
  })
})

describe('regulatory clocks', () => {
  type Given = Parameters<typeof marksOf>[0]
  const now = '2026-04-20T00:00:00Z'
  test.each<[string, string, Given, string]>([
    ['dora', 'nothing known', {}, 'not-triggered not-triggered not-triggered'],
    [
      'dora',
      'aware, but never classified as major',
      { aware: '2026-03-02T08:00:00Z' },
      'not-triggered not-triggered not-triggered',
    ],
    [
      'dora',
      'classified only',
      { classified: '2026-03-02T10:00:00Z' },
      'overdue@2026-03-02T14:00:00Z not-triggered not-triggered',
    ],
    [
      'dora',
      'four hours come first',
      { aware: '2026-03-02T08:00:00Z', classified: '2026-03-02T10:00:00Z' },
      'overdue@2026-03-02T14:00:00Z not-triggered not-triggered',
    ],
    [
      'dora',
      '24 hours come first',
      { aware: '2026-03-01T10:00:00Z', classified: '2026-03-02T09:00:00Z' },
      'overdue@2026-03-02T10:00:00Z not-triggered not-triggered',
    ],
    [
      'dora',
      'classified exactly after 24 hours',
      { aware: '2026-03-01T10:00:00Z', classified: '2026-03-02T10:00:00Z' },
      'overdue@2026-03-02T10:00:00Z not-triggered not-triggered',
    ],
    [
      'dora',
      'classified after more than 24 hours',
      { aware: '2026-03-01T10:00:00Z', classified: '2026-03-02T10:00:01Z' },
      'overdue@2026-03-02T14:00:01Z not-triggered not-triggered',
    ],
    [
      'dora',
      'notified in time',
      { classified: '2026-04-18T10:00:00Z', 'initial-notification': '2026-04-18T14:00:00Z' },
      'met@2026-04-18T14:00:00Z running@2026-04-21T14:00:00Z not-triggered',
    ],
    [
      'dora',
      'notified late',
      { classified: '2026-04-18T10:00:00Z', 'initial-notification': '2026-04-18T14:00:01Z' },
      'late@2026-04-18T14:00:00Z running@2026-04-21T14:00:01Z not-triggered',
    ],
    [
      'dora',
      'reports counted first and latest',
      {
        classified: '2026-03-02T10:00:00Z',
        'initial-notification': '2026-03-02T11:00:00Z',
        'intermediate-report': ['2026-03-31T11:00:00Z', '2026-03-04T11:00:00Z'],
      },
      'met@2026-03-02T14:00:00Z met@2026-03-05T11:00:00Z running@2026-04-30T23:59:59Z',
    ],
    [
      'nis2',
      'aware',
      { aware: '2026-04-18T10:00:00Z', 'early-warning': '2026-04-19T10:00:00Z' },
      'met@2026-04-19T10:00:00Z running@2026-04-21T10:00:00Z not-triggered',
    ],
    [
      'nis2',
      'notified',
      { aware: '2026-01-30T10:00:00Z', 'incident-notification': '2026-01-31T10:00:00Z' },
      'overdue@2026-01-31T10:00:00Z met@2026-02-02T10:00:00Z overdue@2026-02-28T23:59:59Z',
    ],
    ['gdpr', 'aware', { aware: '2026-04-18T10:00:00Z' }, 'running@2026-04-21T10:00:00Z'],
    ['gdpr', 'detected is not aware', { detected: '2026-03-18T10:00:00Z' }, 'not-triggered'],
    ['nydfs', 'determined', { determined: '2026-04-16T23:59:59Z' }, 'overdue@2026-04-19T23:59:59Z'],
    ['sec-8k', 'determined', { determined: '2026-04-15T12:00:00Z' }, 'running@2026-04-21T21:30:00Z'],
    [
      'sec-8k',
      'materiality before any other determination',
      {
        determined: '2026-01-15T12:00:00Z',
        'materiality-determined': '2026-04-15T12:00:00Z',
        'form-8-k-filed': '2026-04-21T17:31-04:00',
      },
      'late@2026-04-21T21:30:00Z',
    ],
  ])('%s: %s', (id, _, marks, expected) => {
    const clocks = clocksOf(marksOf(marks), [named(id)], ms(now))
    const shown = clocks.map(({ state, due }) => (due === undefined ? state : `${state}@${toIso(due)}`))
    expect(shown.join(' ')).toBe(expected)
  })

  test('the clock says which deadline and mark decided', () => {
    const marks = marksOf({ aware: '2026-03-01T10:00:00Z', classified: '2026-03-02T09:00:00Z' })
    const [initial] = clocksOf(marks, [named('dora')], 0)
    expect([initial?.anchor?.name, initial?.deadline?.within]).toEqual(['aware', { hours: 24 }])
  })

  test('what is waited for is the mark without which nothing starts', () => {
    const [initial] = named('dora').obligations
    expect(initial && startersOf(initial)).toEqual(['classified'])
  })
})

describe('always', () => {
  const instants = fc.integer({ min: ms('1999-01-01T00:00:00Z'), max: ms('2059-01-01T00:00:00Z') })
  const counts = fc.integer({ min: 1, max: 40 })
  const until = fc.option(
    fc.constantFrom('00:00', '02:30', '17:30').map((clock) => ({ until: clock })),
    { nil: {} },
  )
  const limits: fc.Arbitrary<Limit> = fc.oneof(
    counts.map((hours) => ({ hours })),
    fc.tuple(counts, until).map(([calendarDays, end]) => ({ calendarDays, ...end })),
    fc.tuple(counts, until).map(([businessDays, end]) => ({ businessDays, ...end })),
    fc.tuple(counts, until).map(([months, end]) => ({ months, ...end })),
  )
  const countings: fc.Arbitrary<Counting> = fc.record({
    zone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Chatham',
      'Australia/Lord_Howe',
      '+05:45',
    ),
    holidays: fc.subarray(['us-federal', '2026-04-03', '2026-04-06']),
  })
  const apart = fc.oneof(fc.integer({ min: 0, max: 40 * 86_400_000 }), fc.integer({ min: 0, max: 7_200_000 }))

  test('a later start never gives an earlier due, and due never comes before its start', () => {
    fc.assert(
      fc.property(instants, apart, limits, countings, (start, later, limit, counting) => {
        const due = dueAfter(start, limit, counting)
        expect(dueAfter(start + later, limit, counting)).toBeGreaterThanOrEqual(due)
        if (!('until' in limit) && !('hours' in limit)) expect(due).toBeGreaterThan(start)
      }),
      { numRuns: 2000 },
    )
  })

  const order: readonly (ClockState | undefined)[] = ['running', 'unknown', 'overdue']
  test('what is not met goes from running to overdue, and never back', () => {
    fc.assert(
      fc.property(
        instants,
        apart,
        limits,
        countings,
        fc.array(fc.integer({ min: 0, max: 4e9 }), { minLength: 2 }),
        (start, doubt, limit, counting, waits) => {
          const policy = { ...policyOf({ from: ['resolved'], within: limit }), ...counting }
          const value: Moment = { ...moment('2026-01-01'), earliest: start, latest: start + doubt }
          const marks: Marks = { resolved: [{ value, basis: 'stated', source }] }
          const states = waits
            .toSorted((a, b) => a - b)
            .map((wait) => order.indexOf(clocksOf({ marks }, [policy], start + wait)[0]?.state))
          expect(states).toEqual(states.toSorted((a, b) => a - b))
          expect(states).not.toContain(-1)
        },
      ),
    )
  })

  test('met is never said when it may have been late, nor late when it may have been in time', () => {
    fc.assert(
      fc.property(instants, apart, apart, apart, limits, (start, doubt, wait, span, limit) => {
        const value: Moment = { ...moment('2026-01-01'), earliest: start, latest: start + doubt }
        const at = { earliest: start + wait, latest: start + wait + span }
        const [clock] = clocksOf(
          { marks: { resolved: [{ value, basis: 'stated', source }] } },
          [policyOf({ from: ['resolved'], within: limit })],
          start,
          () => ({ met: true, at }),
        )
        const grain = 60_000
        if (clock?.state === 'met') expect(at.latest - grain).toBeLessThanOrEqual(dueAfter(start, limit, {}))
        else if (clock?.state === 'late')
          expect(at.earliest + grain).toBeGreaterThan(dueAfter(start + doubt - grain, limit, {}))
        else expect(clock?.state).toBe('unknown')
      }),
      { numRuns: 1000 },
    )
  })
})
