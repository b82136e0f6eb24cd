// GitHub Actions: workflow runs, jobs with their steps, and check runs; from the API, the `gh` command or a webhook.
//
// `conclusion` is null, or with `gh` empty, while it runs. A run has no time of its end: `updated_at` is when it ended,
// unless someone touched it later. Steps may lie before their own job's `started_at`.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { githubRepository } from '../github-repository.ts'
import { happened, told } from '../happened.ts'
import { absent, anyOf, object, present, signature, text } from '../signature.ts'

const failures = new Set(['failure', 'timed_out', 'startup_failure'])

const shapes = {
  'Workflow run': anyOf(
    signature({
      '/head_sha': text,
      '/status': text,
      '/workflow_id or /jobs_url': present,
      '/run_number or /run_attempt or /run_started_at': present,
    }),
    signature({
      '/databaseId': present,
      '/conclusion or /status': text,
      '/workflowName or /headSha or /jobs': present,
    }),
  ),
  Job: signature({ '/run_id': present, '/steps or /run_url or /runner_id': present, '/status': text }),
  'Check run': signature({ '/head_sha': text, '/check_suite': object, '/status': text, '/run_id': absent }),
}
type Kind = keyof typeof shapes
const kinds = Object.keys(shapes) as readonly Kind[]

const wrapped: Readonly<Record<Kind, string>> = {
  'Workflow run': '/workflow_run',
  Job: '/workflow_job',
  'Check run': '/check_run',
}
const webhook = anyOf(
  signature({ '/action': text, '/workflow_job': object }),
  // The webhooks of deployments carry the run that deployed.
  signature({
    '/action': text,
    '/workflow_run or /check_run': object,
    '/deployment': absent,
    '/deployment_status': absent,
  }),
)

export const githubActions: Format = {
  id: 'github-actions',
  title: 'GitHub Actions runs, jobs and checks',
  yields: 'outcome, start and end of a run or job, its steps as timeline, commit, branch, and who started it',
  declines: anyOf(...Object.values(shapes), webhook),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const kind = kindOf(piece, whole)
    const hooked = whole.raw(wrapped[kind]) !== undefined && webhook(piece) === undefined
    const fields = hooked ? whole.inside(wrapped[kind]) : whole
    return { fragments: [fragmentOf(kind, fields, whole)], problems: whole.problems }
  },
}

function kindOf(piece: Piece, whole: Fields): Kind {
  const hooked = webhook(piece) === undefined
  const fits = (kind: Kind) =>
    hooked ? whole.raw(wrapped[kind]) !== undefined : shapes[kind](piece) === undefined
  // A job's payload may name its run as well.
  return (['Job', ...kinds] as const).find(fits) ?? 'Workflow run'
}

function fragmentOf(kind: Kind, fields: Fields, whole: Fields): Fragment {
  const [conclusion] = fields.text('/conclusion')
  const failed = failures.has(conclusion?.value.toLowerCase() ?? '')
  const name = fields.text(kind === 'Workflow run' ? ['/workflowName', '/name'] : '/name')
  const called = `${kind} ${name[0]?.value ?? ''}`.trim()
  const started = startOf(kind, fields)
  const ended = conclusion ? endOf(kind, fields) : []
  const [by] = fields.text(['/triggering_actor/login', '/actor/login'])
  return {
    nature: failed ? 'failure' : 'context',
    ids: idsOf(kind, fields, whole),
    facts: {
      title: name,
      status: conclusion ? [conclusion] : fields.text('/status'),
      version: versionOf(fields),
      environment: whole.text('/deployment/environment', { basis: 'configured' }),
    },
    marks: failed ? { started, detected: ended } : {},
    timeline: [
      ...happened(started, `${called} started`, { by: by?.value }),
      ...(kind === 'Job' ? stepsOf(fields) : fields.each('/jobs').flatMap(jobEvents)),
      ...happened(ended, `${called}: ${conclusion?.value ?? ''}`, {
        detail: [...fields.text('/output/title'), ...fields.text('/output/summary')]
          .map(({ value }) => value)
          .join('\n'),
      }),
    ],
    people: [
      ...fields.person('/actor/login', 'started the run'),
      ...fields.person('/triggering_actor/login', 'triggered this attempt'),
    ],
    links: fields.link(['/html_url', '/url', '/details_url'], 'other', kind),
    details: detailsOf(fields, whole),
  }
}

