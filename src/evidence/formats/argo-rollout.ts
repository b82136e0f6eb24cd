// Argo Rollouts: a Rollout, and the AnalysisRun that judged it, as the cluster describes them.
//
// An aborted rollout sends its traffic back to the stable version at once: that is the rollback. Conditions tell when
// they last changed, so only the last state of each is known.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { imageVersion } from '../image-version.ts'
import { matching, object, oneOf, signature } from '../signature.ts'

export const argoRollout: Format = {
  id: 'argo-rollout',
  title: 'Argo Rollouts resources (Rollout, AnalysisRun)',
  yields: 'service, version, abort or degradation of a rollout, its conditions and measurements as timeline',
  declines: signature({
    '/apiVersion': matching(/^argoproj\.io\//, '"argoproj.io/…"'),
    '/kind': oneOf('Rollout', 'AnalysisRun'),
    '/metadata or /status': object,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragment = fields.raw('/kind') === 'Rollout' ? rolloutOf(fields) : analysisOf(fields)
    return { fragments: [fragment], problems: fields.problems }
  },
}

function rolloutOf(rollout: Fields): Fragment {
  const name = rollout.text('/metadata/name')
  const called = `Rollout ${name[0]?.value ?? ''}`.trim()
  const conditions = rollout.each('/status/conditions')
  const phase = rollout.text('/status/phase')
  const abort =
    rollout.raw('/status/abort') === true
      ? [rollout.cite('aborted', '/status/abort')]
      : conditions
          .filter((each) => each.raw('/reason') === 'RolloutAborted')
          .slice(0, 1)
          .map((each) => each.cite('aborted', '/reason'))
  const aborted = abort.length > 0
  const degraded = phase[0]?.value === 'Degraded' || conditions.some(isTrouble)
  const images = imagesOf(rollout, name[0]?.value)
  const version = images.slice(0, 1).flatMap(imageVersion)
  const abortedAt = aborted ? abortTime(rollout, conditions) : []
  const failing = conditions.filter(isTrouble).flatMap(timeOf)
  return {
    nature: aborted || degraded ? 'failure' : 'context',
    facts: {
      title: titled(name, `${called}${aborted ? ' was aborted' : degraded ? ' is degraded' : ''}`),
      service: name,
      version,
      environment: environmentOf(rollout),
      status: phase.length > 0 ? phase : abort,
      reason: [
        ...rollout.text('/status/message'),
        ...conditions.filter(isTrouble).flatMap((each) => each.text('/message')),
      ],
    },
    marks: {
      ...(!aborted && degraded && { detected: failing.slice(0, 1) }),
      'rolled-back': abortedAt.map((at) => ({
        ...at,
        basis: 'derived',
        note: 'the rollout was aborted, which sends its traffic back to the stable version',
      })),
    },
    timeline: [
      ...conditions.flatMap((condition) => conditionEvent(called, condition)),
      ...rollout
        .each('/status/pauseConditions')
        .flatMap((pause) =>
          told(
            pause,
            pause.moment('/startTime'),
            `${called} paused: ${pause.text('/reason')[0]?.value ?? ''}`,
          ),
        ),
      ...happened(rollout.moment('/status/abortedAt'), `${called} was aborted`),
      ...happened(rollout.moment('/spec/restartAt'), `${called} was restarted`),
    ],
    records: abortedAt.map((ended) => ({
      outcome: 'rolled-back',
      ended,
      ...(name[0] && { service: name[0] }),
      ...(version[0] && { version: version[0] }),
    })),
    details: [
      ...rollout.detail('namespace', '/metadata/namespace'),
      ...rollout.detail('created', '/metadata/creationTimestamp'),
      ...images.map((image) => ({ ...image, value: { name: 'image', value: image.value } })),
      ...rollout.detail('step', '/status/currentStepIndex'),
      ...rollout.detail('canary weight', '/status/canary/weights/canary/weight', { unit: '%' }),
      ...rollout.detail('stable replica set', ['/status/stableRS', '/status/canary/stableRS']),
      ...rollout.detail('current replica set', '/status/currentPodHash'),
      ...rollout.detail('replicas', '/status/replicas'),
      ...rollout.detail('available replicas', '/status/availableReplicas'),
    ],
  }
}

const titled = (name: readonly Fact<string>[], value: string): readonly Fact<string>[] =>
  name.map((fact) => ({ ...fact, value, basis: 'derived', note: 'made of the name and the state' }))

const timeOf = (condition: Fields) => condition.moment(['/lastTransitionTime', '/lastUpdateTime'])

function isTrouble(condition: Fields): boolean {
  const said = (pointer: string) => String(condition.raw(pointer))
  const type = said('/type')
  if (type === 'InvalidSpec' || type === 'Degraded') return said('/status').toLowerCase() === 'true'
  return type === 'Progressing' && /Abort|Exceeded|TimedOut|Failed|Error/.test(said('/reason'))
}

/** `abortedAt`, which older versions do not write; then the condition that says so. */
function abortTime(rollout: Fields, conditions: readonly Fields[]): readonly Fact<Moment>[] {
  const stated = rollout.moment('/status/abortedAt')
  if (stated.length > 0) return stated
  return conditions
    .filter((each) => each.raw('/reason') === 'RolloutAborted')
    .flatMap(timeOf)
    .slice(0, 1)
}

function conditionEvent(called: string, condition: Fields): readonly Fact<TimelineEvent>[] {
  const [type, status, reason, message] = ['/type', '/status', '/reason', '/message'].map(
    (pointer) => condition.text(pointer)[0]?.value,
  )
  const state = `${type ?? 'Condition'} ${status ?? ''}`.trim()
  const said = [called, state, reason, message].filter((part) => part !== undefined)
  return told(condition, timeOf(condition), said.join(': '))
}

/** The container that bears the rollout's name stands first: the others are its sidecars. */
function imagesOf(rollout: Fields, name: string | undefined): readonly Fact<string>[] {
  const containers = rollout.each('/spec/template/spec/containers')
  const own = containers.filter((container) => container.raw('/name') === name)
  return [...own, ...containers.filter((container) => !own.includes(container))].flatMap((container) =>
    container.text('/image', { basis: 'configured' }),
  )
}

const environmentOf = (resource: Fields) =>
  resource.text(['/metadata/labels/environment', '/metadata/labels/env'], { basis: 'configured' })

function analysisOf(run: Fields): Fragment {
  const name = run.text('/metadata/name')
  const phase = run.text('/status/phase')
  const failed = ['Failed', 'Error'].includes(phase[0]?.value ?? '')
  const called = `Analysis ${name[0]?.value ?? ''}`.trim()
  const metrics = run.each('/status/metricResults')
  const failures = metrics.flatMap((metric) =>
    metric.each('/measurements').filter(hasFailed).flatMap(measuredAt),
  )
  const owner = run.each('/metadata/ownerReferences').find((each) => each.raw('/kind') === 'Rollout')
  const ended = run.moment('/status/completedAt')
  return {
    nature: failed ? 'failure' : 'context',
    facts: {
      title: titled(name, `${called}${phase[0] ? `: ${phase[0].value}` : ''}`),
      service: owner?.text('/name') ?? [],
      environment: environmentOf(run),
      status: phase,
      reason: failed
        ? [
            ...run.text('/status/message'),
            ...metrics.filter(hasFailed).flatMap((each) => each.text('/message')),
          ]
        : [],
    },
    marks: failed ? { detected: failures.length > 0 ? failures.slice(0, 1) : ended } : {},
    timeline: [
      ...happened(run.moment(['/status/startedAt', '/metadata/creationTimestamp']), `${called} started`),
      ...metrics.flatMap(measurementsOf),
      ...happened(ended, `${called}: ${phase[0]?.value ?? 'completed'}`),
    ],
    details: [
      ...run.detail('namespace', '/metadata/namespace'),
      ...run
        .each('/spec/args')
        .flatMap((each) => each.detail(`argument ${String(each.raw('/name'))}`, '/value')),
    ],
  }
}

const measuredAt = (measurement: Fields) => measurement.moment(['/finishedAt', '/startedAt'])
const hasFailed = (part: Fields) => part.raw('/phase') === 'Failed' || part.raw('/phase') === 'Error'

function measurementsOf(metric: Fields): readonly Fact<TimelineEvent>[] {
  const [name] = metric.text('/name')
  return metric.each('/measurements').flatMap((measurement) => {
    const [phase] = measurement.text('/phase')
    const [value] = measurement.text('/value')
    const said = `Metric ${name?.value ?? ''}: ${phase?.value ?? 'measured'}${value ? `, ${value.value}` : ''}`
    return told(measurement, measuredAt(measurement), said, {
      detail: measurement.text('/message')[0]?.value,
    })
  })
}
