// GitLab deployments, as webhooks tell them and as its API lists them.
//
// A webhook knows only when the status changed; the API's `updated_at` is when a deployment ended, once its status is
// one that ends it.
import type { Fact } from '../../incident/fact.ts'
import type { DeploymentRecord, Fragment } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { gitlabIds, gitlabPeople, gitlabProject } from '../gitlab-project.ts'
import { happened } from '../happened.ts'
import { plainText } from '../plain-text.ts'
import { anyOf, oneOf, present, signature, text } from '../signature.ts'

export const gitlabDeployment: Format = {
  id: 'gitlab-deployment',
  title: 'GitLab deployments',
  yields: 'status, environment, commit, start and end of a deployment, people',
  declines: anyOf(
    signature({ '/object_kind': oneOf('deployment'), '/status': text }),
    signature({ '/iid': present, '/environment/name': text, '/sha': text, '/status': text }),
  ),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

const failed = /^(?:failed|canceled|cancelled)$/

function fragmentOf(fields: Fields): Fragment {
  const project = gitlabProject(fields)
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
    nature: status[0]?.value === 'failed' ? 'failure' : 'context',
    ids: gitlabIds(fields, fields, 'deployment', ['/deployment_id', '/id']),
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
    people: gitlabPeople(fields),
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
