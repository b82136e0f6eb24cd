// Options that several commands share, and reading their values.
import type { AnalysisSettings } from '../analysis/settings.ts'
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { type Config, configFile, defaultConfig, readConfig } from '../config/config.ts'
import type { Host } from '../host.ts'
import { dayOf, isZone, parseMoment } from '../incident/moment.ts'
import { parseDuration } from '../incident/span.ts'
import { CouldNotRun } from '../incident/problem.ts'

export const nowOption = () =>
  new Option('--now <iso>', 'the moment to count from, instead of the clock').argParser((text) => {
    const moment = parseMoment(text, { zone: 'UTC' })
    if (moment?.earliest === undefined)
      throw new InvalidArgumentError('Expected a time such as 2026-03-01T09:00:00Z.')
    return moment.earliest
  })

export const timezoneOption = () =>
  new Option('--timezone <zone>', 'the zone of times that name none (default: UTC)').argParser((text) => {
    if (!isZone(text))
      throw new InvalidArgumentError('Expected an IANA zone such as Europe/Paris, or +02:00.')
    return text
  })

export const windowOption = () =>
  new Option(
    '--window <duration>',
    'failures of one version at most this far apart are one incident (default: 1h)',
  ).argParser((text) => {
    if (!parseDuration(text)) throw new InvalidArgumentError('Expected a duration such as 30m or 2 hours.')
    return text
  })

export const configOption = () =>
  new Option('--config <file>', `configuration (default: ${configFile}, where it exists)`)

/** The configuration file, if there is one, and the flags that replace parts of it. */
export function configOf(
  { files }: Host,
  flags: {
    config?: string | undefined
    timezone?: string | undefined
    window?: string | undefined
    out?: string | undefined
  },
): Config {
  const file = flags.config ?? (files.info(configFile) ? configFile : undefined)
  let config = defaultConfig
  if (file !== undefined) {
    if (files.info(file)?.kind !== 'file')
      throw new CouldNotRun([
        {
          code: 'no-config',
          message: `No configuration file ${file}`,
          hint: 'Check --config.',
          place: { file },
        },
      ])
    const read = readConfig(file, files.read(file))
    if (read.problems.length > 0) throw new CouldNotRun(read.problems)
    config = read.config
  }
  const { timezone = config.timezone, window = config.window, out = config.out } = flags
  return { ...config, timezone, window, out: out.replace(/(?<=.)\/+$/, '') }
}

/** Public holidays are counted for evidence of the last years: an older deployment is judged by its weekday alone. */
const yearsBack = 6

/** What the analysis is told about the team, public holidays included. */
export async function teamSettings(config: Config, now: number): Promise<AnalysisSettings> {
  const { settingsOf } = await import('../config/settings.ts')
  const year = Number(dayOf(now).slice(0, 4))
  return settingsOf(
    config,
    Array.from({ length: yearsBack + 2 }, (_, index) => year - yearsBack + index),
  )
}
