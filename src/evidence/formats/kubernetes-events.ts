// Kubernetes events: `kubectl get events -o json|yaml`, both APIs, one event, and the compact form of OpenShift.
//
// Any time may be null, and the order is arbitrary. An event that repeats keeps its first and its last time and a
// count. A warning makes the list evidence of a failure; an ordinary list is only context. Each namespace stands apart.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { compareMoments } from '../../incident/moment.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { grouped } from '../grouped.ts'
import { told } from '../happened.ts'
import { at } from '../pointer.ts'
import { type Check, anyOf, matching, signature } from '../signature.ts'

const events: Check = {
  expects: 'a list of events',
  passes: (value) => Array.isArray(value) && value.length > 0 && value.slice(0, 50).some(isEvent),
}
const single = signature({ '': { expects: 'an event', passes: isEvent } })
const listed = signature({
  '/kind': matching(/^(?:List|EventList)$/, '"List" or "EventList"'),
  '/items': events,
})

export const kubernetesEvents: Format = {
  id: 'kubernetes-events',
  title: 'Kubernetes events',
  yields: 'what happened to which object of a namespace, the first warning, how often each came',
  declines: anyOf(listed, signature({ '/items': events }), signature({ '': events }), single),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const all =
      single(piece) === undefined ? [fields] : fields.each(Array.isArray(piece.data) ? '' : '/items')
    return { fragments: grouped(all, namespaceOf).map(fragmentOf), problems: fields.problems }
  },
}

function isEvent(value: unknown): boolean {
  const has = (...keys: readonly string[]) => keys.some((key) => at(value, `/${key}`) !== undefined)
  if (!has('reason') || !has('type', 'message', 'note')) return false
  return (
    has('involvedObject', 'regarding') || (has('lastTimestamp') && has('message') && has('namespace', 'kind'))
  )
}

function namespaceOf(event: Fields): unknown {
  return namespaces
    .map((pointer) => event.raw(pointer))
    .find((name) => typeof name === 'string' && name !== '')
}

function fragmentOf(all: readonly Fields[]): Fragment {
  const warnings = all
    .filter((event) => event.raw('/type') === 'Warning')
    .map((event) => ({ event, at: firstTime(event) }))
    .sort((a, b) =>
      a.at[0] && b.at[0] ? compareMoments(a.at[0].value, b.at[0].value) : b.at.length - a.at.length,
    )
  const [worst] = warnings
  const first = worst?.at ?? []
  const troubled = warnings.length > 0 ? warnings.map(({ event }) => event) : all
  return {
    nature: warnings.length > 0 ? 'failure' : 'context',
    facts: { title: worst ? titleOf(worst.event) : [], service: distinct(troubled.flatMap(workloadOf)) },
    marks: {
      started: first.map((at) => ({ ...at, note: 'the first warning; the trouble may be older' })),
      detected: first,
    },
    timeline: all.flatMap(eventOf),
    details: (all[0]?.detail('namespace', namespaces) ?? []).concat(
      worst
        ? [
            worst.event.cite({ name: 'warnings', value: warnings.length }, '', {
              basis: 'derived',
              note: 'counted',
            }),
          ]
        : [],
    ),
  }
}

const namespaces = ['/involvedObject/namespace', '/regarding/namespace', '/metadata/namespace', '/namespace']

const firstTime = (event: Fields) =>
  event.moment([
    ...['/firstTimestamp', '/deprecatedFirstTimestamp', '/eventTime', '/lastTimestamp'],
    ...['/deprecatedLastTimestamp', '/series/lastObservedTime', '/metadata/creationTimestamp'],
  ])
const lastTime = (event: Fields) =>
  event.moment(['/series/lastObservedTime', '/lastTimestamp', '/deprecatedLastTimestamp', '/eventTime'])

/** `Pod/basket-5d4f: BackOff: Back-off pulling image`, at its first time, and at its last where that is another. */
function eventOf(event: Fields): readonly Fact<TimelineEvent>[] {
  const value = (...pointers: readonly string[]) => event.text(pointers)[0]?.value
  const kind = value('/involvedObject/kind', '/regarding/kind', '/kind')
  const name = value('/involvedObject/name', '/regarding/name')
  const object = name === undefined ? undefined : `${kind ?? 'Object'}/${name}`
  const reason = value('/reason')
  const said = [object, reason, value('/message', '/note')].filter((part) => part !== undefined).join(': ')
  const by = value(
    '/source/component',
    '/deprecatedSource/component',
    '/reportingComponent',
    '/reportingController',
  )
  const [first] = firstTime(event)
  const [last] = lastTime(event)
  const again = first !== undefined && last !== undefined && compareMoments(first.value, last.value) < 0
  const count = value('/series/count', '/count', '/deprecatedCount')
  const times = count !== undefined && count !== '1' ? ` (${count} times)` : ''
  return [
    ...told(event, first ? [first] : [], said, { by }),
    ...(again ? told(event, [last], `${said} — for the last time${times}`, { by }) : []),
  ]
}

function titleOf(event: Fields): readonly Fact<string>[] {
  const [workload] = [...workloadOf(event), ...event.text(['/involvedObject/name', '/regarding/name'])]
  return event.text('/reason').map((reason) =>
    event.cite(`${reason.value}${workload ? `: ${workload.value}` : ''}`, '', {
      basis: 'derived',
      note: 'reason and object of the first warning',
    }),
  )
}

// Kubernetes makes its hashes without vowels, so that they spell no words.
const setHash = /-[b-df-hj-np-tv-xz2-9]{6,10}$/
const podHash = /-[b-df-hj-np-tv-xz2-9]{6,10}-[b-df-hj-np-tv-xz2-9]{5}$/

/** The workload that an object belongs to, by the names that controllers give: `basket-5d4f8b9c7d-x2x9q` is of `basket`. */
function workloadOf(event: Fields): readonly Fact<string>[] {
  const kind = String(event.raw('/involvedObject/kind') ?? event.raw('/regarding/kind'))
  if (!/^(?:Pod|ReplicaSet|Deployment|StatefulSet|DaemonSet|Rollout|Job|CronJob|Service)$/.test(kind))
    return []
  return event.text(['/involvedObject/name', '/regarding/name']).map((name) => {
    const hash = kind === 'Pod' ? podHash : kind === 'ReplicaSet' ? setHash : /$/
    const value = name.value.replace(hash, '')
    return value === name.value
      ? name
      : { ...name, value, basis: 'derived', note: `the workload of ${name.value}` }
  })
}
