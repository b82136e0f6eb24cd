// Atlassian Statuspage, version 2: a page's summary or list of incidents, one incident, and webhooks.
//
// Updates stand newest first, and `display_at` is when they happened: `created_at` differs where someone filled them in
// later. Incidents before 2020 have no `started_at`. Bodies may hold HTML. An impact of "none" is a statement too.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { type Moment, compareMoments } from '../../incident/moment.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, ReadOptions } from '../format.ts'
import { happened, told } from '../happened.ts'
import { htmlToText } from '../html-text.ts'
import { anyOf, list, object, present, signature, text } from '../signature.ts'
import { statedFacts } from '../stated-facts.ts'

const isPage = anyOf(
  signature({ '/page/id': text, '/incidents or /scheduled_maintenances': list }),
  signature({ '/page/id': text, '/incident or /component_update': object }),
  signature({ '/page/id': text, '/status/indicator': text }),
)
const isIncident = signature({
  '/incident_updates': list,
  '/name': text,
  '/status': text,
  '/impact or /page_id': present,
})

export const statuspage: Format = {
  id: 'statuspage',
  title: 'Statuspage incidents (API and webhooks)',
  yields: 'title, impact, components, start, mitigation and end of each incident, every update as timeline',
  declines: anyOf(isPage, isIncident),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return {
      fragments:
        isPage(piece) === undefined ? ofPage(fields, options) : [incidentOf(fields, fields, options)],
      problems: fields.problems,
    }
  },
}

function ofPage(page: Fields, options: ReadOptions): readonly Fragment[] {
  const incidents: Fields[] = [...page.each('/incidents'), ...page.each('/scheduled_maintenances')]
  if (page.raw('/incident') !== undefined) incidents.push(page.inside('/incident'))
  const fragments = incidents.filter(isObject).map((incident) => incidentOf(incident, page, options))
  if (page.raw('/component_update') !== undefined) fragments.push(componentChange(page))
  if (fragments.length === 0 && page.raw('/status/indicator') !== undefined) fragments.push(stateOf(page))
  return fragments
}

function isObject(incident: Fields): boolean {
  const value = incident.raw('')
  if (typeof value === 'object' && value !== null) return true
  incident.complain('unexpected-type', '', `Unexpected ${JSON.stringify(value)}, expected an incident`)
  return false
}

function incidentOf(incident: Fields, page: Fields, options: ReadOptions): Fragment {
  const updates = incident.each('/incident_updates')
  const status = incident.text('/status', { basis: 'stated' })
  const title = incident.text('/name', { basis: 'stated' })
  const created = incident.moment('/created_at')
  const began = incident.moment('/started_at')
  const planned =
    incident.raw('/impact') === 'maintenance' || typeof incident.raw('/scheduled_for') === 'string'
  const over = status.some(({ value }) => ['resolved', 'postmortem', 'completed'].includes(value))
  const written = incident.raw('/postmortem_body')
  const postmortem = typeof written === 'string' ? htmlToText(written) : ''
  const stated = statedFacts(incident, '/postmortem_body', postmortem, options, created[0]?.value)
  return {
    nature: planned ? 'context' : 'failure',
    ids: incident.text('/id').map((id) => ({ ...id, value: `statuspage:${id.value}` })),
    facts: {
      ...stated.facts,
      title,
      severity: impactOf(incident),
      status,
      service: componentsOf(incident, updates),
    },
    marks: planned
      ? {}
      : {
          ...stated.marks,
          started:
            began.length > 0
              ? began
              : created.map((at) => ({ ...at, note: 'the page gives no other start' })),
          declared: created,
          mitigated: markOr(incident.moment('/monitoring_at'), updates, 'monitoring'),
          resolved: over ? markOr(incident.moment('/resolved_at'), updates, 'resolved') : [],
        },
    timeline: [
      ...updates.flatMap(updateEvent),
      ...happened(incident.moment('/postmortem_published_at'), 'Post-mortem published', {
        detail: postmortem,
      }),
    ],
    links: [
      ...incident.link('/shortlink', 'incident', 'Status page incident'),
      ...page.link('/page/url', 'other', 'Status page'),
    ],
    details: [
      ...page.detail('status page', '/page/name'),
      ...incident.detail('filled in later', '/backfilled'),
      ...incident.detail('scheduled for', '/scheduled_for', { basis: 'configured' }),
      ...incident.detail('scheduled until', '/scheduled_until', { basis: 'configured' }),
    ],
  }
}

