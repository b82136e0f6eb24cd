// check: what is overdue, missing or contradictory, in documents and in the lack of them.
import { type Clock, type ClockState, clocksOf } from '../analysis/clocks.ts'
import type { Config } from '../config/config.ts'
import { titleOf } from '../documents/phrases.ts'
import { coverage } from '../folder/coverage.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import { CouldNotRun, type Problem } from '../incident/problem.ts'
import type { Policy } from '../policies/policy.ts'
import { type Finding, type Severities, judge } from '../rules/judge.ts'
import { missing, reviewMissing } from '../rules/review-missing.ts'
import type { Severity } from '../rules/rule.ts'
import { assess } from './assess.ts'
import { choosePolicies } from './choose-policies.ts'
import { documentsIn, subjectOf } from './documents-in.ts'
import { marksOf } from './marks-of.ts'
import { understand } from './understand.ts'

export interface CheckOptions {
  /** Markdown files, folders and glob patterns; the configured folder where there are none. */
  readonly paths: readonly string[]
  /** Evidence, each incident of which should have a document. */
  readonly against?: readonly string[]
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  /** Keep nothing between runs. */
  readonly anew?: boolean
}

export interface Checked {
  readonly findings: readonly Finding[]
  readonly clocks: readonly SubjectClock[]
  readonly counts: Readonly<Record<'documents' | 'errors' | 'warnings' | 'advice' | ClockState, number>>
  readonly problems: readonly Problem[]
}

/** A clock, of the incident that `subject` names, as it stands in `file`. */
export interface SubjectClock {
  readonly subject: string
  /** The document, or the evidence of an incident that has none. */
  readonly file: string
  readonly clock: Clock
}

/**
 * Documents are read one at a time, so that a folder may hold any number of them.
 * @throws CouldNotRun where there is nothing to read, or a policy is unknown or wrong
 */
export function check(host: Host, options: CheckOptions): Checked {
  const { config, now } = options
  const zone = config.timezone
  const policies = choosePolicies(host.files, config.policies)
  const { incidents, problems: unread } = evidenceOf(host, options)
  const coveredBy = coverage(incidents, zone)
  const covered = new Set<Incident>()
  const exists = (path: string) => host.files.info(path) !== undefined

  const findings: Finding[] = []
  const clocks: SubjectClock[] = []
  const { documents, problems, keep, readReview } = documentsIn(host, options)
  let count = 0
  for (const document of documents) {
    const { path, record } = document
    const about = coveredBy(document, record)
    for (const incident of about) covered.add(incident)
    const known = marksOf(document, record, about.length === 1 ? about[0] : undefined, { policies, zone })
    const setting = { history: host.history, keep, readReview, policies: known.policies, now, zone }
    const assessed = assess(setting, path, document, known.marks)
    const { kind } = document.review
    if (kind === 'post-mortem' || kind === 'partial' || assessed.clocks.length > 0) count++
    const created = assessed.clocks.some((clock) => (clock.due ?? now) < now) ? assessed.created() : undefined
    const context = { ...document, clocks: assessed.clocks, policies, now, exists }
    findings.push(...judge({ ...context, ...(created !== undefined && { created }) }, config.rules))
    const subject = subjectOf(document)
    clocks.push(...assessed.clocks.map((clock) => ({ subject, file: path, clock })))
  }
  for (const incident of incidents.filter((each) => !covered.has(each))) {
    const of = withoutReview(incident, policies, options)
    findings.push(...of.findings)
    clocks.push(...of.clocks)
  }
  return { findings, clocks, counts: countsOf(count, findings, clocks), problems: [...problems, ...unread] }
}

function evidenceOf(
  host: Host,
  { against = [], config }: CheckOptions,
): { incidents: readonly Incident[]; problems: readonly Problem[] } {
  if (against.length === 0) return { incidents: [], problems: [] }
  const { incidents, problems, read } = understand(host, against, config)
  // Evidence that cannot be read shows no missing review: that must not look like none is missing.
  if (read === 0) throw new CouldNotRun(problems)
  return { incidents: incidents.filter(({ nature }) => nature === 'failure'), problems }
}

function withoutReview(incident: Incident, policies: readonly Policy[], { config, now }: CheckOptions) {
  const file = incident.evidence[0]?.file ?? ''
  const clocks = clocksOf(incident, policies, now)
  const severity = (config.rules as Severities)[reviewMissing.id]
  const { message, ...verdict } = missing(`“${titleOf(incident)}” (${incident.id})`, clocks)
  const finding: Finding = {
    rule: reviewMissing.id,
    severity:
      severity === undefined || severity === 'off' ? (verdict.severity ?? reviewMissing.severity) : severity,
    outcome: 'not-met',
    file,
    message,
    remedy: reviewMissing.remedy,
  }
  return {
    findings: severity === 'off' ? [] : [finding],
    clocks: clocks.map((clock) => ({ subject: incident.id, file, clock })),
  }
}

function countsOf(
  documents: number,
  findings: readonly Finding[],
  clocks: readonly SubjectClock[],
): Checked['counts'] {
  const found = (wanted: Severity) =>
    findings.filter(({ severity, outcome }) => severity === wanted && outcome !== 'excused').length
  const standing = (state: ClockState) => clocks.filter(({ clock }) => clock.state === state).length
  return {
    documents,
    errors: found('error'),
    warnings: found('warning'),
    advice: found('advice'),
    met: standing('met'),
    late: standing('late'),
    running: standing('running'),
    overdue: standing('overdue'),
    'not-triggered': standing('not-triggered'),
    unknown: standing('unknown'),
  }
}
