// Bitbucket: pipelines, their steps, deployments, and webhooks about the status of a commit's build.
//
// A pipeline that ended has `state.result`; one that runs has `state.stage`. Deployments say when they started and
// completed inside their state.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened } from '../happened.ts'
import { qualified } from '../qualified.ts'
import { anyOf, matching, object, oneOf, present, signature } from '../signature.ts'

const isRun = signature({
  '/type': matching(/^pipeline(?:_step)?$/, 'a pipeline'),
  '/uuid': present,
  '/state': object,
})
const isDeployment = signature({
  '/type': oneOf('deployment'),
  '/uuid': present,
  '/environment or /state': object,
})
const isBuildStatus = signature({ '/commit_status': object, '/commit_status/state': present })

export const bitbucket: Format = {
  id: 'bitbucket',
  title: 'Bitbucket pipelines and deployments',
  yields: 'result, commit, environment, start and end of pipelines, steps and deployments',
  declines: anyOf(isRun, isDeployment, isBuildStatus),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragment =
      isBuildStatus(piece) === undefined
        ? buildFragment(fields, fields.inside('/commit_status'))
        : isDeployment(piece) === undefined
          ? deploymentFragment(fields)
          : runFragment(fields)
    return { fragments: [fragment], problems: fields.problems }
  },
}

const failed = (status?: Fact<string>) => /^(?:failed|error)$/i.test(status?.value ?? '')
const repositoryOf = (fields: Fields) =>
  fields.text(['/repository/full_name', '/repository/name', '/pipeline/repository/full_name'], {
    basis: 'configured',
  })

function runFragment(run: Fields): Fragment {
  const isStep = run.raw('/type') === 'pipeline_step'
  const status = run.text(['/state/result/name', '/state/stage/name', '/state/name'])
  const begun = run.moment(['/started_on', '/created_on'])
  const ended = run.moment('/completed_on')
  const number = run.text('/build_number')[0]?.value
  const name = isStep
    ? `Step ${run.text('/name')[0]?.value ?? ''}`.trim()
    : `Pipeline${number === undefined ? '' : ` #${number}`}`
  const reason = run.text(['/state/result/error/message', '/state/error/message'])
  return {
    nature: failed(status[0]) ? 'failure' : 'context',
    ids: [
      ...qualified(isStep ? 'bitbucket-step' : 'bitbucket-pipeline', run.text('/uuid')),
      ...qualified('bitbucket-pipeline', isStep ? run.text('/pipeline/uuid') : []),
    ],
    facts: { status, reason, service: repositoryOf(run), version: run.text('/target/commit/hash') },
    marks: { started: begun },
    timeline: [
      ...happened(begun, `${name} started`, { by: run.text('/creator/display_name')[0]?.value }),
      ...run.each('/steps').flatMap((step) => {
        const called = `Step ${step.text('/name')[0]?.value ?? ''}`.trim()
        return [
          ...happened(step.moment('/started_on'), `${called} started`),
          ...happened(
            step.moment('/completed_on'),
            `${called} ended: ${step.text(['/state/result/name', '/state/name'])[0]?.value ?? 'unknown'}`,
          ),
        ]
      }),
      ...happened(ended, `${name} ended: ${status[0]?.value ?? 'unknown'}`),
    ],
    people: run.person('/creator/display_name', 'triggered by'),
    links: run.link(['/links/html/href', '/links/self/href'], 'other', name),
    details: [
      ...run.detail('ref', '/target/ref_name'),
      ...run.detail('trigger', ['/trigger/name', '/trigger/type']),
      ...run.detail('duration', ['/duration_in_seconds', '/build_seconds_used'], { unit: 's' }),
    ],
  }
}

function deploymentFragment(deployment: Fields): Fragment {
  const status = deployment.text(['/state/status/name', '/state/name'])
  const begun = deployment.moment(['/state/started_on', '/release/created_on', '/created_on'])
  const ended = deployment.moment(['/state/completed_on', '/completed_on'])
  const environment = deployment.text(['/environment/name', '/environment/slug'], { basis: 'configured' })
  const version = deployment.text(['/release/commit/hash', '/deployable/commit/hash', '/commit/hash'])
  const service = repositoryOf(deployment)
  const name = `Deployment${environment[0] ? ` to ${environment[0].value}` : ''}`
  const succeeded = /^successful$/i.test(status[0]?.value ?? '')
  const outcome = succeeded
    ? ('success' as const)
    : failed(status[0])
      ? ('failure' as const)
      : ('unknown' as const)
  return {
    nature: failed(status[0]) ? 'failure' : 'context',
    ids: qualified('bitbucket-deployment', deployment.text('/uuid')),
    facts: { status, environment, version, service },
    marks: succeeded ? { deployed: ended } : { started: begun },
    timeline: [
      ...happened(begun, `${name} started`),
      ...happened(ended, `${name} ended: ${status[0]?.value ?? 'unknown'}`),
    ],
    records: ended.map((end) => ({
      outcome,
      ended: end,
      ...(begun[0] && { started: begun[0] }),
      ...(version[0] && { version: version[0] }),
      ...(environment[0] && { environment: environment[0] }),
      ...(service[0] && { service: service[0] }),
    })),
    people: deployment.person(['/creator/display_name', '/state/trigger/display_name'], 'triggered by'),
    links: deployment.link(['/state/url', '/release/url', '/links/html/href'], 'other', name),
    details: [
      ...deployment.detail('release', '/release/name'),
      ...deployment.detail('environment type', '/environment/environment_type/name'),
    ],
  }
}

function buildFragment(fields: Fields, build: Fields): Fragment {
  const status = build.text('/state')
  const begun = build.moment('/created_on')
  const changed = build.moment('/updated_on')
  const name = build.text(['/name', '/key'])[0]?.value ?? 'Build'
  const over = /^(?:successful|failed|stopped)$/i.test(status[0]?.value ?? '')
  return {
    nature: failed(status[0]) ? 'failure' : 'context',
    ids: qualified('bitbucket-build', build.text(['/key', '/url'])),
    facts: {
      status,
      title: build.text('/name'),
      summary: build.text('/description'),
      service: repositoryOf(fields),
      version: build.text('/commit/hash'),
    },
    marks: { started: begun },
    timeline: [
      ...happened(begun, `${name} started`),
      ...(over ? happened(changed, `${name} ended: ${status[0]?.value ?? ''}`) : []),
    ],
    people: fields.person('/actor/display_name', 'triggered by'),
    links: build.link('/url', 'other', name),
    details: build.detail('ref', '/refname'),
  }
}
