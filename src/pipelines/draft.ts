// draft: evidence in, documents out.
import { type Analysis, analyse } from '../analysis/analyse.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Config } from '../config/config.ts'
import type { DocumentKind } from '../documents/document.ts'
import { type Render, engine } from '../documents/engine.ts'
import { documentKinds } from '../documents/index.ts'
import { titleOf } from '../documents/phrases.ts'
import { numberFiles, renderDocument } from '../documents/render.ts'
import { apply } from '../folder/apply.ts'
import { placeDocuments } from '../folder/place.ts'
import { type Change, planChange } from '../folder/plan.ts'
import { type DocumentRecord, readRecords } from '../folder/records.ts'
import { relations } from '../folder/related.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { choosePolicies } from './choose-policies.ts'
import { planPages } from './folder-pages.ts'
import { loadTemplates } from './load-templates.ts'
import { type Understood, understand } from './understand.ts'

export interface DraftOptions {
  readonly evidence: readonly string[]
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  readonly settings?: AnalysisSettings
  /** Document kinds, `post-mortem` where none is named. */
  readonly kinds?: readonly string[]
  readonly dryRun?: boolean
  readonly adopt?: boolean
}

export interface Drafted {
  /** One for each document of an incident. */
  readonly changes: readonly Change[]
  /** The pages about the whole folder. */
  readonly pages: readonly Change[]
  readonly analyses: ReadonlyMap<string, Analysis>
  readonly counts: Readonly<Record<'evidence' | 'incidents' | Change['change'] | 'quarantine', number>>
  readonly problems: readonly Problem[]
}

/** Reads evidence, plans every document, and, unless it is a dry run, carries the plan out. */
export function draft(host: Host, options: DraftOptions): Drafted {
  const { config, now } = options
  const { records, problems: damaged } = readRecords(host.files, config.out)
  const understood = understand(host, options.evidence, config, knownIncidents(records))
  const incidents = understood.incidents.filter(
    ({ id, nature }) => nature === 'failure' && !understood.untouched.has(id),
  )
  const policies = choosePolicies(host.files, config.policies)
  const analyses = new Map(
    incidents.map((incident) => [incident.id, analyse(incident, policies, now, options.settings)]),
  )
  const render = engine(loadTemplates(host, config))

  const kinds = documentKinds.filter(({ id }) => (options.kinds ?? ['post-mortem']).includes(id))
  const renderings = renderAll(host, render, { incidents, analyses, kinds, records, config })
  const adopt = options.adopt ?? false
  const changes = renderings.map((rendering) => planChange(host.files, config.out, rendering, { adopt }))
  const pages = planPages(host, render, {
    folder: config.out,
    records,
    changes,
    policies,
    now,
    zone: config.timezone,
  })
  if (!options.dryRun) apply(host.files, config.out, [...changes, ...pages])

  return {
    changes,
    pages,
    analyses,
    counts: count(understood, incidents, changes),
    problems: [
      ...damaged,
      ...understood.problems,
      ...withoutFailure(understood),
      ...[...changes, ...pages].flatMap(({ problems }) => problems),
    ],
  }
}

interface RenderAll {
  readonly incidents: readonly Incident[]
  readonly analyses: ReadonlyMap<string, Analysis>
  readonly kinds: readonly DocumentKind[]
  readonly records: readonly DocumentRecord[]
  readonly config: Config
}

function renderAll(
  { files }: Host,
  render: Render,
  { incidents, analyses, kinds, records, config }: RenderAll,
) {
  const placed = kinds.flatMap((kind) =>
    placeDocuments(incidents, kind.id, records, config.paths, files.sha256),
  )
  const standing = records.flatMap(({ incident, kind, path }) =>
    incident && kind === 'post-mortem' ? [{ incident, path }] : [],
  )
  const current = placed.filter(({ kind }) => kind === 'post-mortem')
  const relatedTo = relations([
    ...current,
    ...standing.filter(({ path }) => !current.some((each) => each.path === path)),
  ])
  const links = [
    ...config.dashboards.map((link) => ({ ...link, kind: 'dashboard' as const })),
    ...config.documents.map((link) => ({ ...link, kind: 'document' as const })),
  ]
  return placed.flatMap(({ incident, kind: id, path, previous }) => {
    const analysis = analyses.get(incident.id)
    const kind = kinds.find((each) => each.id === id)
    if (!analysis || !kind) return []
    const numbered = numberFiles(incident, previous?.numbered ?? [])
    const related = relatedTo({ incident, path })
    const base = renderDocument(render, kind, { incident, analysis, numbered, related, links })
    const record: DocumentRecord = {
      id: incident.id,
      kind: id,
      path,
      numbered,
      base,
      conflicts: [],
      incident,
    }
    return [{ record, previous }]
  })
}

function knownIncidents(records: readonly DocumentRecord[]): readonly Incident[] {
  return [...new Map(records.flatMap(({ incident }) => (incident ? [[incident.id, incident]] : []))).values()]
}

function count(
  { read, unread }: Understood,
  incidents: readonly Incident[],
  changes: readonly Change[],
): Drafted['counts'] {
  const of = (kind: Change['change']) => changes.filter(({ change }) => change === kind).length
  return {
    evidence: read,
    incidents: incidents.length,
    create: of('create'),
    update: of('update'),
    unchanged: of('unchanged'),
    conflict: of('conflict'),
    quarantine: unread.length,
  }
}

/** Evidence of nothing that failed makes no document, and says so. */
function withoutFailure({ incidents, untouched }: Understood): readonly Problem[] {
  return incidents
    .filter(({ id, nature }) => nature === 'context' && !untouched.has(id))
    .map((incident) => ({
      code: 'no-incident',
      message: `${incident.evidence.map(({ file }) => file).join(', ')}: understood (${titleOf(incident)}), but nothing in it failed, so there is nothing to review`,
      hint: 'Give it together with the evidence of the incident it belongs to.',
      place: { file: incident.evidence[0]?.file ?? '' },
    }))
}
