// draft: evidence in, documents out.
import type { Analysis } from '../analysis/analyse.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Config } from '../config/config.ts'
import { type Render, engine } from '../documents/engine.ts'
import { documentKinds } from '../documents/index.ts'
import { titleOf } from '../documents/phrases.ts'
import { addFragment } from '../evidence/assemble.ts'
import { apply, changesAnything } from '../folder/apply.ts'
import { type Located, keyOf, locateDocuments, relocate } from '../folder/locate.ts'
import { lockPath, withLock } from '../folder/lock.ts'
import { type Change, decodeExactly } from '../folder/plan.ts'
import { type DocumentRecord, type Records, readRecords, recordsState } from '../folder/records.ts'
import { writtenRows } from '../folder/written-rows.ts'
import type { Host } from '../host.ts'
import type { Fragment, Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { choosePolicies } from './choose-policies.ts'
import { planPages } from './folder-pages.ts'
import { loadTemplates } from './load-templates.ts'
import { type PlannedDocument, planDocuments } from './plan-documents.ts'
import { type Reason, reasonsOf } from './reasons.ts'
import { type Gathered, type Understood, gather, joinKnown } from './understand.ts'

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
  /** How many documents were left as they are because somebody wrote to them meanwhile. */
  readonly late: number
  /** Which evidence is behind the changed lines of a document. */
  readonly reasons: (change: Change) => readonly Reason[]
}

/**
 * Reads evidence, plans every document, and, unless it is a dry run, carries the plan out. Throws CouldNotRun when
 * another run holds the folder for long.
 */
export function draft(host: Host, options: DraftOptions): Drafted {
  const { files } = host
  const { config } = options
  const gathered = gather(host, options.evidence, config)
  const render = engine(loadTemplates(host, config))
  if (options.dryRun) return report(plan(host, render, gathered, options))
  const busy = files.info(lockPath(config.out)) !== undefined
  const early = busy ? undefined : plan(host, render, gathered, options)
  if (early && !hasWork(early)) return report(early)
  return withLock(host, config.out, () => {
    const fresh = early && recordsState(files, config.out) === early.state
    const planned = fresh ? early : plan(host, render, gathered, options)
    for (const path of planned.leftovers) files.remove(`${config.out}/${path}`)
    return report(planned, apply(files, config.out, [...planned.changes, ...planned.pages]))
  })
}

interface Planned {
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

function plan(host: Host, render: Render, gathered: Gathered, options: DraftOptions): Planned {
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

type Rows = ReadonlyMap<string, Fragment>

/** What people have written into the timelines of these incidents' post-mortems. */
function rowsStanding(
  { files }: Host,
  folder: string,
  incidents: readonly Incident[],
  { records }: Records,
  located: Located,
): Rows {
  const sha256 = (text: string) => files.sha256(text)
  const wanted = new Set(incidents.map(({ id }) => id))
  return new Map(
    records
      .filter(({ kind, id }) => kind === 'post-mortem' && wanted.has(id))
      .filter((record) => !located.duplicates.has(keyOf(record)))
      .flatMap((record) => {
        const file = `${folder}/${located.paths.get(keyOf(record)) ?? record.path}`
        const text = files.info(file) ? decodeExactly(files.read(file)) : undefined
        const fragment = text === undefined ? undefined : writtenRows(text, record.base, sha256)
        return fragment ? [[record.id, fragment] as const] : []
      }),
  )
}

/** The same, of the documents as this run leaves them. */
function rowsAfter(
  documents: readonly PlannedDocument[],
  rows: Rows,
  sha256: (text: string) => string,
): Rows {
  const after = new Map(rows)
  for (const { change } of documents) {
    const { record, standing, writes } = change
    if (record.kind !== 'post-mortem' || !rows.has(record.id)) continue
    const text = writes.find(({ path }) => path === change.path)?.text ?? standing
    const fragment = text === undefined ? undefined : writtenRows(text, record.base, sha256)
    if (fragment) after.set(record.id, fragment)
    else after.delete(record.id)
  }
  return after
}

const hasWork = ({ changes, pages, leftovers }: Planned): boolean =>
  leftovers.length > 0 || [...changes, ...pages].some(changesAnything)

function report(planned: Planned, late: readonly Problem[] = []): Drafted {
  const { understood, documents, changes, pages, damaged } = planned
  return {
    changes,
    pages,
    analyses: new Map(documents.map(({ change, analysis }) => [change.record.id, analysis])),
    counts: count(understood, changes),
    problems: [
      ...damaged,
      ...understood.problems,
      ...withoutFailure(understood),
      ...[...changes, ...pages].flatMap(({ problems }) => problems),
      ...late,
    ],
    late: late.length,
    reasons: (change) => {
      const document = documents.find((each) => each.change === change)
      return document ? reasonsOf(document) : []
    },
  }
}

function knownIncidents(records: readonly DocumentRecord[]): readonly Incident[] {
  return [...new Map(records.flatMap(({ incident }) => (incident ? [[incident.id, incident]] : []))).values()]
}

function count({ read, unread }: Understood, changes: readonly Change[]): Drafted['counts'] {
  const of = (kind: Change['change']) => changes.filter(({ change }) => change === kind).length
  return {
    evidence: read,
    incidents: new Set(changes.map(({ record }) => record.id)).size,
    create: of('create'),
    update: of('update'),
    unchanged: of('unchanged'),
    conflict: of('conflict'),
    quarantine: unread.length,
  }
}

/** Evidence of nothing that failed makes no document, and says so: once a file. */
function withoutFailure({ incidents, untouched }: Understood): readonly Problem[] {
  const contexts = incidents.filter(({ id, nature }) => nature === 'context' && !untouched.has(id))
  const byFile = new Map<string, Incident[]>()
  for (const incident of contexts) {
    const files = incident.evidence.map(({ file }) => file).join(', ')
    byFile.set(files, [...(byFile.get(files) ?? []), incident])
  }
  return [...byFile].map(([files, [first, ...more]]) => ({
    code: 'no-incident',
    message: `${files}: understood (${first ? titleOf(first) : ''}${more.length > 0 ? `, and ${more.length} more` : ''}), but nothing in it failed, so there is nothing to review`,
    hint: 'Give it together with the evidence of the incident it belongs to.',
    place: { file: first?.evidence[0]?.file ?? '' },
  }))
}
