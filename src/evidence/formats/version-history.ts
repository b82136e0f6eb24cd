// Version history: a list of deployments and rollbacks, one entry each, as a deployment script appends them.
//
// A deployment that failed has the status `deployed`, like any other: only the rollback after it tells. What
// `rollback_from` says need not be a version of the list ("2.0.0-FAULTY" for 2.0.0), and `type` is a label the script was given.
import type { Fact } from '../../incident/fact.ts'
import type { Claim, Detail, Fragment, TimelineEvent } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { type Element, type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { at } from '../pointer.ts'

const lists = ['', '/history', '/versions', '/deployments', '/version_history', '/versionHistory']
const rolledBack = /^roll(?:ed)?[-_ ]?back$/i
const known = /^(?:deployed|active|inactive|superseded|roll(?:ed)?[-_ ]?back)$/i

export const versionHistory: Format = {
  id: 'version-history',
  title: 'Version history',
  yields:
    'every deployment and rollback of a list; an incident for each rollback, with the version that was running',
  declines(piece) {
    if (piece.syntax !== 'json' && piece.syntax !== 'yaml') return `${piece.syntax}, not json or yaml`
    return listIn(piece) === undefined
      ? 'no list of version, status (deployed, rolled_back) and timestamp'
      : undefined
  },
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const entries = fields
      .each(listIn(piece) ?? '')
      .flatMap(readEntry)
      .sort((a, b) => a.at.value.earliest - b.at.value.earliest)
    const claims = deployed(fields, listIn(piece) ?? '', entries)
    const fragments = stretchesOf(entries).map((stretch) => ({
      ...fragmentOf(stretch),
      ...(claims.length > 0 && { claims }),
    }))
    return { fragments, problems: fields.problems }
  },
}

function listIn({ data }: Piece): string | undefined {
  return lists.find((pointer) => {
    const list = at(data, pointer)
    return Array.isArray(list) && list.length > 0 && list.some(isEntry) && list.every(mayBeEntry)
  })
}

const isEntry = (entry: unknown) =>
  mayBeEntry(entry) && known.test(String(at(entry, '/status'))) && at(entry, '/timestamp') !== undefined

const mayBeEntry = (entry: unknown) =>
  at(entry, '/version') !== undefined && typeof at(entry, '/status') === 'string'

interface Entry {
  readonly version: Fact<string>
  readonly at: Fact<Moment>
  readonly isRollback: boolean
  readonly from?: Fact<string>
  readonly event: Fact<TimelineEvent>
  readonly details: readonly Fact<Detail>[]
}

function readEntry(element: Element): Entry[] {
  const [version] = element.text('/version')
  const [at] = element.moment('/timestamp')
  const [status] = element.text('/status')
  if (!version || !at || !status) return []
  const isRollback = rolledBack.test(status.value)
  const [from] = element.text('/rollback_from')
  const text =
    isRollback && from && from.value !== version.value
      ? `Rolled back to ${version.value}`
      : `${version.value} ${status.value}`
  const name = `${version.value} ${status.value}`
  return [
    {
      version,
      at,
      isRollback,
      ...(from && { from }),
      event: { ...at, value: { at: at.value, text } },
      details: element
        .each('')
        .filter(({ key }) => !['version', 'status', 'timestamp'].includes(key))
        .flatMap((value) => value.detail(`${name}: ${value.key}`, '')),
    },
  ]
}

/** What a rollback can go back to: every version of the whole list that was deployed as such. */
function deployed(fields: Fields, pointer: string, entries: readonly Entry[]): readonly Fact<Claim>[] {
  const versions = [
    ...new Set(entries.filter(({ isRollback }) => !isRollback).map(({ version }) => version.value)),
  ]
  return versions.length > 0
    ? [fields.cite({ kind: 'deployed', versions, text: versions.join(', ') }, pointer)]
    : []
}

/** The entries up to and with one rollback, or those after the last; `before` is the entry that the stretch follows. */
interface Stretch {
  readonly entries: readonly Entry[]
  readonly before?: Entry
  readonly rollback?: Entry
}

/** Cuts after each rollback. What was deployed after the last one belongs to its story. */
function stretchesOf(entries: readonly Entry[]): readonly Stretch[] {
  const ends = entries.flatMap((entry, index) => (entry.isRollback ? [index] : []))
  if (ends.length === 0) return entries.length > 0 ? [{ entries }] : []
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1
    const stop = index === ends.length - 1 ? entries.length : end + 1
    const before = entries[end - 1]
    return {
      entries: entries.slice(start, stop),
      ...(before && { before }),
      ...(entries[end] && { rollback: entries[end] }),
    }
  })
}

function fragmentOf({ entries, before, rollback }: Stretch): Fragment {
  const timeline = entries.map(({ event }) => event)
  const details = entries.flatMap((entry) => entry.details)
  if (!rollback) {
    const last = entries.at(-1)
    return {
      nature: 'context',
      facts: last ? { version: [last.version] } : {},
      marks: last ? { deployed: [last.at] } : {},
      timeline,
      details,
    }
  }
  const failed = before ? failedVersion(before, rollback) : rollback.from
  return {
    nature: 'failure',
    facts: {
      ...(failed && { version: [failed] }),
      // Some histories mark the failed version itself as rolled back, and do not say to which.
      ...(failed?.value !== rollback.version.value && { rolledBackTo: [rollback.version] }),
    },
    marks: {
      ...(before && {
        started: [{ ...before.at, note: 'when the version that was rolled back was deployed' }],
      }),
      'rolled-back': [rollback.at],
    },
    timeline,
    details,
  }
}

function failedVersion(before: Entry, { from }: Entry): Fact<string> {
  const written = from ? `; rollback_from says ${from.value}` : ''
  return {
    ...before.version,
    basis: 'derived',
    note: `the version deployed last before the rollback${written}`,
  }
}
