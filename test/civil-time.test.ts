// Wall clocks and calendars in a zone, against the platform's own.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, clockOf, weekdayName, weekdayOn } from '../src/analysis/civil-time.ts'
import { dayOf } from '../src/incident/moment.ts'

test('the clock and the weekday are those of the zone', () => {
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'Europe/Berlin')
  const instant = fc.integer({ min: 0, max: Date.UTC(2037, 0, 1) })
  fc.assert(
    fc.property(zones, instant, (timeZone, ms) => {
      const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        weekday: 'long',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).formatToParts(ms)
      const part = (type: string) => parts.find((each) => each.type === type)?.value
      expect(clockOf(ms, timeZone)).toBe(`${part('hour') ?? ''}:${part('minute') ?? ''}`)
      expect(weekdayName(dayOf(ms, timeZone))).toBe(part('weekday'))
    }),
  )
})

test.each([
  ['2026-03-03', 2],
  ['2026-03-01', 0],
])('%s is weekday %i', (day, weekday) => {
  expect(weekdayOn(day)).toBe(weekday)
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2025-12-25', 1, '2026-01-25'],
  ['2026-11-30', 3, '2027-02-28'],
])('%s + %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later)
})
