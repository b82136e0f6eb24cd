// postmortems.config.yaml: every key, what it means and what holds without it.
import * as z from 'zod'
import { factNames, listNames, markNames } from '../incident/incident.ts'
import { isZone } from '../incident/moment.ts'
import { parseDuration } from '../incident/span.ts'
import { policies } from '../policies/index.ts'
import { manuals } from '../rules/index.ts'

const zone = z
  .string()
  .refine(isZone, { error: 'expected an IANA zone such as Europe/Paris, UTC, or an offset such as +02:00' })
const duration = z.string().refine((text) => parseDuration(text) !== undefined, {
  error: 'expected a duration such as 1h or 30 minutes',
})
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time of day such as 09:00' })
const labels = z.record(z.string(), z.string()).default({})

const link = z.strictObject({
  label: z.string().describe('What readers see.'),
  url: z.string().describe('Where it leads: http or https.'),
})

const slo = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latency'),
    title: z.string(),
    labels,
    quantile: z.number().gt(0).lt(1),
    metric: z.string().describe('A histogram of seconds.'),
    atMostSeconds: z.number().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('error-rate'),
    title: z.string(),
    labels,
    metric: z.string().describe('A counter of requests.'),
    statusLabel: z.string(),
    errorPattern: z.string().describe('A regular expression (RE2) of the statuses that are errors.'),
    atMostShare: z.number().min(0).max(1).optional(),
  }),
  z.strictObject({
    kind: z.literal('throughput'),
    title: z.string(),
    labels,
    metric: z.string(),
    atLeastPerSecond: z.number().positive().optional(),
  }),
])

const path = z.string().describe('A JSON Pointer, or the name of a column.')
const mapping = z.union([
  path,
  z.array(path),
  z.strictObject({
    path: z.union([path, z.array(path)]),
    basis: z.enum(['measured', 'configured', 'literal', 'derived', 'stated']).optional(),
    note: z.string().optional(),
  }),
])
const mapped = <N extends string>(names: readonly N[]) => z.partialRecord(z.enum(names), mapping).optional()

const format = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected kebab-case' }),
  title: z.string().optional(),
  recognise: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .describe('What must stand in a piece of this format: a value by path, or true for any.'),
  nature: z.enum(['failure', 'context']).optional(),
  zone: zone.optional(),
  dayFirst: z.boolean().optional(),
  id: mapping.optional(),
  facts: mapped(factNames),
  marks: mapped(markNames),
  lists: mapped(listNames),
  details: z.record(z.string(), mapping).optional(),
  people: z.record(z.string(), mapping).optional(),
  links: mapping.optional(),
  timeline: z
    .strictObject({
      list: path.optional(),
      at: mapping,
      text: mapping,
      detail: mapping.optional(),
      by: mapping.optional(),
    })
    .optional(),
})

const team = z
  .strictObject({
    expectedMonitoring: duration.optional().describe('How long a canary is to be monitored.'),
    rapidFailures: duration.optional().describe('Failures whose pauses are all at most this long are rapid.'),
    zone: zone
      .optional()
      .describe('Where the team works: weekdays, holidays and working hours are counted there.'),
    country: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'expected an ISO 3166 code such as DE or DE-BY' })
      .optional()
      .describe('Whose public holidays count.'),
    workingHours: z.strictObject({ from: clock, until: clock }).optional(),
    slos: z.array(slo).optional(),
    prometheusUrl: z.string().optional(),
    kubernetes: z
      .strictObject({ namespace: z.string().optional(), selector: z.string().optional() })
      .optional(),
    loki: z.strictObject({ labels: z.record(z.string(), z.string()) }).optional(),
  })
  .describe('What the analysis is told about a team: what it expects, when it works, where it measures.')

export const configSchema = z
  .strictObject({
    out: z.string().default('retrospectives').describe('The retrospectives folder.'),
    timezone: zone.default('UTC').describe('The zone in which a time without one is read.'),
    window: duration
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
    team: team.default({}),
    formats: z.array(format).default([]).describe('Formats of your own: any JSON or CSV, by paths.'),
  })
  .meta({ title: 'postmortems configuration', description: 'Everything is optional.' })

export type Config = z.output<typeof configSchema>
