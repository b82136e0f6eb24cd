// postmortems.config.yaml: its shape, its defaults, and reading it with the place of each mistake.
import * as z from 'zod'
import { decode } from './evidence/decode.ts'
import { isZone } from './incident/moment.ts'
import type { Problem } from './incident/problem.ts'
import { parseDuration } from './incident/span.ts'
import { policies } from './policies/index.ts'
import { manuals } from './rules/index.ts'
import { schemaProblems } from './schema-problems.ts'

export const configFile = 'postmortems.config.yaml'

const link = z.strictObject({
  label: z.string().describe('What readers see.'),
  url: z.string().describe('Where it leads: http or https.'),
})

export const configSchema = z
  .strictObject({
    out: z.string().default('retrospectives').describe('The retrospectives folder.'),
    timezone: z
      .string()
      .refine(isZone, {
        error: 'expected an IANA zone such as Europe/Paris, UTC, or an offset such as +02:00',
      })
      .default('UTC')
      .describe('The zone in which a time without one is read.'),
    window: z
      .string()
      .refine((text) => parseDuration(text) !== undefined, {
        error: 'expected a duration such as 1h or 30 minutes',
      })
      .default('1h')
      .describe('Failures of one version at most this far apart are one incident.'),
    paths: z
      .record(z.string(), z.string())
      .default({})
      .describe(
        'Where each kind of document goes, below the folder. {date}, {version}, {service}, {title} and {id} are filled in.',
      ),
    policies: z
      .array(z.string())
      .default(policies.filter(({ onByDefault }) => onByDefault).map(({ id }) => id))
      .describe('The policies that apply: built-in names, or YAML files.'),
    rules: z
      .partialRecord(z.enum(manuals.map(({ id }) => id)), z.enum(['error', 'warning', 'advice', 'off']))
      .default({})
      .describe('How severe the findings of a rule are, instead of what the rule says.'),
    templates: z
      .string()
      .optional()
      .describe('A folder whose templates replace the built-in ones, file by file.'),
    dashboards: z.array(link).default([]).describe('Listed in every appendix.'),
    documents: z.array(link).default([]).describe('Listed in every appendix.'),
  })
  .meta({ title: 'postmortems configuration', description: 'Everything is optional.' })

export type Config = z.output<typeof configSchema>

/** What holds where no file says otherwise. */
export const defaultConfig: Config = configSchema.parse({})

/** Reads a configuration; mistakes come back as problems, and then the defaults must not be used in its place. */
export function readConfig(
  file: string,
  bytes: Uint8Array,
): { config: Config; problems: readonly Problem[] } {
  const { values, problems } = decode(file, bytes)
  if (problems.length > 0) return { config: defaultConfig, problems }
  const result = configSchema.safeParse(values[0]?.data ?? {})
  return result.success
    ? { config: result.data, problems: [] }
    : { config: defaultConfig, problems: schemaProblems(file, result.error) }
}
