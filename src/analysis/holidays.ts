// The only door to date-holidays: the public holidays of a country, as plain data for the analysis.
import { dayMs } from '../incident/calendar.ts'
import { dayText } from '../incident/iso.ts'
import { daysOf } from './civil-time.ts'
import type { HolidayCalendar } from './settings.ts'

/**
 * The public and bank holidays of a country (ISO 3166: `DE`, or with a region `DE-BY`) in the years given; undefined
 * for a country or region that the library does not know. Loaded only when asked for: it is large.
 */
export async function holidaysOf(
  country: string,
  years: readonly number[],
): Promise<HolidayCalendar | undefined> {
  const { default: Holidays } = await import('date-holidays')
  const [nation = '', region] = country.toUpperCase().split('-', 2)
  const known = new Holidays()
  if (!Object.hasOwn(known.getCountries(), nation)) return undefined
  const regions = known.getStates(nation) as Readonly<Record<string, string>> | undefined
  if (region !== undefined && !(regions && Object.hasOwn(regions, region))) return undefined
  const calendar = region === undefined ? new Holidays(nation) : new Holidays(nation, region)
  calendar.setLanguages('en')
  const days: Record<string, string> = {}
  for (const year of new Set(years))
    for (const { date, start, end, name, type } of calendar.getHolidays(year)) {
      if (type !== 'public' && type !== 'bank') continue
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))
      for (let later = 0; later < length; later++) days[dayText(daysOf(date.slice(0, 10)) + later)] ??= name
    }
  return { country: country.toUpperCase(), days }
}
