// The whole plan of a draft: evidence joined with what is known, every document and page compared with what stands.
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Config } from '../config/config.ts'
import type { Render } from '../documents/engine.ts'
import { documentKinds } from '../documents/index.ts'
import { addFragment } from '../evidence/assemble.ts'
import { locateDocuments, relocate } from '../folder/locate.ts'
import type { Change } from '../folder/plan.ts'
import { type DocumentRecord, readRecords } from '../folder/records.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { choosePolicies } from './choose-policies.ts'
import { planPages } from './folder-pages.ts'
import { rowsAfter, rowsStanding } from './people-rows.ts'
import { type PlannedDocument, planDocuments } from './plan-documents.ts'
import { type Gathered, type Understood, joinKnown } from './understand.ts'

export interface PlanOptions {
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  readonly settings?: AnalysisSettings
  /** Document kinds, `post-mortem` where none is named. */
  readonly kinds?: readonly string[]
  /** Take documents that have no record as written by people. */
  readonly adopt?: boolean
}

export interface Planned {
  readonly understood: Understood
  readonly documents: readonly PlannedDocument[]
  readonly changes: readonly Change[]
  readonly pages: readonly Change[]
  readonly leftovers: readonly string[]
  readonly state: string
  readonly damaged: readonly Problem[]
}

/** The rows that people wrote may stand on other lines once they are merged: then it is planned once more. */
const rounds = 3

export function planDraft(host: Host, render: Render, gathered: Gathered, options: PlanOptions): Planned {
  const { config, now, adopt = false } = options
  const recorded = readRecords(host.files, config.out)
  const { records } = recorded
  const located = locateDocuments(host.files, config.out)
  const understood = joinKnown(host, gathered, config, knownIncidents(records))
  const incidents = understood.incidents.filter(
    ({ id, nature }) => nature === 'failure' && !understood.untouched.has(id),
  )
  const policies = choosePolicies(host.files, config.policies)
  const kinds = documentKinds.filter(({ id }) => (options.kinds ?? ['post-mortem']).includes(id))
  const sha256 = (text: string) => host.files.sha256(text)
  const input = { kinds, records, located, policies, config, now, adopt, settings: options.settings }

  let rows = rowsStanding(host, config.out, incidents, recorded, located)
  let documents: readonly PlannedDocument[] = []
  for (let round = 0; round < rounds; round++) {
    const stated = incidents.map((incident) => {
      const fragment = rows.get(incident.id)
      return fragment ? addFragment(incident, fragment, sha256) : incident
    })
    documents = planDocuments(host, render, { ...input, incidents: stated })
    const moved = rowsAfter(documents, rows, sha256)
    if (JSON.stringify([...moved]) === JSON.stringify([...rows])) break
    rows = moved
  }
  const changes = documents.map(({ change }) => change)
  const pages = planPages(host, render, {
    folder: config.out,
    records: relocate(records, located),
    changes,
    policies,
    now,
    zone: config.timezone,
    adopt,
  })
  const { leftovers } = located
  const { state, problems: damaged } = recorded
  return { understood, documents, changes, pages, leftovers, state, damaged }
}

function knownIncidents(records: readonly DocumentRecord[]): readonly Incident[] {
  return [...new Map(records.flatMap(({ incident }) => (incident ? [[incident.id, incident]] : []))).values()]
}
