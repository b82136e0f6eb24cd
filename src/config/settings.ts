// What the configuration says of a team, as the settings of the analysis.
import { holidaysOf } from '../analysis/holidays.ts'
import { type AnalysisSettings, defaultSettings } from '../analysis/settings.ts'
import { parseDuration } from '../incident/span.ts'
import type { Config } from './schema.ts'

/** Loads the country's public holidays for these years, if a country is named. */
export async function settingsOf({ team }: Config, years: readonly number[]): Promise<AnalysisSettings> {
  const {
    expectedMonitoring,
    rapidFailures,
    zone,
    country,
    workingHours,
    slos,
    prometheusUrl,
    kubernetes,
    loki,
  } = team
  const seconds = (text: string | undefined) => (text === undefined ? undefined : parseDuration(text)?.max)
  const holidays = country === undefined ? undefined : await holidaysOf(country, years)
  const said = {
    expectedMonitoringSeconds: seconds(expectedMonitoring),
    rapidFailureSeconds: seconds(rapidFailures),
    zone,
    holidays,
    workingHours,
    slos,
    prometheusUrl,
    kubernetes,
    loki,
  }
  return {
    ...defaultSettings,
    ...(Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined),
    ) as Partial<AnalysisSettings>),
  }
}
