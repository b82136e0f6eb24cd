// Reading postmortems.config.yaml, with the place of each mistake.
import { decode } from '../evidence/decode.ts'
import { located } from '../evidence/decode/locate.ts'
import type { Problem } from '../incident/problem.ts'
import { schemaProblems } from '../incident/schema-problems.ts'
import { type Config, configSchema } from './schema.ts'

export type { Config } from './schema.ts'

export const configFile = 'postmortems.config.yaml'

/** What holds where no file says otherwise. */
export const defaultConfig: Config = configSchema.parse({})

/** Reads a configuration. Where there are problems, `config` is the default and must not be used in its place. */
export function readConfig(
  file: string,
  bytes: Uint8Array,
): { config: Config; problems: readonly Problem[] } {
  const { values, problems, text, syntax } = decode(file, bytes)
  if (problems.length > 0) return { config: defaultConfig, problems }
  const result = configSchema.safeParse(values[0]?.data ?? {})
  if (result.success) return { config: result.data, problems: [] }
  return {
    config: defaultConfig,
    problems: located(schemaProblems('config', file, result.error.issues), text, syntax),
  }
}
