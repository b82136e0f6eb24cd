// CDEvents: what CI/CD systems and monitors tell each other, by itself or inside a CloudEvent.
//
// The type says subject and predicate: `dev.cdevents.incident.detected.0.3.0`. Versions before 0.3 have no environment
// as an object and call some predicates otherwise; the fields read here are the same in all. An artifact is a package
// URL, whose version is the version of what was deployed: after a rollback, that is the version rolled back to.
import type { Fact } from '../../incident/fact.ts'
import type { DeploymentRecord, Fragment, MarkName } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened } from '../happened.ts'
import { plainText } from '../plain-text.ts'
import { qualified } from '../qualified.ts'
import { anyOf, matching, object, signature } from '../signature.ts'

const type = matching(/^(?:dev\.cdevents|cd)\.[a-z]+\.[a-z]+/i, 'a type of CDEvents')
const isEvent = signature({ '/context/type': type, '/subject': object })
const isWrapped = signature({
  '/specversion or /type': matching(/./, 'text'),
  '/data/context/type': type,
  '/data/subject': object,
})

export const cdevents: Format = {
  id: 'cdevents',
  title: 'CDEvents',
  yields:
    'incidents detected, reported, resolved; services deployed, upgraded, rolled back; runs and their outcome',
  declines: anyOf(isEvent, isWrapped),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const event = isEvent(piece) === undefined ? fields : fields.inside('/data')
    return { fragments: [fragmentOf(event)], problems: fields.problems }
  },
}

const markByEvent: Readonly<Record<string, MarkName>> = {
  'incident.detected': 'detected',
  'incident.reported': 'reported',
  'incident.resolved': 'resolved',
  'service.deployed': 'deployed',
  'service.upgraded': 'deployed',
  'service.rolledback': 'rolled-back',
}

/** What failed outcomes are called, by version of the specification and by the tools that write it. */
const failed = /^(?:fail(?:ure|ed)?|error)$/i

function fragmentOf(event: Fields): Fragment {
  const [, subject = '', predicate = ''] =
    /^(?:dev\.cdevents|cd)\.([a-z]+)\.([a-z]+)/i.exec(String(event.raw('/context/type'))) ?? []
  const kind = `${subject}.${predicate}`.toLowerCase()
  const content = event.inside('/subject/content')
  const at = event.moment('/context/timestamp')
  const [outcome] = content.text('/outcome')
  const isFailure = subject === 'incident' || predicate === 'rolledback' || failed.test(outcome?.value ?? '')
  const artifact = content.text(['/artifactId', '/artifact/id'])
  const version = artifact.flatMap((fact) => {
    const found = versionOf(fact.value)
    return found === undefined
      ? []
      : [{ ...fact, value: found, basis: 'derived' as const, note: 'the version of the package URL' }]
  })
  const isRun = /run$|^build$/.test(subject)
  const service =
    subject === 'service'
      ? event.text('/subject/id')
      : plainText(content, ['/service/id', '/service/name', '/service'])
  const environment = plainText(content, ['/environment/id', '/environment/name', '/environment'], {
    basis: 'configured',
  })
  const errors = content.text('/errors')
  const mark = Object.hasOwn(markByEvent, kind) ? markByEvent[kind] : undefined
  const description = content.text('/description')
  const name = [
    ...(subject === 'incident' ? description : []),
    ...content.text(['/pipelineName', '/taskName', '/name']),
    ...event.text('/subject/id'),
  ][0]?.value
  const words = `${subject.replace(/run$/i, ' run')} ${predicate.replace('rolledback', 'rolled back')}`
  const told = `${words.charAt(0).toUpperCase()}${words.slice(1)}${name === undefined ? '' : `: ${name}`}${outcome ? ` (${outcome.value})` : ''}`
  return {
    nature: isFailure ? 'failure' : 'context',
    ids: idsOf(event, subject),
    facts: {
      title: subject === 'incident' && predicate !== 'resolved' ? description : [],
      rolledBackTo: predicate === 'rolledback' ? version : [],
      reason: errors,
      status: outcome ? [outcome] : [],
      service: isRun ? [] : service,
      environment,
      version: predicate === 'rolledback' ? [] : version,
    },
    marks: mark === undefined ? {} : { [mark]: at },
    timeline: happened(at, told, { detail: errors[0]?.value }),
    records: recordsOf(kind, at[0], version[0], environment[0], service[0]),
    people: [
      ...event.person('/customData/reportedBy', 'reported by'),
      ...content.person('/triggeredBy', 'triggered by'),
    ],
    links: [
      ...content.link(['/ticketURI', '/ticket/uri'], 'ticket'),
      ...content.link(['/url', '/uri'], 'other'),
      ...event.link('/subject/source', 'other'),
    ],
    details: [
      ...event.detail('event', '/context/type'),
      ...event.detail('source', '/context/source'),
      ...event.detail('chain', '/context/chainId'),
      ...(artifact.length > 0 ? content.detail('artifact', ['/artifactId', '/artifact/id']) : []),
      ...event.each('/customData').flatMap((value) => value.detail(value.key, '')),
    ],
  }
}

/** An incident is named by its subject. A run is one too, when it failed; other events only belong to something. */
function idsOf(event: Fields, subject: string): readonly Fact<string>[] {
  const named = event.text('/subject/id')
  return subject === 'incident' || /run$/.test(subject) ? qualified(`cdevents-${subject}`, named) : []
}

function recordsOf(
  kind: string,
  ended?: DeploymentRecord['ended'],
  version?: Fact<string>,
  environment?: Fact<string>,
  service?: Fact<string>,
): readonly DeploymentRecord[] {
  const outcome =
    kind === 'service.rolledback'
      ? 'rolled-back'
      : kind === 'service.deployed' || kind === 'service.upgraded'
        ? 'success'
        : undefined
  if (outcome === undefined || !ended) return []
  return [
    {
      outcome,
      ended,
      ...(version && outcome === 'success' && { version }),
      ...(environment && { environment }),
      ...(service && { service }),
    },
  ]
}

/** `pkg:oci/app@sha256%3A0b31?tag=v1.2` : the tag, where there is one, is how people call it. */
function versionOf(purl: string): string | undefined {
  const tag = /[?&]tag=([^&#]+)/.exec(purl)?.[1]
  const version = /^pkg:[^@?#]+@([^?#]+)/.exec(purl)?.[1]
  const found = tag ?? version
  return found === undefined ? undefined : found.replaceAll(/%3A/gi, ':').replaceAll(/%2B/gi, '+')
}
