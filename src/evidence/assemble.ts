// Fragments to incidents: which belong together, in which order their facts stand, and the incident's id.
import type { Basis, Fact } from '../incident/fact.ts'
import {
  type EvidenceFile,
  type FactName,
  type Fragment,
  type Incident,
  type MarkName,
  factNames,
  listNames,
  markNames,
} from '../incident/incident.ts'
import { type Moment, compareMoments, dayOf, toIso } from '../incident/moment.ts'
import type { Problem } from '../incident/problem.ts'
import { type Group, group } from './group.ts'
import type { Exhibit } from './read-evidence.ts'

export interface AssembleOptions {
  /** The longest gap, in seconds, between neighbours of one incident. */
  readonly windowSeconds: number
  readonly sha256: (text: string) => string
}

export interface Assembled {
  readonly incidents: readonly Incident[]
  /** The ids of incidents that an earlier run knew and of which nothing was read now. */
  readonly untouched: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/** Groups the fragments of all evidence into incidents, ordered by time. The order of the exhibits changes nothing. */
export function assemble(exhibits: readonly Exhibit[], options: AssembleOptions): Assembled {
  const { groups, problems } = group(exhibits, options.windowSeconds)
  const assembled = groups.map((members) => ({ members, incident: incidentOf(members, options) }))
  const untouched = assembled.filter(({ members }) => members.every(({ recalled }) => recalled !== undefined))
  return {
    incidents: assembled.map(({ incident }) => incident).sort(byStart),
    untouched: new Set(untouched.map(({ incident }) => incident.id)),
    problems,
  }
}

/** The incident with what one more fragment says of it. */
export function addFragment(
  incident: Incident,
  fragment: Fragment,
  sha256: AssembleOptions['sha256'],
): Incident {
  const { evidence } = incident
  return incidentOf(
    [
      { evidence, fragment: incident, recalled: incident },
      { evidence: [], fragment },
    ],
    {
      sha256,
    },
  )
}

function incidentOf(members: Group, { sha256 }: Pick<AssembleOptions, 'sha256'>): Incident {
  const fragments = members.map(({ fragment }) => fragment)
  const [failures, contexts] = [fragments.filter(isFailure), fragments.filter((each) => !isFailure(each))]
  /** What the failure's own evidence says stands before what its surroundings say. */
  const ranked = <T>(of: (fragment: Fragment) => readonly T[], by: (a: T, b: T) => number) => [
    ...unique(failures.flatMap(of)).sort(by),
    ...unique(contexts.flatMap(of)).sort(by),
  ]
  const all = <K extends keyof Fragment>(key: K) =>
    fragments.flatMap((fragment) => (fragment[key] ?? []) as readonly ElementOf<Fragment[K]>[])
  const incident: Omit<Incident, 'id'> = {
    nature: failures.length > 0 ? 'failure' : 'context',
    ids: unique(all('ids')),
    facts: byName(factNames, (name) => ranked(({ facts }) => facts?.[name] ?? [], order(name))),
    marks: byName(markNames, (name) => ranked(({ marks }) => marks?.[name] ?? [], markOrder(name))),
    lists: byName(listNames, (name) => unique(fragments.flatMap(({ lists }) => lists?.[name] ?? []))),
    timeline: unique(all('timeline')).sort(
      (a, b) =>
        compareMoments(a.value.at, b.value.at) || bySource(a, b) || compare(a.value.text, b.value.text),
    ),
    records: unique(all('records')).sort(
      (a, b) => compareMoments(a.ended.value, b.ended.value) || bySource(a.ended, b.ended),
    ),
    actions: unique(all('actions')),
    people: unique(all('people')),
    links: unique(all('links')),
    artefacts: unique(all('artefacts')),
    details: unique(all('details')),
    claims: unique(all('claims')),
    evidence: evidenceOf(members),
    problems: [],
  }
  const recalled = members.flatMap(({ recalled }) => recalled?.id ?? []).sort()
  return { id: recalled[0] ?? identify(incident, sha256), ...incident }
}

const isFailure = ({ nature }: Fragment) => nature !== 'context'

type ElementOf<T> = NonNullable<T> extends readonly (infer E)[] ? E : never

/** An id that evidence brought, else one made of day, version or service, and a hash of what tells incidents apart. */
function identify(incident: Omit<Incident, 'id'>, sha256: (text: string) => string): string {
  const given = incident.ids[0]?.value
  if (given !== undefined) return given
  const fact = (name: FactName) => incident.facts[name]?.[0]?.value ?? ''
  const start = startOf(incident)
  const traits = [
    fact('service'),
    fact('environment'),
    fact('version'),
    start === undefined ? '' : toIso(start),
  ]
  // What is not a failure, or has no time, is told apart by its evidence.
  const vague = incident.nature === 'context' || start === undefined
  const contents = vague ? incident.evidence.map((file) => file.sha256) : []
  const name = [start === undefined ? '' : dayOf(start), fact('version') || fact('service') || 'incident']
  const hash = sha256([...traits, ...contents].join('\n')).slice(0, 8)
  return [...name, hash]
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[^\w.-]+/g, '-')
}