function startOf(kind: Kind, fields: Fields): readonly Fact<Moment>[] {
  return kind === 'Workflow run'
    ? fields.moment(['/run_started_at', '/startedAt', '/created_at', '/createdAt'])
    : fields.moment(['/started_at', '/startedAt', '/created_at'])
}

function endOf(kind: Kind, fields: Fields): readonly Fact<Moment>[] {
  const ended = fields.moment(['/completed_at', '/completedAt'])
  if (ended.length > 0 || kind !== 'Workflow run') return ended
  return fields.moment(['/updated_at', '/updatedAt'], {
    note: 'the last update of the run, which is its end unless it was touched later',
  })
}

/** Jobs and the checks that Actions makes of them belong to their run. */
function idsOf(kind: Kind, fields: Fields, whole: Fields): readonly Fact<string>[] {
  const addresses = ['/html_url', '/url', '/run_url', '/details_url']
  const [repository] = [...githubRepository(whole, []), ...githubRepository(fields, addresses)]
  const within = repository ? `${repository.value}/` : ''
  const run =
    kind === 'Workflow run'
      ? fields.text(['/id', '/databaseId'])
      : kind === 'Job'
        ? fields.text('/run_id')
        : fields
            .text(['/html_url', '/details_url'])
            .flatMap((url) => (/\/actions\/runs\/(\d+)/.exec(url.value)?.[1] ? [url] : []))
            .map((url) => ({ ...url, value: /\/actions\/runs\/(\d+)/.exec(url.value)?.[1] ?? '' }))
  if (run.length > 0) return run.map((id) => ({ ...id, value: `github-run:${within}${id.value}` }))
  return fields.text('/id').map((id) => ({ ...id, value: `github-check-run:${within}${id.value}` }))
}

/** A run for a tag names the version as its branch; else the commit is the version. */
function versionOf(fields: Fields): readonly Fact<string>[] {
  const branch = fields.text(['/head_branch', '/headBranch', '/check_suite/head_branch'])
  const tag = branch.filter(({ value }) => /^v?\d+(?:\.\d+)+/.test(value))
  return tag.length > 0 ? tag : fields.text(['/head_sha', '/headSha'])
}

function jobEvents(job: Fields): readonly Fact<TimelineEvent>[] {
  const [name] = job.text('/name')
  const [conclusion] = job.text('/conclusion')
  const called = `Job ${name?.value ?? ''}`.trim()
  return [
    ...happened(job.moment(['/started_at', '/startedAt']), `${called} started`),
    ...stepsOf(job),
    ...happened(job.moment(['/completed_at', '/completedAt']), `${called}: ${conclusion?.value ?? 'ended'}`),
  ]
}

function stepsOf(job: Fields): readonly Fact<TimelineEvent>[] {
  return job.each('/steps').flatMap((step) => {
    const [name] = step.text('/name')
    const [outcome] = [...step.text('/conclusion'), ...step.text('/status')]
    const moment = step.moment(['/completed_at', '/completedAt', '/started_at', '/startedAt'])
    const [number] = step.text('/number')
    return told(step, moment, `Step ${name?.value ?? number?.value ?? ''}: ${outcome?.value ?? 'unknown'}`)
  })
}

function detailsOf(fields: Fields, whole: Fields) {
  return [
    ...whole.detail('repository', '/repository/full_name'),
    ...fields.detail('workflow', ['/workflow_name', '/path']),
    ...fields.detail('run title', ['/display_title', '/displayTitle'], { basis: 'stated' }),
    ...fields.detail('event', '/event'),
    ...fields.detail('branch', ['/head_branch', '/headBranch']),
    ...fields.detail('commit', ['/head_sha', '/headSha']),
    ...fields.detail('commit message', '/head_commit/message', { basis: 'stated' }),
    ...fields.detail('run number', ['/run_number', '/number']),
    ...fields.detail('attempt', ['/run_attempt', '/attempt']),
    ...fields.detail('runner', '/runner_name'),
    ...fields.detail('app', '/app/name'),
  ]
}
