// actions: every action item of every document, what is overdue first, and the clocks that still run.
import type { Config } from '../config/config.ts'
import type { Host } from '../host.ts'
import { dayOf } from '../incident/moment.ts'
import type { Problem } from '../incident/problem.ts'
import type { ReviewAction } from '../markdown/review.ts'
import { assess } from './assess.ts'
import type { SubjectClock } from './check.ts'
import { choosePolicies } from './choose-policies.ts'
import { documentsIn, subjectOf } from './documents-in.ts'
import { marksOf } from './marks-of.ts'

export interface ActionsOptions {
  readonly paths: readonly string[]
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  /** Only what is overdue. */
  readonly overdue?: boolean
  /** Keep nothing between runs. */
  readonly anew?: boolean
}

export interface ListedAction extends ReviewAction {
  readonly file: string
  /** What its document is called. */
  readonly title: string
  readonly overdue: boolean
}

export interface Listed {
  /** Overdue first, then by due date; done last. */
  readonly actions: readonly ListedAction[]
  /** Of the documents whose clocks are running or overdue. */
  readonly clocks: readonly SubjectClock[]
  readonly counts: Readonly<
    Record<'documents' | 'actions' | 'open' | 'overdue' | 'done' | 'unowned' | 'undated', number>
  >
  readonly problems: readonly Problem[]
}

export function listActions(host: Host, options: ActionsOptions): Listed {
  const { config, now } = options
  const zone = config.timezone
  const policies = choosePolicies(host.files, config.policies)
  const { documents, problems, keep, readReview } = documentsIn(host, options)
  const today = dayOf(now)
  const all: ListedAction[] = []
  const clocks: SubjectClock[] = []
  let count = 0
  for (const document of documents) {
    const { path, record, review } = document
    if (review.actions.length > 0) count++
    const title = review.title?.text ?? path
    for (const action of review.actions)
      all.push({ ...action, file: path, title, overdue: isOverdue(action, today) })
    const known = marksOf(document, record, undefined, { policies, zone })
    const setting = { history: host.history, keep, readReview, policies: known.policies, now, zone }
    for (const clock of assess(setting, path, document, known.marks).clocks)
      if (clock.state === 'running' || clock.state === 'overdue')
        clocks.push({ subject: subjectOf(document), file: path, clock })
  }
  const actions = all.filter(({ overdue }) => overdue || options.overdue !== true).sort(byUrgency)
  return { actions, clocks, counts: countsOf(count, all), problems }
}

/** A due date lasts until the end of its day, in UTC. */
function isOverdue({ done, due }: Pick<ReviewAction, 'done' | 'due'>, today: string): boolean {
  return !done && due !== undefined && due < today
}

function byUrgency(a: ListedAction, b: ListedAction): number {
  return (
    Number(a.done) - Number(b.done) ||
    compare(a.due ?? '9999', b.due ?? '9999') ||
    compare(a.file, b.file) ||
    a.line - b.line
  )
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function countsOf(documents: number, actions: readonly ListedAction[]): Listed['counts'] {
  const open = actions.filter(({ done }) => !done)
  return {
    documents,
    actions: actions.length,
    open: open.length,
    overdue: open.filter(({ overdue }) => overdue).length,
    done: actions.length - open.length,
    unowned: open.filter(({ owner }) => owner === undefined).length,
    undated: open.filter(({ due }) => due === undefined).length,
  }
}
