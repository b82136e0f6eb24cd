// draft: evidence in, documents out.
import type { Analysis } from '../analysis/analyse.ts'
import { engine } from '../documents/engine.ts'
import { titleOf } from '../documents/phrases.ts'
import { apply, changesAnything } from '../folder/apply.ts'
import { lockPath, withLock } from '../folder/lock.ts'
import type { Change } from '../folder/plan.ts'
import { recordsState } from '../folder/records.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import { loadTemplates } from './load-templates.ts'
import { type PlanOptions, type Planned, planDraft } from './plan-draft.ts'
import { type Reason, reasonsOf } from './reasons.ts'
import { type Understood, gather } from './understand.ts'

export interface DraftOptions extends PlanOptions {
  readonly evidence: readonly string[]
  readonly dryRun?: boolean
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
  if (options.dryRun) return report(planDraft(host, render, gathered, options))
  const busy = files.info(lockPath(config.out)) !== undefined
  const early = busy ? undefined : planDraft(host, render, gathered, options)
  if (early && !hasWork(early)) return report(early)
  return withLock(host, config.out, () => {
    const fresh = early && recordsState(files, config.out) === early.state
    const planned = fresh ? early : planDraft(host, render, gathered, options)
    for (const path of planned.leftovers) files.remove(`${config.out}/${path}`)
    return report(planned, apply(files, config.out, [...planned.changes, ...planned.pages]))
  })
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
