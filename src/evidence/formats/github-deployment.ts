// GitHub deployments and their statuses: from the API, each alone, or from a webhook that carries both.
//
// A status is written once and never changed, so its `created_at` is when the state was reached; a deployment's own
// state is only that of its statuses. `inactive` says that a later deployment took the place.
import type { Fact } from '../../incident/fact.ts'
import type { DeploymentRecord, Fragment } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { githubRepository } from '../github-repository.ts'
import { happened } from '../happened.ts'
import { absent, anyOf, object, present, signature, text } from '../signature.ts'

const isDeployment = signature({ '/sha': text, '/statuses_url': text, '/environment': present })
const isStatus = signature({ '/state': text, '/deployment_url': text })
const isWebhook = anyOf(
  signature({ '/deployment_status': object, '/deployment': object }),
  signature({ '/deployment': object, '/deployment/sha or /deployment/ref': text, '/workflow_job': absent }),
)

export const githubDeployment: Format = {
  id: 'github-deployment',
  title: 'GitHub deployments and deployment statuses',
  yields: 'version, environment, start, outcome and end of a deployment, and who deployed',
  declines: anyOf(isWebhook, isDeployment, isStatus),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const hooked = isWebhook(piece) === undefined
    const alone = isDeployment(piece) === undefined ? 'deployment' : 'status'
    const deployment = hooked ? whole.inside('/deployment') : alone === 'deployment' ? whole : undefined
    const status = hooked ? whole.inside('/deployment_status') : alone === 'status' ? whole : undefined
    return { fragments: [fragmentOf(whole, deployment, status)], problems: whole.problems }
  },
}

function fragmentOf(whole: Fields, deployment: Fields | undefined, status: Fields | undefined): Fragment {
  const [state] = status?.text('/state') ?? []
  const rollback = /rollback/i.test(deployment?.text('/task')[0]?.value ?? '')
  const failed = state?.value === 'failure' || state?.value === 'error'
  const succeeded = state?.value === 'success'
  const version = deployment ? versionOf(deployment) : []
  const environment = [
    ...(status?.text('/environment', { basis: 'configured' }) ?? []),
    ...(deployment?.text('/environment', { basis: 'configured' }) ?? []),
  ].slice(0, 1)
  const started = deployment?.moment('/created_at') ?? []
  const reached = state ? (status?.moment(['/created_at', '/updated_at']) ?? []) : []
  const record =
    (failed || succeeded) && !rollback ? recordOf(failed, { started, reached, version, environment }) : []
  const name = [
    rollback ? 'Rollback' : 'Deployment',
    ...version.map(({ value }) => `of ${/^[0-9a-f]{40}$/.test(value) ? value.slice(0, 7) : value}`),
    ...environment.map(({ value }) => `to ${value}`),
  ].join(' ')
  const [titled] = deployment?.text('/id') ?? status?.text('/deployment_url') ?? []
  return {
    nature: failed || rollback ? 'failure' : 'context',
    ids: idsOf(whole, deployment, status),
    facts: {
      title: titled
        ? [{ ...titled, value: name, basis: 'derived', note: 'made of the version and the environment' }]
        : [],
      status: state ? [state] : [],
      ...(rollback ? { rolledBackTo: version } : { version }),
      environment,
    },
    marks: {
      ...(failed && { started, detected: reached }),
      ...(succeeded && !rollback && { deployed: reached }),
      ...(rollback && { 'rollback-started': started, ...(succeeded && { 'rolled-back': reached }) }),
    },
    timeline: [
      ...happened(started, `${name} was created`, {
        by: deployment?.text('/creator/login')[0]?.value,
        detail: deployment?.text('/description')[0]?.value,
      }),
      ...happened(reached, `${name}: ${state?.value ?? ''}`, {
        by: status?.text('/creator/login')[0]?.value,
        detail: status?.text('/description')[0]?.value,
      }),
    ],
    records: record,
    people: deployment?.person('/creator/login', 'deployed') ?? [],
    links: status
      ? [
          ...status.link('/environment_url', 'other', 'Environment'),
          ...status.link(['/log_url', '/target_url'], 'other', 'Log'),
        ]
      : [],
    details: [
      ...whole.detail('repository', '/repository/full_name'),
      ...(deployment
        ? [
            ...deployment.detail('ref', '/ref'),
            ...deployment.detail('commit', '/sha'),
            ...deployment.detail('task', '/task'),
          ]
        : []),
    ],
  }
}

/** What was asked to be deployed, where that names a version; the commit, where it names a branch. */
function versionOf(deployment: Fields): readonly Fact<string>[] {
  const ref = deployment.text('/ref')
  const tag = ref.filter(({ value }) => /^v?\d+(?:\.\d+)+/.test(value))
  const commit = deployment.text('/sha')
  return tag.length > 0 ? tag : commit.length > 0 ? commit : ref
}

function idsOf(
  whole: Fields,
  deployment: Fields | undefined,
  status: Fields | undefined,
): readonly Fact<string>[] {
  const addresses = ['/url', '/statuses_url', '/deployment_url']
  const [repository] = [whole, deployment, status].flatMap((fields) =>
    fields ? githubRepository(fields, addresses) : [],
  )
  const within = repository ? `${repository.value}/` : ''
  const id = deployment?.text('/id') ?? []
  const inAddress = (status?.text('/deployment_url') ?? []).flatMap((url) => {
    const value = /\/deployments\/(\d+)/.exec(url.value)?.[1]
    return value === undefined ? [] : [{ ...url, value }]
  })
  const [first] = [...id, ...inAddress]
  return first ? [{ ...first, value: `github-deployment:${within}${first.value}` }] : []
}

interface Known {
  readonly started: readonly Fact<Moment>[]
  readonly reached: readonly Fact<Moment>[]
  readonly version: readonly Fact<string>[]
  readonly environment: readonly Fact<string>[]
}

function recordOf(failed: boolean, known: Known): readonly DeploymentRecord[] {
  const { started, version, environment } = known
  return known.reached.map((ended) => ({
    outcome: failed ? 'failure' : 'success',
    ended,
    ...(started[0] && { started: started[0] }),
    ...(version[0] && { version: version[0] }),
    ...(environment[0] && { environment: environment[0] }),
  }))
}
