// GitLab: pipelines, jobs and deployments, as webhooks tell them and as its API lists them.
//
// Webhooks write times as `2026-02-10 12:00:00 UTC` or `… +0000`. A deployment webhook knows only when its status
// changed; the API's `updated_at` is when a deployment ended, once its status is one that ends it.
import type { Fact } from '../../incident/fact.ts'
import type { DeploymentRecord, Fragment, TimelineEvent } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened } from '../happened.ts'
import { plainText } from '../plain-text.ts'
import { absent, anyOf, matching, object, oneOf, present, signature, text } from '../signature.ts'

const onGitlab = matching(/\/-\/(?:pipelines|jobs|environments)\//, 'an address of GitLab')
const isPipelineHook = signature({ '/object_kind': oneOf('pipeline'), '/object_attributes': object })
const isJobHook = signature({ '/object_kind': oneOf('build', 'job'), '/build_id or /build_name': present })
const isDeploymentHook = signature({ '/object_kind': oneOf('deployment'), '/status': text })
const isDeployment = signature({ '/iid': present, '/environment/name': text, '/sha': text, '/status': text })
const isJob = signature({ '/pipeline': object, '/stage': text, '/status': text, '/name': text })
const isPipeline = signature({
  '/sha': text,
  '/ref': present,
  '/status': text,
  '/web_url or /project_id': present,
  '/environment': absent,
  '/web_url or /iid': present,
  '/source or /web_url': text,
  '/pipeline': absent,
})

export const gitlab: Format = {
  id: 'gitlab',
  title: 'GitLab pipelines, jobs and deployments',
  yields:
    'status, commit, environment, start and end of pipelines, jobs and deployments, failed jobs, people',
  declines: anyOf(
    isPipelineHook,
    isJobHook,
    isDeploymentHook,
    isDeployment,
    isJob,
    (piece) => isPipeline(piece) ?? weak(piece.data),
  ),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const claims = (declines: typeof isJob) => declines(piece) === undefined
    const fragment = claims(isPipelineHook)
      ? pipelineFragment(fields, fields.inside('/object_attributes'))
      : claims(isJobHook)
        ? jobFragment(fields)
        : claims(isDeploymentHook) || claims(isDeployment)
          ? deploymentFragment(fields)
          : claims(isJob)
            ? jobFragment(fields)
            : pipelineFragment(fields, fields)
    return { fragments: [fragment], problems: fields.problems }
  },
}

/** A bare pipeline has few keys of its own: its address, or its number within the project, tells it. */
function weak(data: unknown): string | undefined {
  const { web_url: url, project_id: project, iid } = data as Record<string, unknown>
  return onGitlab.passes(url) || (project !== undefined && iid !== undefined)
    ? undefined
    : 'no address of GitLab'
}

const failed = /^(?:failed|canceled|cancelled)$/
const broken = (status?: Fact<string>) => status?.value === 'failed'

function pipelineFragment(whole: Fields, pipeline: Fields): Fragment {
  const project = projectOf(whole)
  const status = pipeline.text('/status')
  const created = pipeline.moment('/created_at')
  const started = pipeline.moment('/started_at')
  const finished = pipeline.moment('/finished_at')
  const [id] = pipeline.text('/id')
  const name = `Pipeline ${id ? `#${id.value}` : ''}`.trim()
  const environments = whole
    .each('/builds')
    .flatMap((job) => job.text('/environment/name', { basis: 'configured' }))
  return {
    nature: broken(status[0]) ? 'failure' : 'context',
    ids: idOf(pipeline, whole, 'pipeline', ['/id']),
    facts: {
      title: pipeline.text('/name', { basis: 'stated' }),
      status,
      service: project,
      environment: distinct(environments),
      version: pipeline.text('/sha'),
    },
    marks: { started: started.length > 0 ? started : created },
    timeline: [
      ...happened(created, `${name} created`, { by: whole.text('/user/name')[0]?.value }),
      ...happened(started, `${name} started`),
      ...whole.each('/builds').flatMap(jobEvents),
      ...happened(finished, `${name} ended: ${status[0]?.value ?? 'unknown'}`),
    ],
    people: peopleOf(whole),
    links: pipeline.link(['/url', '/web_url'], 'other', name),
    details: [
      ...pipeline.detail('ref', '/ref'),
      ...pipeline.detail('source', '/source'),
      ...pipeline.detail('duration', '/duration', { unit: 's' }),
      ...pipeline.detail('tag', '/tag'),
      ...whole.detail('commit', ['/commit/title', '/commit/message']),
      ...whole.detail('merge request', '/merge_request/title'),
    ],
  }
}

function jobEvents(job: Fields): readonly Fact<TimelineEvent>[] {
  const [name] = job.text('/name')
  const [status] = job.text('/status')
  const [reason] = job.text('/failure_reason')
  const called = `Job ${name?.value ?? ''}`.trim()
  return [
    ...happened(job.moment('/started_at'), `${called} started`),
    ...happened(
      job.moment('/finished_at'),
      `${called} ended: ${status?.value ?? 'unknown'}${reason ? ` (${reason.value})` : ''}`,
    ),
  ]
}

