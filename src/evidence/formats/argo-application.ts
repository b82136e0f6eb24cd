// Argo CD: an Application, with its health, its last operation and the history of what was deployed.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { imageVersion } from '../image-version.ts'
import { matching, object, oneOf, signature } from '../signature.ts'

export const argoApplication: Format = {
  id: 'argo-application',
  title: 'Argo CD applications',
  yields: 'service, health, revision, the last sync and the deployments before it as timeline',
  declines: signature({
    '/apiVersion': matching(/^argoproj\.io\//, '"argoproj.io/…"'),
    '/kind': oneOf('Application'),
    '/metadata or /status': object,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

function fragmentOf(application: Fields): Fragment {
  const name = application.text('/metadata/name')
  const called = `Application ${name[0]?.value ?? ''}`.trim()
  const health = application.text('/status/health/status')
  const phase = application.text('/status/operationState/phase')
  const unwell = ['Degraded', 'Missing'].includes(health[0]?.value ?? '')
  const syncFailed = ['Failed', 'Error'].includes(phase[0]?.value ?? '')
  const finished = application.moment('/status/operationState/finishedAt')
  const since = application.moment('/status/health/lastTransitionTime')
  const history = application.each('/status/history')
  const version = versionOf(application)
  const before = history.slice(-2, -1).flatMap((deployment) => deployment.text('/revision'))
  const state = unwell ? health[0] : syncFailed ? phase[0] : health[0]
  return {
    nature: unwell || syncFailed ? 'failure' : 'context',
    facts: {
      title: name.map((fact) => ({
        ...fact,
        value: `${called}${state ? `: ${state.value}` : ''}`,
        basis: 'derived',
        note: 'made of the name and the state',
      })),
      service: name,
      environment: application.text(['/metadata/labels/environment', '/metadata/labels/env'], {
        basis: 'configured',
      }),
      version,
      // An image's tag and a revision of the source cannot be compared.
      previousVersion: version.some(({ basis }) => basis === 'configured') ? [] : before,
      status: state ? [state] : application.text('/status/sync/status'),
      reason:
        unwell || syncFailed
          ? [
              ...application.text('/status/health/message'),
              ...(syncFailed ? application.text('/status/operationState/message') : []),
            ]
          : [],
    },
    marks: { detected: unwell && since.length > 0 ? since : syncFailed ? finished : [] },
    timeline: [
      // What was deployed before is not part of what happened.
      ...history.slice(-1).flatMap(deploymentEvent),
      ...happened(application.moment('/status/operationState/startedAt'), `${called}: sync started`, {
        by: application.text('/status/operationState/operation/initiatedBy/username')[0]?.value,
      }),
      ...happened(finished, `${called}: sync ${phase[0]?.value ?? 'finished'}`, {
        detail: application.text('/status/operationState/message')[0]?.value,
      }),
      ...happened(since, `${called}: health ${health[0]?.value ?? 'changed'}`, {
        detail: application.text('/status/health/message')[0]?.value,
      }),
      ...application.each('/status/conditions').flatMap((condition) => {
        const [type, message] = ['/type', '/message'].map((pointer) => condition.text(pointer)[0]?.value)
        return told(
          condition,
          condition.moment('/lastTransitionTime'),
          `${called}: ${type ?? ''}: ${message ?? ''}`,
        )
      }),
    ],
    people: application.person('/status/operationState/operation/initiatedBy/username', 'started the sync'),
    links: [
      ...application.each('/status/summary/externalURLs').flatMap((url) => url.link('', 'other')),
      ...application.link('/spec/source/repoURL', 'other', 'Source'),
    ],
    details: [
      ...application.detail('namespace', ['/spec/destination/namespace', '/metadata/namespace']),
      ...application.detail('cluster', ['/spec/destination/name', '/spec/destination/server']),
      ...application.detail('project', '/spec/project'),
      ...application.detail('revision', revisions),
      ...before.map((fact) => ({ ...fact, value: { name: 'previous revision', value: fact.value } })),
      ...application.detail('sync status', '/status/sync/status'),
      ...application.detail('health', '/status/health/status'),
      ...application.each('/status/summary/images').flatMap((image) => image.detail('image', '')),
      ...application
        .each('/status/resources')
        .filter((resource) => ['Degraded', 'Missing'].includes(String(resource.raw('/health/status'))))
        .flatMap((resource) =>
          resource.detail(`${String(resource.raw('/kind'))}/${String(resource.raw('/name'))}`, [
            '/health/message',
            '/health/status',
          ]),
        ),
    ],
  }
}

const revisions = ['/status/operationState/syncResult/revision', '/status/sync/revision']

/** Of a single image, its tag; else the revision of the source that was synced. */
function versionOf(application: Fields): readonly Fact<string>[] {
  const images = application.each('/status/summary/images')
  const tagged = images.length === 1 ? images.flatMap((image) => image.text('')).flatMap(imageVersion) : []
  return tagged.length > 0 ? tagged : application.text(revisions)
}

function deploymentEvent(deployment: Fields): readonly Fact<TimelineEvent>[] {
  const [revision] = deployment.text(['/source/targetRevision', '/revision'])
  const [commit] = deployment.text('/revision')
  const said = `Deployed revision ${(commit ?? revision)?.value ?? ''}`.trim()
  return told(deployment, deployment.moment('/deployedAt'), said, {
    by: deployment.text('/initiatedBy/username')[0]?.value,
  })
}
