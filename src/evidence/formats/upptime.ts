// Upptime: the state of a watched site (history/<site>.yml), and summary.json with the minutes each was down by day.
//
// `startTime` is when Upptime began to watch the site, not when it went down. Of a day only the minutes are known.
import type { Fragment } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened } from '../happened.ts'
import { step } from '../pointer.ts'
import { anyOf, object, oneOf, present, signature, text } from '../signature.ts'

const status = oneOf('up', 'down', 'degraded')
const isHistory = signature({
  '/url': text,
  '/status': status,
  '/responseTime': present,
  '/lastUpdated or /startTime': present,
})
const isSummary = signature({ '/slug': text, '/status': status, '/dailyMinutesDown': object })

export const upptime: Format = {
  id: 'upptime',
  title: 'Upptime history and summary',
  yields: 'whether a site is up, when that was last seen, and how many minutes it was down on each day',
  declines: anyOf(isHistory, isSummary),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragments = isSummary(piece) === undefined ? summaryFragments(fields) : [historyFragment(fields)]
    return { fragments, problems: fields.problems }
  },
}

function historyFragment(fields: Fields): Fragment {
  const seen = fields.moment('/lastUpdated')
  const [state] = fields.text('/status')
  const [code] = fields.text('/code')
  const words = `Site is ${state?.value ?? 'unknown'}${code ? `, HTTP ${code.value}` : ''}`
  return {
    nature: state?.value === 'up' ? 'context' : 'failure',
    facts: { status: state ? [state] : [], service: fields.text('/url', { basis: 'configured' }) },
    timeline: [...happened(fields.moment('/startTime'), 'Monitoring began'), ...happened(seen, words)],
    links: fields.link('/url', 'other', 'Site'),
    details: [
      ...fields.detail('HTTP code', '/code'),
      ...fields.detail('response time', '/responseTime', { unit: 'ms' }),
    ],
  }
}

/** A fragment for each day with downtime; one that says the site is up when there was none. */
function summaryFragments(site: Fields): readonly Fragment[] {
  const service = site.text(['/name', '/slug'], { basis: 'configured' })
  const slug = site.text('/slug')[0]?.value ?? ''
  const link = site.link('/url', 'other', 'Site')
  const days = site.each('/dailyMinutesDown').flatMap((day): Fragment[] => {
    const at = parseMoment(day.key, { zone: 'UTC' })
    const [minutes] = day.number('')
    if (!at || !minutes || minutes.value <= 0) return []
    const spent = `${minutes.value} ${minutes.value === 1 ? 'minute' : 'minutes'}`
    const moment = { ...minutes, value: at, note: 'the day; the time of day is not recorded' }
    const name = service[0]?.value ?? slug
    return [
      {
        nature: 'failure',
        ids: [{ ...minutes, value: `upptime:${slug}@${day.key}` }],
        facts: {
          title: [
            {
              ...minutes,
              value: `${name} was down for ${spent} on ${day.key}`,
              basis: 'derived',
              note: 'from dailyMinutesDown',
            },
          ],
          service,
          downtime: [{ ...minutes, value: spent }],
        },
        marks: { started: [moment] },
        timeline: happened([moment], `${name} was down for ${spent}`),
        links: link,
      },
    ]
  })
  if (days.length > 0) return days
  return [
    {
      nature: site.raw('/status') === 'down' ? 'failure' : 'context',
      facts: { status: site.text('/status'), service },
      links: link,
      details: ['uptime', 'uptimeYear'].flatMap((name) => site.detail(name, step(name))),
    },
  ]
}
