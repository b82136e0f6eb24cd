// Upptime: the state of a watched site (history/<site>.yml), and summary.json with the minutes each was down by day.
//
// `startTime` is when Upptime began to watch the site, not when it went down. Of a day only the minutes are known.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment } from '../../incident/incident.ts'
import { type Moment, compareMoments, parseMoment } from '../../incident/moment.ts'
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
/** Until August 2020 a history was a list of single keys. */
const isOldHistory = signature({ '/0/url': text, '/1/status': status, '/3/responseTime or /2/code': present })
const isSummary = signature({ '/slug': text, '/status': status, '/dailyMinutesDown': object })

export const upptime: Format = {
  id: 'upptime',
  title: 'Upptime history and summary',
  yields: 'whether a site is up, when that was last seen, and how many minutes it was down on each day',
  declines: anyOf(isHistory, isOldHistory, isSummary),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const place = (key: string) =>
      fields.each('').find((item) => Array.isArray(piece.data) && item.raw(step(key)) !== undefined)?.key
    const pointer = (key: string) => {
      const index = place(key)
      return index === undefined ? step(key) : step(index) + step(key)
    }
    const fragments =
      isSummary(piece) === undefined ? summaryFragments(fields) : [historyFragment(fields, pointer)]
    return { fragments, problems: fields.problems }
  },
}

function historyFragment(fields: Fields, at: (key: string) => string): Fragment {
  const [state] = fields.text(at('status'))
  const [code] = fields.text(at('code'))
  const words = `Site is ${state?.value ?? 'unknown'}${code ? `, HTTP ${code.value}` : ''}`
  return {
    nature: state?.value === 'up' ? 'context' : 'failure',
    facts: { status: state ? [state] : [], service: fields.text(at('url'), { basis: 'configured' }) },
    timeline: [
      ...happened(fields.moment(at('startTime')), 'Monitoring began'),
      ...happened(fields.moment(at('lastUpdated')), words),
    ],
    links: fields.link(at('url'), 'other', 'Site'),
    details: [
      ...fields.detail('HTTP code', at('code')),
      ...fields.detail('response time', at('responseTime'), { unit: 'ms' }),
    ],
  }
}

interface Day {
  readonly date: string
  readonly at: Moment
  readonly minutes: Fact<number>
}

/** A fragment for each outage; one that tells the state of the site when there was none. */
function summaryFragments(site: Fields): readonly Fragment[] {
  const service = site.text(['/name', '/slug'], { basis: 'configured' })
  const slug = site.text('/slug')[0]?.value ?? ''
  const links = site.link('/url', 'other', 'Site')
  const outages = outagesOf(site).map((days) => outageFragment(days, slug, service))
  if (outages.length > 0) return outages.map((outage) => ({ ...outage, links }))
  return [
    {
      nature: site.raw('/status') === 'down' ? 'failure' : 'context',
      facts: { status: site.text('/status'), service },
      links,
      details: ['uptime', 'uptimeYear'].flatMap((name) => site.detail(name, step(name))),
    },
  ]
}

const wholeDay = 1440

/** Days in a row are one outage where one of two neighbours was down from midnight to midnight. */
function outagesOf(site: Fields): readonly (readonly Day[])[] {
  const days = site
    .each('/dailyMinutesDown')
    .flatMap((day): Day[] => {
      const at = parseMoment(day.key, { zone: 'UTC' })
      const [minutes] = day.number('')
      return at && minutes && minutes.value > 0 ? [{ date: day.key, at, minutes }] : []
    })
    .sort((a, b) => compareMoments(a.at, b.at))
  const outages: Day[][] = []
  for (const day of days) {
    const before = outages.at(-1)?.at(-1)
    const neighbours = before !== undefined && day.at.earliest - before.at.latest <= 1000
    const joined = neighbours && Math.max(before.minutes.value, day.minutes.value) >= wholeDay
    if (joined) outages.at(-1)?.push(day)
    else outages.push([day])
  }
  return outages
}

function outageFragment(days: readonly Day[], slug: string, service: readonly Fact<string>[]): Fragment {
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return { nature: 'failure' }
  const total = days.reduce((sum, { minutes }) => sum + minutes.value, 0)
  const spent = minutesText(total)
  const when = first === last ? `on ${first.date}` : `from ${first.date} to ${last.date}`
  const name = service[0]?.value ?? slug
  const sum = { basis: 'derived' as const, note: 'the sum of dailyMinutesDown' }
  const moment = (day: Day) => ({
    ...day.minutes,
    value: day.at,
    note: 'the day; the time of day is not recorded',
  })
  return {
    nature: 'failure',
    ids: [{ ...first.minutes, value: `upptime:${slug}@${first.date}` }],
    facts: {
      title: [{ ...first.minutes, ...sum, value: `${name} was down for ${spent} ${when}` }],
      service,
      downtime: [{ ...first.minutes, ...(days.length > 1 && sum), value: spent }],
    },
    marks: { started: [moment(first)], resolved: last.minutes.value < wholeDay ? [moment(last)] : [] },
    timeline: days.flatMap((day) =>
      happened([moment(day)], `${name} was down for ${minutesText(day.minutes.value)}`),
    ),
  }
}

const minutesText = (minutes: number) => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
