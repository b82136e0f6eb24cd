// Public holidays by civil date, whatever the machine's zone.
import { expect, test } from 'vitest'
import { holidaysOf } from '../src/analysis/holidays.ts'

test.each([
  ['US', '2025-12-25', /Christmas/],
  ['us', '2026-11-26', /Thanksgiving/],
  ['GB', '2025-12-26', /Boxing Day/],
  ['DE-BY', '2026-01-06', /Epiphany/],
  ['DE', '2026-01-06', undefined],
  ['US', '2025-12-24', undefined],
] as const)('%s on %s', async (country, day, name) => {
  const calendar = await holidaysOf(country, [2025, 2026])
  if (name) expect(calendar?.days[day]).toMatch(name)
  else expect(calendar?.days[day]).toBeUndefined()
})

test.each(['XX', '', 'US-XX', 'constructor'])('%j is no country', async (country) => {
  expect(await holidaysOf(country, [2025])).toBeUndefined()
})
