// Which fragments are about one incident: by shared ids, then by what they name and when.
import type { EvidenceFile, FactName, Fragment, Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import type { Exhibit } from './read-evidence.ts'

interface Member {
  readonly evidence: readonly EvidenceFile[]
  readonly fragment: Fragment
  readonly recalled?: Incident
}
export type Group = readonly Member[]

export interface Grouped {
  readonly groups: readonly Group[]
  readonly problems: readonly Problem[]
}

/** What tells incidents apart, of one fragment or of a group. Times are epoch ms. */
interface Profile {
  readonly ids: ReadonlySet<string>
  readonly versions: ReadonlySet<string>
  readonly otherVersions: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  readonly environments: ReadonlySet<string>
  /** The names of its files, and of the files that it cites. */
  readonly files: ReadonlySet<string>
  readonly cited: ReadonlySet<string>
  readonly from: number
  readonly to: number
}

/**
 * Fragments that share an id are one incident. Failures of one version, service and environment whose times are at
 * most the window apart are one episode. What a person wrote joins the failures whose files it cites, else the one of
 * its day that it names. Context joins the one failure that it fits, or stays by itself.
 */
export function group(exhibits: readonly Exhibit[], windowSeconds: number): Grouped {
  const members = exhibits
    .flatMap(({ fragments, ...rest }) => fragments.map((fragment) => ({ ...rest, fragment })))
    .map((member) => ({ member, profile: profileOf(member) }))
    .sort((a, b) => a.profile.from - b.profile.from || compare(keyOf(a.member), keyOf(b.member)))
  const clusters: Cluster[] = []
  const undecided: Undecided[] = []
  const windowMs = windowSeconds * 1000
  const failures = members.filter(({ member }) => member.fragment.nature === 'failure')
  const contexts = members.filter(({ member }) => member.fragment.nature === 'context')

  for (const entry of failures)
    place(entry, clusters, (cluster) => isOneEpisode(cluster.profile, entry.profile, windowMs))
  for (const entry of members.filter(({ member }) => member.fragment.nature === 'account')) {
    const told = clusters.filter(({ profile }) => shareAny(entry.profile.cited, profile.files))
    const fitting =
      told.length > 0 ? told : clusters.filter(({ profile }) => isToldBy(profile, entry.profile))
    if (told.length === 0 && fitting.length > 1)
      undecided.push({ member: entry.member, fitting: fitting.length })
    const chosen = told.length > 0 || fitting.length === 1 ? fitting : []
    place(entry, clusters, (cluster) => chosen.includes(cluster))
  }
  const incidents = [...clusters]
  for (const entry of contexts) {
    const fitting = incidents.filter((cluster) =>
      belongs(cluster.profile, entry.profile, incidents.length === 1),
    )
    if (fitting.length > 1) undecided.push({ member: entry.member, fitting: fitting.length })
    if (fitting[0] && fitting.length === 1) join(fitting[0], entry)
    else
      place(
        entry,
        clusters,
        (cluster) => !incidents.includes(cluster) && shareAny(cluster.profile.ids, entry.profile.ids),
      )
  }
  return { groups: clusters.map(({ members }) => members), problems: ambiguities(undecided) }
}

interface Entry {
  readonly member: Member
  readonly profile: Profile
}
interface Cluster {
  readonly members: Member[]
  profile: Profile
}

/** Adds to the clusters that fit, joining them where they are several; else begins a new one. */
function place(entry: Entry, clusters: Cluster[], fits: (cluster: Cluster) => boolean): void {
  const [first, ...rest] = clusters.filter(fits)
  if (!first) {
    clusters.push({ members: [entry.member], profile: entry.profile })
    return
  }
  join(first, entry)
  for (const other of rest) {
    first.members.push(...other.members)
    first.profile = union(first.profile, other.profile)
    clusters.splice(clusters.indexOf(other), 1)
  }
}

function join(cluster: Cluster, { member, profile }: Entry): void {
  cluster.members.push(member)
  cluster.profile = union(cluster.profile, profile)
}

function isOneEpisode(a: Profile, b: Profile, windowMs: number): boolean {
  if (shareAny(a.ids, b.ids)) return true
  if (a.ids.size > 0 && b.ids.size > 0 && sameSystem(a.ids, b.ids)) return false
  if (!agree(a, b)) return false
  const named = shareAny(a.versions, b.versions) || shareAny(a.services, b.services)
  return named && distance(a, b) <= windowMs
}

/** A document tells of an incident when it names the same version or service, and a day of it. */
function isToldBy(incident: Profile, account: Profile): boolean {
  if (shareAny(incident.ids, account.ids)) return true
  if (!agree(incident, account) || account.from === Infinity || incident.from === Infinity) return false
  const named = shareAny(incident.versions, account.versions) || shareAny(incident.services, account.services)
  return named && distance(incident, account) <= aDay / 2
}

/** Two ids of one system are two incidents; ids of different systems may be one. */
function sameSystem(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const system = (id: string) => id.split(':', 1)[0]
  const systems = new Set([...a].map(system))
  return [...b].some((id) => systems.has(system(id)))
}

const aDay = 24 * 60 * 60 * 1000

/** Context fits an incident when nothing they name differs, and they name the same version or lie within a day. */
function belongs(incident: Profile, context: Profile, only: boolean): boolean {
  if (shareAny(incident.ids, context.ids) || shareAny(incident.cited, context.files)) return true
  if (
    incident.services.size > 0 &&
    context.services.size > 0 &&
    !shareAny(incident.services, context.services)
  )
    return false
  if (disagree(incident.environments, context.environments)) return false
  const versions = new Set([...incident.versions, ...incident.otherVersions])
  const shares = shareAny(versions, new Set([...context.versions, ...context.otherVersions]))
  const near = distance(incident, context) <= aDay
  const timeless = context.from === Infinity || incident.from === Infinity
  if (timeless) return shares || (only && context.versions.size === 0)
  return near && (shares || context.versions.size === 0)
}

function agree(a: Profile, b: Profile): boolean {
  return (
    !disagree(a.versions, b.versions) &&
    !disagree(a.services, b.services) &&
    !disagree(a.environments, b.environments)
  )
}
const disagree = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size > 0 && b.size > 0 && !shareAny(a, b)
const shareAny = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((value) => b.has(value))

function distance(a: Profile, b: Profile): number {
  return a.from === Infinity || b.from === Infinity ? 0 : Math.max(0, a.from - b.to, b.from - a.to)
}

function union(a: Profile, b: Profile): Profile {
  const both = (x: ReadonlySet<string>, y: ReadonlySet<string>) => new Set([...x, ...y])
  return {
    ids: both(a.ids, b.ids),
    versions: both(a.versions, b.versions),
    otherVersions: both(a.otherVersions, b.otherVersions),
    services: both(a.services, b.services),
    environments: both(a.environments, b.environments),
    files: both(a.files, b.files),
    cited: both(a.cited, b.cited),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
  }
}

function profileOf({ evidence, ...member }: Member): Profile {
  const fragment: Fragment = member.recalled ?? member.fragment
  const claims = (fragment.claims ?? []).map(({ value }) => value)
  const said = (...names: readonly FactName[]) =>
    new Set(names.flatMap((name) => fragment.facts?.[name] ?? []).map(({ value }) => bare(value)))
  const moments = [
    ...Object.values(fragment.marks ?? {}).flatMap((facts) => facts.map(({ value }) => value)),
    ...(fragment.timeline ?? []).map(({ value }) => value.at),
    ...claims.flatMap((claim) => (claim.kind === 'record' || claim.kind === 'dated' ? [claim.at] : [])),
  ]
  return {
    ids: new Set((fragment.ids ?? []).map(({ value }) => value)),
    versions: said('version'),
    otherVersions: said('previousVersion', 'rolledBackTo'),
    services: said('service'),
    environments: said('environment'),
    files: new Set(
      evidence.flatMap(({ file }) =>
        [file.split('/').slice(-1), file.split('/').slice(-2)].map((path) => path.join('/')),
      ),
    ),
    cited: new Set(claims.flatMap((claim) => (claim.kind === 'file' ? [claim.name] : []))),
    from: moments.reduce((least, { earliest }) => Math.min(least, earliest), Infinity),
    to: moments.reduce((most, { latest }) => Math.max(most, latest), -Infinity),
  }
}

/** `v1.2.4` and `1.2.4` are one version. */
const bare = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')

interface Undecided {
  readonly member: Member
  readonly fitting: number
}

/** One problem a file, however many of its pieces fit several incidents. */
function ambiguities(undecided: readonly Undecided[]): readonly Problem[] {
  const byFile = new Map<string, number[]>()
  for (const { member, fitting } of undecided) {
    const file = member.evidence[0]?.file ?? ''
    byFile.set(file, [...(byFile.get(file) ?? []), fitting])
  }
  return [...byFile].map(([file, [fitting = 0, ...more]]) => ({
    code: 'ambiguous-context',
    message:
      more.length === 0
        ? `${file} fits ${fitting} incidents, so it was kept apart from all of them`
        : `${more.length + 1} pieces of ${file} fit several incidents each, so they were kept apart from all of them`,
    hint: 'Give it together with the evidence of its own incident only.',
    place: { file },
  }))
}

const keyOf = ({ evidence, fragment }: Member) =>
  `${evidence[0]?.file ?? ''}\n${JSON.stringify(fragment.facts ?? {})}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
