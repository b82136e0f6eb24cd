// Hand-written incident file: the tool's own format, YAML or JSON (schemas/incident.schema.json). Everything is optional.
import type { Action, Fragment, ListName, Link, MarkName, Person } from '../../incident/incident.ts'
import { type FactName, factNames, markNames } from '../../incident/incident.ts'
import type { Fact } from '../../incident/fact.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, ReadOptions } from '../format.ts'
import { step } from '../pointer.ts'
import { readTimeline } from '../timeline-entries.ts'

/** Where each list may stand. */
const listPlaces: Readonly<Record<ListName, readonly string[]>> = {
  whys: ['/whys'],
  contributingFactors: ['/contributingFactors'],
  remediation: ['/remediation'],
  preventionDone: ['/prevention/done'],
  preventionPlanned: ['/prevention/planned'],
  wentWell: ['/lessons/wentWell'],
  wentPoorly: ['/lessons/wentPoorly'],
  surprises: ['/lessons/surprises'],
  recommendations: ['/recommendations'],
}
const impactPlaces: Readonly<Partial<Record<FactName, string>>> = {
  userImpact: '/impact/users',
  businessImpact: '/impact/business',
  dataIntegrity: '/impact/data',
}

/** Keys that only an incident file has; any other object must consist of known keys alone. */
const telling = ['marks', 'whys', 'contributingFactors', 'lessons', 'prevention', 'actions']
export const incidentKeys: readonly string[] = [
  ...telling,
  ...factNames.filter((name) => !(name in impactPlaces)),
  'id',
  'date',
  'timeline',
  'remediation',
  'recommendations',
  'people',
  'links',
]

export const incidentFile: Format = {
  id: 'incident-file',
  title: 'Hand-written incident file',
  yields: 'anything a person knows: versions, marks, timeline, people, impact, whys, actions, lessons, links',
  declines({ syntax, data }) {
    if (syntax !== 'yaml' && syntax !== 'json') return `${syntax}, not yaml or json`
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'not an object'
    const keys = Object.keys(data).map(camel)
    const unknown = keys.filter((key) => !incidentKeys.includes(key))
    const known = keys.length - unknown.length
    if (known === 0) return 'none of its keys'
    if (keys.some((key) => telling.includes(key)) && known >= unknown.length) return undefined
    return syntax === 'yaml' && unknown.length === 0 && known > 1 ? undefined : `no ${telling.join(', ')}`
  },
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragment = readFragment(fields, options)
    for (const { key } of fields.each(''))
      if (!incidentKeys.includes(camel(key)))
        fields.complain(
          'unknown-key',
          step(key),
          `Unexpected key ${key}`,
          'schemas/incident.schema.json lists every key.',
        )
    return { fragments: [fragment], problems: fields.problems }
  },
}

function readFragment(fields: Fields, options: ReadOptions): Fragment {
  const stated = { basis: 'stated' } as const
  const [day] = fields.text('/date', stated)
  const dayOption = day && /^\d{4}-\d{2}-\d{2}$/.test(day.value) ? { day: day.value } : {}
  const facts = factNames.flatMap((name) => {
    const plain = name === 'impact' && typeof fields.raw('/impact') === 'object'
    const found = plain ? [] : fields.text(spelled(fields, impactPlaces[name] ?? `/${name}`), stated)
    return found.length > 0 ? [[name, found] as const] : []
  })
  const marks = fields
    .each('/marks')
    .flatMap((mark): (readonly [MarkName, ReturnType<Fields['moment']>])[] => {
      const name = markNames.find((known) => known === kebab(mark.key))
      if (!name) {
        mark.complain(
          'unknown-mark',
          '',
          `Unexpected mark ${mark.key}`,
          `Expected one of ${markNames.join(', ')}.`,
        )
        return []
      }
      const found = mark.moment('', { ...stated, ...dayOption })
      return found.length > 0 ? [[name, found]] : []
    })
  const onlyDay = { ...stated, note: 'the date of the incident; its time is not known' }
  const days = marks.length === 0 && day ? fields.moment('/date', onlyDay) : []
  return {
    nature: 'failure',
    ids: fields.text('/id', stated),
    facts: Object.fromEntries(facts),
    marks: Object.fromEntries(days.length > 0 ? [['started', days]] : marks),
    lists: Object.fromEntries(
      Object.entries(listPlaces).flatMap(([name, places]) => {
        const found = places.flatMap((place) => textsAt(fields, spelled(fields, place)))
        return found.length > 0 ? [[name, found]] : []
      }),
    ),
    timeline: readTimeline(fields, '/timeline', { ...options, ...dayOption }, 'stated'),
    actions: fields.each('/actions').flatMap(readAction),
    people: readPeople(fields),
    links: fields.each('/links').flatMap(readLink),
  }
}