/** As it was written: "none" says that nobody was affected, not that nothing is known. */
function impactOf(incident: Fields): readonly Fact<string>[] {
  return ['/impact_override', '/impact']
    .flatMap((pointer) => {
      const impact = incident.raw(pointer)
      return typeof impact === 'string' && impact !== ''
        ? [incident.cite(impact, pointer, { basis: 'stated' })]
        : []
    })
    .slice(0, 1)
}

/** What Statuspage writes for the name where an update touched no component. */
const noComponent = 'No components were affected by this update.'

/** The incident's components; older incidents name them only in their updates. */
function componentsOf(incident: Fields, updates: readonly Fields[]): readonly Fact<string>[] {
  const listed = incident.each('/components')
  const affected = updates
    .flatMap((update) => update.each('/affected_components'))
    .filter((component) => component.raw('/name') !== noComponent)
  const names = (listed.length > 0 ? listed : affected).flatMap((component) =>
    component.text('/name', { basis: 'stated' }),
  )
  return distinct(names)
}

/** The moment that the incident gives, else that of the latest update with this status. */
function markOr(
  moments: readonly Fact<Moment>[],
  updates: readonly Fields[],
  status: string,
): readonly Fact<Moment>[] {
  if (moments.length > 0) return moments
  return updates
    .filter((update) => update.raw('/status') === status)
    .flatMap(timeOf)
    .sort((a, b) => compareMoments(a.value, b.value))
    .slice(status === 'resolved' ? -1 : 0, status === 'resolved' ? undefined : 1)
}

const timeOf = (update: Fields) => update.moment(['/display_at', '/created_at', '/updated_at'])

function updateEvent(update: Fields): readonly Fact<TimelineEvent>[] {
  const [status] = update.text('/status')
  const body = htmlToText(update.text('/body')[0]?.value ?? '')
  const changes = update
    .each('/affected_components')
    .flatMap((component) => changeOf(component, '/name', '/old_status', '/new_status'))
  const said = [status ? capital(status.value) : '', body].filter((part) => part !== '').join(': ')
  return told(update, timeOf(update), said, { basis: 'stated', detail: changes.join('\n') })
}

/** `Checkout: operational → major_outage`, where something changed. */
function changeOf(fields: Fields, name: string, before: string, after: string): readonly string[] {
  const [called, from, to] = [name, before, after].map((pointer) => fields.text(pointer)[0]?.value)
  return called !== undefined && to !== undefined && from !== to
    ? [`${called}: ${from ?? 'unknown'} → ${to}`]
    : []
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).replaceAll('_', ' ')

function componentChange(page: Fields): Fragment {
  const state = page.text('/component_update/new_status', { basis: 'stated' })
  const [change] = changeOf(
    page,
    '/component/name',
    '/component_update/old_status',
    '/component_update/new_status',
  )
  const well = state.some(({ value }) => value === 'operational' || value === 'under_maintenance')
  const at = page.moment('/component_update/created_at')
  return {
    nature: well ? 'context' : 'failure',
    facts: { service: page.text('/component/name', { basis: 'stated' }), status: state },
    marks: well ? {} : { declared: at },
    timeline: told(page.inside('/component_update'), at, change ?? 'Component updated', { basis: 'stated' }),
    details: page.detail('status page', ['/page/name', '/page/id']),
  }
}

/** A page without incidents says how it stands. */
function stateOf(page: Fields): Fragment {
  return {
    nature: 'context',
    timeline: happened(
      page.moment('/page/updated_at'),
      page.text('/status/description')[0]?.value ?? 'Status page updated',
    ),
    links: page.link('/page/url', 'other', 'Status page'),
    details: [...page.detail('status page', '/page/name'), ...page.detail('status', '/status/indicator')],
  }
}
