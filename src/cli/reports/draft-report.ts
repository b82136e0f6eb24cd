// What a draft did, for people and for machines.
import { type Clock, startersOf } from '../../analysis/clocks.ts'
import type { Config } from '../../config/config.ts'
import { markTitle } from '../../documents/phrases.ts'
import type { Host } from '../../host.ts'
import { toIso } from '../../incident/moment.ts'
import { showSpan } from '../../incident/span.ts'
import type { Drafted } from '../../pipelines/draft.ts'
import { paint } from '../paint.ts'
import { diffOf, showDiffs } from './diff-report.ts'
import { showProblem } from '../show-problem.ts'

export function draftJson(drafted: Drafted, out: string, diff: boolean): string {
  const { changes, pages, counts, problems } = drafted
  const object = {
    changes: changes.map((each) => ({
      path: `${out}/${each.path}`,
      change: each.change,
      incident: each.record.id,
      kind: each.record.kind,
      ...(each.movedFrom !== undefined && { movedFrom: `${out}/${each.movedFrom}` }),
      ...(each.notes.length > 0 && { notes: each.notes }),
      ...(each.change === 'conflict' && { conflicts: each.record.conflicts }),
      ...(diff && { diff: diffOf(each, out), because: drafted.reasons(each) }),
    })),
    pages: pages.map(({ path, change }) => ({ path: `${out}/${path}`, change })),
    counts,
    problems,
  }
  return `${JSON.stringify(object, null, 2)}\n`
}

interface Setting {
  readonly host: Host
  readonly config: Config
  readonly now: number
  readonly dryRun: boolean
  readonly diff: boolean
}

export function showDraft(drafted: Drafted, { host, config, now, dryRun, diff }: Setting): void {
  const { changes, pages, analyses, counts, problems } = drafted
  if (diff) showDiffs(drafted, config.out, host)
  const { bold, dim, green, yellow, red } = paint(host, 'out')
  const colours = { create: green, update: green, unchanged: dim, conflict: red }
  for (const { change, path, record, movedFrom, notes } of changes) {
    host.out(`${colours[change](change.padEnd(9))} ${bold(`${config.out}/${path}`)}\n`)
    if (movedFrom !== undefined) host.out(`          ${dim(`moved here from ${movedFrom}`)}\n`)
    for (const note of notes) host.out(`          ${note}\n`)
    for (const line of clockLines(analyses.get(record.id)?.clocks ?? [], now))
      host.out(`          ${/overdue/.test(line) ? red(line) : yellow(line)}\n`)
  }
  for (const { change, path } of pages)
    if (change !== 'unchanged') host.out(`${colours[change](change.padEnd(9))} ${config.out}/${path}\n`)
  for (const problem of problems) host.err(showProblem(problem, host))
  const parts = (['create', 'update', 'unchanged', 'conflict', 'quarantine'] as const).flatMap((name) =>
    counts[name] > 0 ? [`${counts[name]} ${name}`] : [],
  )
  host.out(
    `${counts.incidents} incident${counts.incidents === 1 ? '' : 's'} in ${counts.evidence} file${counts.evidence === 1 ? '' : 's'}` +
      `${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${dryRun ? ' (dry run: nothing was written)' : ''}\n`,
  )
}

/** One line a policy: its obligations share an anchor and a limit more often than not. */
function clockLines(clocks: readonly Clock[], now: number): readonly string[] {
  return [...new Set(clocks.map((clock) => clockLine(clock, now)))]
}

function clockLine({ policy, obligation, anchor, due, state }: Clock, now: number): string {
  if (due === undefined || !anchor)
    return `${policy.id}: not started, no evidence of when it was ${startersOf(obligation).map(markTitle).join(' or ')}`
  const distance = Math.abs(due - now) / 1000
  const left = showSpan({ min: distance, max: distance })
  const standing = state === 'running' ? `${left} left` : state === 'overdue' ? `overdue by ${left}` : state
  return `${policy.id}: due ${toIso(due)} (counted from ${markTitle(anchor.name)}), ${standing}`
}