/** A list of texts; a single text counts as a list of one. */
function textsAt(fields: Fields, pointer: string): readonly Fact<string>[] {
  const how = { basis: 'stated' } as const
  return typeof fields.raw(pointer) === 'string'
    ? fields.text(pointer, how)
    : fields.each(pointer).flatMap((element) => element.text('', how))
}

function readAction(fields: Fields): readonly Fact<Action>[] {
  const said = (...names: readonly string[]) => fields.text(names.map((name) => `/${name}`))[0]?.value
  const plain = fields.raw('')
  if (typeof plain === 'string') return [fields.cite({ text: plain }, '', { basis: 'stated' })]
  const text = said('text', 'action', 'title', 'what')
  if (text === undefined) {
    fields.complain(
      'action-without-text',
      '',
      'Unexpected action without text',
      'Say what is to be done under `text`.',
    )
    return []
  }
  const optional = {
    id: said('id'),
    owner: said('owner', 'who'),
    due: said('due', 'by', 'when'),
    status: said('status'),
    ticket: said('ticket', 'issue', 'jira'),
  }
  return [fields.cite({ text, ...withoutUndefined(optional) }, '', { basis: 'stated' })]
}

/** `people` is a list of `{name, role}`, or an object of role and name. */
function readPeople(fields: Fields): readonly Fact<Person>[] {
  return fields.each('/people').flatMap((person) => {
    const how = { basis: 'stated' } as const
    if (typeof person.raw('') !== 'string') {
      const [name] = person.text('/name')
      const role = person.text('/role')[0]?.value
      return name ? [person.cite({ name: name.value, ...withoutUndefined({ role }) }, '', how)] : []
    }
    const [name] = person.text('')
    const role = /^\d+$/.test(person.key) ? undefined : person.key
    return name ? [person.cite({ name: name.value, ...withoutUndefined({ role }) }, '', how)] : []
  })
}

const linkKinds: readonly Link['kind'][] = ['dashboard', 'document', 'incident', 'ticket']

function readLink(fields: Fields): readonly Fact<Link>[] {
  const url = fields.text(typeof fields.raw('') === 'string' ? '' : '/url')[0]?.value
  if (url === undefined) return []
  const label = typeof fields.raw('') === 'string' ? undefined : fields.text(['/label', '/title'])[0]?.value
  const said = fields.raw('/kind')
  const kind = linkKinds.find((known) => known === said) ?? 'other'
  return [fields.cite({ url, kind, ...withoutUndefined({ label }) }, '', { basis: 'stated' })]
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>
}

const camel = (key: string) =>
  key.replaceAll(/[-_ ]+([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase())
const kebab = (key: string) => key.replaceAll(/[_ ]+|(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
const snake = (key: string) => kebab(key).replaceAll('-', '_')

/** `root_cause`, `root-cause` and `rootCause` are one key: the pointer as the file spells it. */
function spelled(fields: Fields, pointer: string): string {
  const spellings = [pointer, pointer.replaceAll(/[^/]+/g, snake), pointer.replaceAll(/[^/]+/g, kebab)]
  return spellings.find((spelling) => fields.raw(spelling) !== undefined) ?? pointer
}
