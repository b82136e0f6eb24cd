// GitLab pipelines and jobs, as webhooks tell them and as its API lists them.
//
// Webhooks write times as `2026-02-10 12:00:00 UTC` or `… +0000`.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { gitlabIds, gitlabPeople, gitlabProject } from '../gitlab-project.ts'
import { happened } from '../happened.ts'
import { absent, anyOf, matching, object, oneOf, present, signature, text } from '../signature.ts'

const onGitlab = matching(/\/-\/(?:pipelines|jobs|environments)\//, 'an address of GitLab')
const isPipelineHook = signature({ '/object_kind': oneOf('pipeline'), '/object_attributes': object })
const isJobHook = signature({ '/object_kind': oneOf('build', 'job'), '/build_id or /build_name': present })
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

export const gitlabPipeline: Format = {
  id: 'gitlab-pipeline',
  title: 'GitLab pipelines and jobs',
  yields: 'status, commit, start and end of a pipeline and of its jobs, why a job failed, people',
  declines: anyOf(isPipelineHook, isJobHook, isJob, (piece) => isPipeline(piece) ?? weak(piece.data)),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const claims = (declines: (piece: Piece) => string | undefined) => declines(piece) === undefined
    const fragment = claims(isPipelineHook)
      ? pipelineFragment(fields, fields.inside('/object_attributes'))
      : claims(isJobHook) || claims(isJob)
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

const broken = (status?: Fact<string>) => status?.value === 'failed'

function pipelineFragment(whole: Fields, pipeline: Fields): Fragment {
  const project = gitlabProject(whole)
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
    ids: gitlabIds(pipeline, whole, 'pipeline', ['/id']),
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
    people: gitlabPeople(whole),
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
  const project = gitlabProject(job)
  const status = job.text(['/build_status', '/status'])
  const started = job.moment(['/build_started_at', '/started_at'])
  const finished = job.moment(['/build_finished_at', '/finished_at'])
  const name = `Job ${job.text(['/build_name', '/name'])[0]?.value ?? ''}`.trim()
  const reason = job.text(['/build_failure_reason', '/failure_reason'])
  return {
    nature: broken(status[0]) ? 'failure' : 'context',
    ids: [
      ...gitlabIds(job, job, 'job', ['/build_id', '/id']),
      ...gitlabIds(job, job, 'pipeline', ['/pipeline_id', '/pipeline/id']),
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
    people: gitlabPeople(job),
    links: job.link('/web_url', 'other', name),
    details: [
      ...job.detail('stage', ['/build_stage', '/stage']),
      ...job.detail('ref', '/ref'),
      ...job.detail('duration', ['/build_duration', '/duration'], { unit: 's' }),
    ],
  }
}
