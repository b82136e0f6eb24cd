// COMPLIANCE.md and ACTION-ITEMS.md: planned from the documents as they will stand after this run.
import { type Satisfaction, clocksOf } from '../analysis/clocks.ts'
import type { Render } from '../documents/engine.ts'
import type { FolderEntry } from '../documents/folder-page.ts'
import { folderPages } from '../documents/index.ts'
import { titleOf } from '../documents/phrases.ts'
import { type Change, decodeExactly, planChange } from '../folder/plan.ts'
import type { DocumentRecord } from '../folder/records.ts'
import type { Host } from '../host.ts'
import { parseMoment } from '../incident/moment.ts'
import { readReview } from '../markdown/review.ts'
import type { Obligation, Policy } from '../policies/policy.ts'
import { meets } from '../rules/requirement.ts'
import type { Reviewed } from '../rules/rule.ts'

export interface PagesInput {
  readonly folder: string
  readonly records: readonly DocumentRecord[]
  /** What this run changes: these texts and records count, not those on the disk. */
  readonly changes: readonly Change[]
  readonly policies: readonly Policy[]
  /** Epoch ms. */
  readonly now: number
  /** Take pages that have no record as a person's. */
  readonly adopt?: boolean
}

export function planPages({ files }: Host, render: Render, input: PagesInput): readonly Change[] {
  const { folder, records, changes, policies, now } = input
  const changed = new Map(changes.map((change) => [keyOf(change.record), change]))
  const added = changes
    .map(({ record }) => record)
    .filter((record) => !records.some((old) => keyOf(old) === keyOf(record)))
  const entries = [...records, ...added].flatMap((record): readonly FolderEntry[] => {
    const current = changed.get(keyOf(record))
    const incident = (current?.record ?? record).incident
    const text = current?.writes[0]?.text ?? current?.standing ?? readText(files, `${folder}/${record.path}`)
    if (record.kind !== 'post-mortem' || !incident || text === undefined) return []
    const review = readReview(text, { file: record.path })
    const reviewed = { review, text }
    const clocks = clocksOf(incident, policies, now, (obligation) => satisfactionOf(reviewed, obligation))
    return [
      {
        path: record.path,
        title: titleOf(incident),
        clocks: clocks.map((clock) => ({ clock, lacks: lackedBy(reviewed, clock.obligation) })),
        actions: review.actions,
      },
    ]
  })
  return folderPages.map(({ id, path, view }) => {
    const previous = records.find((record) => record.kind === 'page' && record.id === id)
    const record = { id, kind: 'page', path, numbered: [], base: render(id, view(entries)), conflicts: [] }
    return planChange(files, folder, { record, previous }, { adopt: input.adopt ?? false })
  })
}

/** When a document met an obligation is known here only where it states its completion. */
function satisfactionOf(reviewed: Reviewed, { metBy }: Obligation): Satisfaction {
  if (!('content' in metBy)) return { met: 'unknown' }
  const { met } = meets(reviewed, metBy.content)
  const { completed } = reviewed.review
  const at = met === true && completed ? parseMoment(completed.at, { zone: 'UTC' }) : undefined
  return at ? { met, at, basis: 'stated' } : { met }
}

function lackedBy(reviewed: Reviewed, { title, metBy }: Obligation): readonly string[] {
  if (!('content' in metBy)) return []
  const { met, why } = meets(reviewed, metBy.content)
  return met === true ? [] : [why === undefined ? title : `${title.toLowerCase()}: ${why}`]
}

const keyOf = ({ kind, id }: DocumentRecord) => `${kind} ${id}`

function readText(files: Host['files'], path: string): string | undefined {
  return files.info(path) ? decodeExactly(files.read(path)) : undefined
}
