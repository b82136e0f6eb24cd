// What people state of an incident in the text of an issue or ticket, key by key.
import type { Fact } from '../incident/fact.ts'
import type { FactName, MarkName, Person, TimelineEvent } from '../incident/incident.ts'
import { type Moment, dayOf, parseMoment } from '../incident/moment.ts'
import type { Fields } from './fields.ts'
import type { ReadOptions } from './format.ts'
import { keyValues } from './key-values.ts'
import { oneLine } from './one-line.ts'

export interface StatedFacts {
  readonly facts: { readonly [name in FactName]?: readonly Fact<string>[] }
  readonly marks: { readonly [name in MarkName]?: readonly Fact<Moment>[] }
  readonly people: readonly Fact<Person>[]
  readonly timeline: readonly Fact<TimelineEvent>[]
}

// The keys that people write, in lower case. What stands in no list stays in the text it was found in.
export const factKeys: Readonly<Partial<Record<FactName, readonly string[]>>> = {
  severity: ['severity', 'sev', 'severity level', 'incident severity'],
  status: ['status', 'current status', 'incident status'],
  service: [
    ...['service', 'services', 'affected service', 'affected services', 'component', 'components'],
    ...['affected component', 'affected components', 'impacted services', 'system', 'affected system'],
  ],
  environment: ['environment', 'env', 'affected environment'],
  version: [
    ...['version', 'failed version', 'bad version', 'source version', 'release', 'failed release'],
    ...['deployed version', 'affected version', 'from version'],
  ],
  previousVersion: ['previous version', 'last good version', 'last known good version', 'stable version'],
  rolledBackTo: [
    ...['rolled back to', 'rollback to', 'rollback version', 'rollback target', 'target version'],
    ...['restored version', 'to version'],
  ],
  reason: ['reason', 'rollback reason', 'failure reason', 'trigger reason', 'trigger'],
  summary: ['summary', 'incident summary', 'description', 'overview'],
  whatHappened: ['what happened', 'what happened?'],
  rootCause: ['root cause', 'cause', 'root cause analysis'],
  detection: ['detection', 'detected by', 'how was it detected', 'detection method'],
  impact: ['impact', 'impact assessment', 'incident impact'],
  userImpact: ['user impact', 'customer impact', 'users affected', 'affected users'],
  businessImpact: ['business impact', 'revenue impact'],
  duration: ['duration', 'incident duration'],
  downtime: ['downtime'],
}

export const markKeys: Readonly<Partial<Record<MarkName, readonly string[]>>> = {
  deployed: ['deployed', 'deployed at'],
  started: ['started', 'started at', 'start', 'start time', 'incident start', 'incident started', 'began'],
  detected: ['detected', 'detected at', 'detection time', 'time detected'],
  reported: ['reported', 'reported at'],
  declared: ['declared', 'declared at'],
  acknowledged: ['acknowledged', 'acknowledged at'],
  'rollback-started': ['rollback started', 'rollback started at'],
  'rolled-back': [
    'rolled back',
    'rolled back at',
    'rollback time',
    'rollback completed',
    'rollback completed at',
  ],
  mitigated: ['mitigated', 'mitigated at', 'mitigation time'],
  resolved: [
    'resolved',
    'resolved at',
    'resolution time',
    'end',
    'end time',
    'ended',
    'ended at',
    'incident end',
  ],
}

const roleKeys = new Set([
  ...[
    'incident commander',
    'incident lead',
    'commander',
    'lead',
    'owner',
    'reporter',
    'reported by',
    'on-call',
  ],
  ...[
    'on call',
    'responder',
    'responders',
    'triggered by',
    'deployed by',
    'approval from',
    'communications lead',
  ],
])

/** Choices of a template that nobody has chosen from: `Critical / High / Medium`. */
const chosen: ReadonlySet<FactName> = new Set(['severity', 'status', 'environment'])
const unchosen = /^[^|/]+(?:\s[|/]\s[^|/]+){2,}$/

/**
 * Reads the Markdown that stands at the pointer. `near` is a moment of the same incident: bare clock times are of its day.
 * A key for a time whose value is no time is passed over: "Resolved: yes" marks nothing.
 */
export function statedFacts(
  fields: Fields,
  pointer: string,
  markdown: string,
  options: ReadOptions,
  near?: Moment,
): StatedFacts {
  const pairs = keyValues(markdown)
  const whenRead = { ...options, ...(near && { day: dayOf(near.earliest, options.zone) }) }
  const cite = <T>(value: T, key: string) =>
    fields.cite(value, pointer, { basis: 'stated', note: `under “${key}”` })
  const under = (keys: readonly string[]) => pairs.filter(({ key }) => keys.includes(key.toLowerCase()))
  return {
    facts: mapKeys(factKeys, (keys, name) =>
      under(keys)
        .filter(({ value }) => !(chosen.has(name) && unchosen.test(value)))
        .flatMap(({ key, value }) =>
          (name === 'service' ? listed(value) : [value]).map((one) => cite(one, key)),
        ),
    ),
    marks: mapKeys(markKeys, (keys) =>
      under(keys).flatMap(({ key, value }) => {
        const moment = parseMoment(value, whenRead)
        return moment ? [cite(moment, key)] : []
      }),
    ),
    people: pairs
      .filter(({ key, value }) => roleKeys.has(key.toLowerCase()) && !value.includes('\n'))
      .map(({ key, value }) => cite({ name: value.replace(/^@/, ''), role: key.toLowerCase() }, key)),
    timeline: pairs
      .filter(({ key }) => /\b(?:timeline|chronology)\b/i.test(key))
      .flatMap(({ key, value }) =>
        value.split('\n').flatMap((line) => {
          const event = timedLine(line, whenRead)
          return event ? [cite(event, key)] : []
        }),
      ),
  }
}

function mapKeys<K extends string, T>(
  table: Readonly<Partial<Record<K, readonly string[]>>>,
  read: (keys: readonly string[], name: K) => readonly T[],
): { readonly [key in K]?: readonly T[] } {
  const entries = Object.entries<readonly string[] | undefined>(table)
    .map(([key, keys]) => [key, read(keys ?? [], key as K)] as const)
    .filter(([, found]) => found.length > 0)
  return Object.fromEntries(entries) as { readonly [key in K]?: readonly T[] }
}

/** `Basket, Checkout`, or a list of them line by line. */
function listed(value: string): readonly string[] {
  return value
    .split(/[,;\n]/)
    .map((one) => one.replace(/^\s*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?/, '').trim())
    .filter((one) => one !== '')
}

/** A time at the head of a line is never longer. */
const longestTime = 45

/** `- 14:03 UTC — alert fired`, `| 14:03 | alert fired |`, `**14:03**: alert fired`. */
function timedLine(line: string, options: { zone: string; day?: string }): TimelineEvent | undefined {
  const bare = line
    .trim()
    .replace(/^>?\s*(?:[-*+]\s+)?\|?\s*/, '')
    .replace(/\|$/, '')
  const separator = /\*{0,2}\s*(?:[|–—]|\s-\s|:\s|:\*\*)\s*/g
  for (const match of bare.slice(0, longestTime).matchAll(separator)) {
    const at = parseMoment(bare.slice(0, match.index), options)
    const { text, rest } = oneLine(bare.slice(match.index + match[0].length))
    if (at && text !== '') return { at, text, ...(rest !== undefined && { detail: rest }) }
  }
  return undefined
}
