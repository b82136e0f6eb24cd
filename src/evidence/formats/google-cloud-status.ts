// Google Cloud and Workspace status: incidents of incidents.json, and of the shape before 2020.
//
// Updates stand newest first and are Markdown. `begin` and `end` are what Google states afterwards; `created` is when
// the first update was published. The older shape has a number for an id, `most-recent-update`,
// and HTML in its updates.
import type { Fragment } from '../../incident/incident.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { htmlToText } from '../html-text.ts'
import { qualified } from '../qualified.ts'
import { list, present, signature, text } from '../signature.ts'

export const googleCloudStatus: Format = {
  id: 'google-cloud-status',
  title: 'Google Cloud and Workspace status incidents',
  yields: 'description, severity, products, locations, begin and end, every update',
  declines: signature({
    '/external_desc': text,
    '/begin or /created': present,
    '/updates': list,
    '/service_name or /service_key or /affected_products': present,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

function fragmentOf(fields: Fields): Fragment {
  const begin = fields.moment('/begin', { basis: 'stated' })
  const end = fields.moment('/end', { basis: 'stated' })
  const created = fields.moment('/created')
  const products = fields
    .each('/affected_products')
    .flatMap((product) => product.text(['/title', '/current_title', '/name']))
  const places = [
    ...fields.each('/currently_affected_locations'),
    ...fields.each('/previously_affected_locations'),
  ]
  const isOld = fields.raw('/most-recent-update') !== undefined
  return {
    nature: 'failure',
    ids: qualified('google-cloud', fields.text(['/id', '/number'])),
    facts: {
      title: fields.text('/external_desc', { basis: 'stated' }),
      severity: fields.text('/severity', { basis: 'stated' }),
      status: fields.text(['/most_recent_update/status']),
      service: distinct(products.length > 0 ? products : fields.text(['/service_name', '/service_key'])),
    },
    marks: { started: begin, reported: created, resolved: end },
    timeline: [
      ...happened(begin, 'Incident began'),
      ...fields.each('/updates').flatMap((update) => {
        const [words] = update.text('/text', { basis: 'stated' })
        const [status] = update.text('/status')
        if (!words && !status) return []
        const { line, detail } = withoutHeading(isOld ? htmlToText(words?.value ?? '') : (words?.value ?? ''))
        const said = [status?.value ?? '', line].filter((part) => part !== '').join(': ')
        return told(update, update.moment(['/when', '/created']), said, { basis: 'stated', detail })
      }),
      ...happened(end, 'Incident ended'),
    ],
    links: fields
      .text('/uri')
      .filter(({ value }) => /^[\w/.-]+$/.test(value))
      .map((uri) => ({
        ...uri,
        value: {
          url: `https://status.cloud.google.com/${uri.value.replace(/^\/+/, '')}`,
          label: 'Google Cloud status',
          kind: 'incident' as const,
        },
      })),
    details: [
      ...fields.detail('status impact', '/status_impact'),
      ...fields.detail('number', '/number'),
      ...distinct(places.flatMap((place) => place.text(['/title', '/id', '']))).map((place) => ({
        ...place,
        value: { name: 'location', value: place.value },
      })),
    ],
  }
}

const heading = /^(?:[#*\s\\]*)(?:summary|description)(?:[*:\s\\]*)\n/i

/** Most updates begin with a heading that says nothing; then the first words are the line, and the whole is kept. */
function withoutHeading(text: string): { line: string; detail?: string } {
  const bare = text.replace(heading, '')
  if (bare === text) return { line: text }
  const end = bare.indexOf('\n')
  return { line: end < 0 ? bare : bare.slice(0, end), detail: text }
}
