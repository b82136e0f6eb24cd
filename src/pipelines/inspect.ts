// inspect: what was understood, before anything is written.
import { type Analysis, analyse } from '../analysis/analyse.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Config } from '../config/config.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { choosePolicies } from './choose-policies.ts'
import { understand } from './understand.ts'

export interface Inspection {
  readonly incident: Incident
  readonly analysis: Analysis
  /** The problems of this incident's evidence. */
  readonly problems: readonly Problem[]
}

export interface InspectOptions {
  readonly evidence: readonly string[]
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  readonly settings?: AnalysisSettings
}

export interface Inspected {
  readonly inspections: readonly Inspection[]
  readonly problems: readonly Problem[]
  readonly unread: readonly string[]
}

export function inspect(host: Host, { evidence, config, now, settings }: InspectOptions): Inspected {
  const { incidents, problems, unread } = understand(host, evidence, config)
  const policies = choosePolicies(host.files, config.policies)
  const inspections = incidents.map((incident) => {
    const files = new Set(incident.evidence.map(({ file }) => file))
    return {
      incident,
      analysis: analyse(incident, policies, now, settings),
      problems: problems.filter(({ place }) => place && files.has(place.file)),
    }
  })
  return { inspections, problems, unread }
}