/** The earliest instant (epoch ms) that the incident's marks or timeline know. */
function startOf({ marks, timeline, records }: Omit<Incident, 'id'>): number | undefined {
  const moments = [...Object.values(marks).flat(), ...records.map(({ ended }) => ended)].map(
    ({ value }) => value.earliest,
  )
  const events = timeline.map(({ value }) => value.at.earliest)
  const known = moments.length > 0 ? moments : events
  return known.length > 0 ? known.reduce((least, next) => Math.min(least, next)) : undefined
}

function byStart(a: Incident, b: Incident): number {
  return (startOf(a) ?? Infinity) - (startOf(b) ?? Infinity) || compare(a.id, b.id)
}

const reliability: readonly Basis[] = ['measured', 'derived', 'stated', 'configured', 'literal']
/** What a person is better at than a machine. */
const wordedByPeople: ReadonlySet<FactName> = new Set([
  'title',
  'summary',
  'severity',
  'whatHappened',
  'rootCause',
])

function order(name: FactName) {
  const rank = ({ basis }: Fact<string>) =>
    wordedByPeople.has(name) && basis === 'stated' ? -1 : reliability.indexOf(basis)
  return (a: Fact<string>, b: Fact<string>) =>
    rank(a) - rank(b) || bySource(a, b) || compare(a.value, b.value)
}

/** An incident ends with its last rollback, and begins with its first failure. */
const endings: ReadonlySet<MarkName> = new Set([
  'rolled-back',
  'mitigated',
  'service-started',
  'resolved',
  'closed',
])

function markOrder(name: MarkName) {
  const direction = endings.has(name) ? -1 : 1
  // A time that was computed is no better than one that a person wrote down: of those, the first or last counts.
  const rank = ({ basis }: Fact<Moment>) => reliability.indexOf(basis === 'derived' ? 'stated' : basis)
  return (a: Fact<Moment>, b: Fact<Moment>) =>
    rank(a) - rank(b) || direction * compareMoments(a.value, b.value) || bySource(a, b)
}

function byName<N extends string, T>(
  names: readonly N[],
  values: (name: N) => readonly T[],
): { [name in N]?: readonly T[] } {
  const entries = names.map((name) => [name, values(name)] as const).filter(([, found]) => found.length > 0)
  return Object.fromEntries(entries) as { [name in N]?: readonly T[] }
}

function evidenceOf(members: Group): readonly EvidenceFile[] {
  const byFile = new Map(members.flatMap(({ evidence }) => evidence.map((file) => [file.file, file])))
  return [...byFile.values()].sort((a, b) => compare(a.file, b.file))
}

/** The same fact read twice, as when a file is given twice, is one fact. */
function unique<T>(items: readonly T[]): T[] {
  if (items.length < 2) return [...items]
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const bySource = (a: Fact<unknown>, b: Fact<unknown>) =>
  compare(a.source.file, b.source.file) ||
  (a.source.line ?? 0) - (b.source.line ?? 0) ||
  compare(a.source.pointer ?? '', b.source.pointer ?? '')
