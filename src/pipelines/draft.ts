// draft: evidence in, documents out.
import { analyse } from '../analysis/analyse.ts'
import type { Clock } from '../analysis/clocks.ts'
import type { Config } from '../config.ts'
import { documentKinds } from '../documents/index.ts'
import { documentPath } from '../documents/paths.ts'
import { titleOf } from '../documents/phrases.ts'
import { numberFiles, renderDocument } from '../documents/render.ts'
import { engine } from '../documents/engine.ts'
import { apply } from '../folder/apply.ts'
import { type Change, planChange } from '../folder/plan.ts'
import { type DocumentRecord, readRecords } from '../folder/records.ts'
import { relatedTo } from '../folder/related.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { loadTemplates } from './load-templates.ts'
import { choosePolicies } from './choose-policies.ts'
import { planPages } from './folder-pages.ts'
import { understand } from './understand.ts'

export interface DraftOptions {
  readonly evidence: readonly string[]
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  /** Document kinds, `post-mortem` where none is named. */
  readonly kinds?: readonly string[]
  readonly dryRun?: boolean
  readonly adopt?: boolean
}

export interface Drafted {
  readonly changes: readonly Change[]
  /** The pages about the whole folder. */
  readonly pages: readonly Change[]
  readonly clocks: readonly { readonly path: string; readonly clock: Clock }[]
  readonly counts: Readonly<Record<'evidence' | 'incidents' | Change['change'] | 'quarantine', number>>
  readonly problems: readonly Problem[]
}

/** Reads evidence, plans every document, and, unless it is a dry run, carries the plan out. */
export function draft(host: Host, options: DraftOptions): Drafted {
  const { config, now } = options
  const { records, problems: damaged } = readRecords(host.files, config.out)
  const known = new Map(
    records.flatMap(({ incident }) => (incident ? [[incident.id, incident] as const] : [])),
  )
  const understood = understand(host, options.evidence, config, [...known.values()])
  const incidents = understood.incidents.filter(
    ({ id, nature }) => nature === 'failure' && !understood.untouched.has(id),
  )
  const policies = choosePolicies(config.policies)
  const render = engine(loadTemplates(host, config))
  const kinds = documentKinds.filter(({ id }) => (options.kinds ?? ['post-mortem']).includes(id))

  const taken = new Map(records.map((record) => [record.path, record.id]))
  const changes: Change[] = []
  const clocks: Drafted['clocks'][number][] = []
  for (const incident of incidents) {
    const analysis = analyse(incident, policies, now)
    for (const kind of kinds) {
      const previous = records.find((record) => record.id === incident.id && record.kind === kind.id)
      const path =
        previous?.path ?? freePath(documentPath(incident, kind.id, config.paths), incident, taken, host)
      taken.set(path, incident.id)
      const numbered = numberFiles(incident, previous?.numbered ?? [])
      const base = renderDocument(render, kind, {
        incident,
        analysis,
        numbered,
        related: relatedTo(incident, records, path),
        links: [
          ...config.dashboards.map((link) => ({ ...link, kind: 'dashboard' as const })),
          ...config.documents.map((link) => ({ ...link, kind: 'document' as const })),
        ],
      })
      const record: DocumentRecord = {
        id: incident.id,
        kind: kind.id,
        path,
        numbered,
        base,
        conflicts: [],
        incident,
      }
      changes.push(
        planChange(host.files, config.out, { record, previous }, { adopt: options.adopt ?? false }),
      )
      if (kind.id === 'post-mortem') clocks.push(...analysis.clocks.map((clock) => ({ path, clock })))
    }
  }
  const pages = planPages(host, render, { folder: config.out, records, changes, policies, now })
  if (!options.dryRun) apply(host.files, config.out, [...changes, ...pages])
  const count = (kind: Change['change']) => changes.filter(({ change }) => change === kind).length
  return {
    changes,
    pages,
    clocks,
    counts: {
      evidence: understood.read,
      incidents: incidents.length,
      create: count('create'),
      update: count('update'),
      unchanged: count('unchanged'),
      conflict: count('conflict'),
      quarantine: understood.unread.length,
    },
    problems: [
      ...damaged,
      ...understood.problems,
      ...contexts(understood.incidents, understood.untouched),
      ...[...changes, ...pages].flatMap(({ problems }) => problems),
    ],
  }
}

/** Two incidents that would share a name: the second gets a suffix from its own id, whatever the order they came in. */
function freePath(path: string, { id }: Incident, taken: ReadonlyMap<string, string>, host: Host): string {
  const holder = taken.get(path)
  if (holder === undefined || holder === id) return path
  return path.replace(/(?:\.md)?$/, `-${host.files.sha256(id).slice(0, 6)}.md`)
}

/** Evidence of nothing that failed makes no document, and says so. */
function contexts(incidents: readonly Incident[], untouched: ReadonlySet<string>): readonly Problem[] {
  return incidents
    .filter(({ id, nature }) => nature === 'context' && !untouched.has(id))
    .map((incident) => ({
      code: 'no-incident',
      message: `${incident.evidence.map(({ file }) => file).join(', ')}: understood (${titleOf(incident)}), but nothing in it failed, so there is nothing to review`,
      hint: 'Give it together with the evidence of the incident it belongs to.',
      place: { file: incident.evidence[0]?.file ?? '' },
    }))
}
