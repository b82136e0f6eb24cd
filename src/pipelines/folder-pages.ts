// COMPLIANCE.md and ACTION-ITEMS.md: planned from the documents as they will stand after this run.
import { applies } from '../analysis/applies.ts'
import type { Render } from '../documents/engine.ts'
import type { FolderEntry } from '../documents/folder-page.ts'
import { folderPages } from '../documents/index.ts'
import { titleOf } from '../documents/phrases.ts'
import { type Change, decodeExactly, planChange } from '../folder/plan.ts'
import type { DocumentRecord } from '../folder/records.ts'
import { keepFor } from '../folder/kept.ts'
import type { Host } from '../host.ts'
import type { Obligation, Policy } from '../policies/policy.ts'
import { meets } from '../rules/requirement.ts'
import type { Reviewed } from '../rules/rule.ts'
import { assess } from './assess.ts'
import { reviewReader } from './review-reader.ts'

export interface PagesInput {
  readonly folder: string
  readonly records: readonly DocumentRecord[]
  /** What this run changes: these texts and records count, not those on the disk. */
  readonly changes: readonly Change[]
  readonly policies: readonly Policy[]
  /** Epoch ms. */
  readonly now: number
  /** Of times that name none. */
  readonly zone: string
  /** Take pages that have no record as a person's. */
  readonly adopt?: boolean
}

export function planPages(host: Host, render: Render, input: PagesInput): readonly Change[] {
  const { files, history } = host
  const { folder, records, changes, policies, now, zone } = input
  const keep = keepFor(host)
  const setting = { history, keep, readReview: reviewReader(keep), policies, now, zone }
  const changed = new Map(changes.map((change) => [keyOf(change.record), change]))
  const old = new Set(records.map(keyOf))
  const added = changes.map(({ record }) => record).filter((record) => !old.has(keyOf(record)))
  const entries = [...records, ...added].flatMap((record): readonly FolderEntry[] => {
    const current = changed.get(keyOf(record))
    const incident = (current?.record ?? record).incident
    const path = `${folder}/${record.path}`
    const text = current?.writes[0]?.text ?? current?.standing ?? readText(files, path)
    if (record.kind !== 'post-mortem' || !incident || text === undefined) return []
    const review = setting.readReview(text, path)
    const reviewed = { review, text }
    const { clocks } = assess(
      { ...setting, policies: policies.filter((policy) => applies(policy, incident)) },
      path,
      reviewed,
      incident.marks,
    )
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

function lackedBy(reviewed: Reviewed, { title, metBy }: Obligation): readonly string[] {
  if (!('content' in metBy)) return []
  const { met, why } = meets(reviewed, metBy.content)
  return met === true ? [] : [why === undefined ? title : `${title.toLowerCase()}: ${why}`]
}

const keyOf = ({ kind, id }: DocumentRecord) => `${kind} ${id}`

function readText(files: Host['files'], path: string): string | undefined {
  return files.info(path) ? decodeExactly(files.read(path)) : undefined
}