function jobFragment(job: Fields): Fragment {
  const project = projectOf(job)
  const status = job.text(['/build_status', '/status'])
  const started = job.moment(['/build_started_at', '/started_at'])
  const finished = job.moment(['/build_finished_at', '/finished_at'])
  const name = `Job ${job.text(['/build_name', '/name'])[0]?.value ?? ''}`.trim()
  const reason = job.text(['/build_failure_reason', '/failure_reason'])
  return {
    nature: broken(status[0]) ? 'failure' : 'context',
    ids: [
      ...idOf(job, job, 'job', ['/build_id', '/id']),
      ...idOf(job, job, 'pipeline', ['/pipeline_id', '/pipeline/id']),
    ],
    facts: {
      status,
      reason: reason.filter(({ value }) => value !== 'unknown_failure'),
      service: project,
      environment: job.text('/environment/name', { basis: 'configured' }),
      version: job.text(['/sha', '/commit/id', '/commit/sha']),
    },
    marks: { started },
    timeline: [
      ...happened(started, `${name} started`),
      ...happened(
        finished,
        `${name} ended: ${status[0]?.value ?? 'unknown'}${reason[0] ? ` (${reason[0].value})` : ''}`,
      ),
    ],
    people: peopleOf(job),
    links: job.link('/web_url', 'other', name),
    details: [
      ...job.detail('stage', ['/build_stage', '/stage']),
      ...job.detail('ref', '/ref'),
      ...job.detail('duration', ['/build_duration', '/duration'], { unit: 's' }),
    ],
  }
}

function deploymentFragment(fields: Fields): Fragment {
  const project = projectOf(fields)
  const status = fields.text('/status')
  const over = /^(?:success|failed|canceled|cancelled)$/.test(status[0]?.value ?? '')
  const created = fields.moment(['/created_at', '/deployable/created_at'])
  const started = fields.moment('/deployable/started_at')
  const changed = fields.moment([
    '/status_changed_at',
    '/finished_at',
    '/deployable/finished_at',
    '/updated_at',
  ])
  const ended = over ? changed : []
  const begun = started.length > 0 ? started : created
  const version = fields.text(['/sha', '/short_sha', '/deployable/commit/id'])
  const environment = plainText(fields, ['/environment/name', '/environment'], { basis: 'configured' })
  const name = `Deployment${environment[0] ? ` to ${environment[0].value}` : ''}`
  const succeeded = status[0]?.value === 'success'
  return {
    nature: broken(status[0]) ? 'failure' : 'context',
    ids: idOf(fields, fields, 'deployment', ['/deployment_id', '/id']),
    facts: {
      status,
      service: project,
      environment,
      version,
      title: fields.text('/commit_title', { basis: 'stated' }),
    },
    marks: { ...(succeeded ? { deployed: ended } : { started: begun }) },
    timeline: [
      ...happened(created, `${name} created`, { by: fields.text('/user/name')[0]?.value }),
      ...happened(started, `${name} started`),
      ...happened(changed, `${name}: ${status[0]?.value ?? 'unknown'}`),
    ],
    records: ended.map((end) => recordOf(status[0], end, begun[0], version[0], environment[0], project[0])),
    people: peopleOf(fields),
    links: [
      ...fields.link(['/deployable_url', '/deployable/web_url'], 'other', 'Job'),
      ...fields.link(['/environment_external_url', '/environment/external_url'], 'other', 'Environment'),
      ...fields.link('/commit_url', 'other', 'Commit'),
    ],
    details: [
      ...fields.detail('ref', '/ref'),
      ...fields.detail('tier', ['/environment_tier', '/environment/tier']),
    ],
  }
}

function recordOf(
  status: Fact<string> | undefined,
  ended: Fact<Moment>,
  started?: Fact<Moment>,
  version?: Fact<string>,
  environment?: Fact<string>,
  service?: Fact<string>,
): DeploymentRecord {
  const outcome =
    status?.value === 'success' ? 'success' : failed.test(status?.value ?? '') ? 'failure' : 'unknown'
  return {
    outcome,
    ended,
    ...(started && { started }),
    ...(version && { version }),
    ...(environment && { environment }),
    ...(service && { service }),
  }
}

/** Numbers are unique within one GitLab, which its addresses name. */
function idOf(
  fields: Fields,
  whole: Fields,
  kind: string,
  pointers: readonly string[],
): readonly Fact<string>[] {
  const [address] = plainText(whole, [
    '/project/web_url',
    '/web_url',
    '/deployable/web_url',
    '/deployable_url',
    '/repository/homepage',
  ])
  const host = /^https?:\/\/([^/]+)\//.exec(address?.value ?? '')?.[1]
  return plainText(fields, pointers).map((id) => ({
    ...id,
    value: `gitlab-${kind}:${host === undefined ? '' : `${host}/`}${id.value}`,
  }))
}

/** Webhooks name the project; in an answer of the API only addresses do. */
function projectOf(fields: Fields): readonly Fact<string>[] {
  const named = fields.text(['/project/path_with_namespace', '/project_name', '/project/name'], {
    basis: 'configured',
  })
  if (named.length > 0) return named
  return fields.text(['/web_url', '/deployable/web_url']).flatMap((url) => {
    const path = /^https?:\/\/[^/]+\/(.+?)\/-\//.exec(url.value)?.[1]
    return path === undefined
      ? []
      : [{ ...url, value: path, basis: 'derived' as const, note: 'from the address' }]
  })
}

const peopleOf = (fields: Fields) =>
  fields.person(['/user/name', '/user/username', '/deployable/user/name'], 'triggered by')
