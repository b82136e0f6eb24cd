// Pre-deployment state: what ran in production just before a deployment, captured so that it can be restored.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { leftoversOf } from '../leftovers.ts'
import { object, present, signature } from '../signature.ts'

/** Releases have a dot or a v; a schema version such as 20250101 is none. */
const release = /^(?:v\d|\d+\.\d)/i

export const preDeploymentState: Format = {
  id: 'pre-deployment-state',
  title: 'Pre-deployment state',
  yields: 'the version and state of each component before a deployment, and the host it was read from',
  declines: signature({
    '/versions': object,
    '/services': object,
    '/timestamp or /captured_at': present,
    '/captured_by or /host or /system or /metadata/capture_method': present,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const captured = fields.moment(['/timestamp', '/captured_at'])
    const said: Omit<Fragment, 'nature'> = {
      facts: {
        previousVersion: runningRelease(fields),
        environment: fields.text(['/environment', '/metadata/environment']),
      },
      timeline: captured.map((at) => ({
        ...at,
        value: { at: at.value, text: 'Pre-deployment state captured' },
      })),
      details: [
        ...fields.each('/versions').flatMap((version) => version.detail(`${version.key} version`, '')),
        ...fields.each('/services').flatMap((service) => service.detail(`${service.key} service`, '')),
      ].filter(({ value }) => value.value !== ''),
    }
    const { details, links } = leftoversOf(piece, fields, said)
    const all = [...(said.details ?? []), ...details]
    return { fragments: [{ nature: 'context', ...said, details: all, links }], problems: fields.problems }
  },
}

/** The release that was running, when every component that names one names the same. */
function runningRelease(fields: Fields): Fact<string>[] {
  const releases = fields.each('/versions').flatMap((element) => {
    const [fact] = element.text('')
    return fact && release.test(fact.value) ? [{ key: element.key, fact }] : []
  })
  const [first] = releases
  if (!first || releases.some(({ fact }) => fact.value !== first.fact.value)) return []
  const note = `what ${releases.map(({ key }) => key).join(' and ')} ran before the deployment`
  return [{ ...first.fact, note }]
}
