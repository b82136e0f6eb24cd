// What no fact of a fragment was read from: kept as named details and links, so that nothing of the evidence is lost.
import type { Fact } from '../incident/fact.ts'
import type { Detail, Fragment, Link } from '../incident/incident.ts'
import type { Fields } from './fields.ts'
import type { Piece } from './format.ts'
import { step } from './pointer.ts'

export interface Leftovers {
  readonly details: readonly Fact<Detail>[]
  readonly links: readonly Fact<Link>[]
}

/** Every text, number and flag of the piece that the fragment does not cite; a URL becomes a link. */
export function leftoversOf(piece: Piece, fields: Fields, fragment: Omit<Fragment, 'nature'>): Leftovers {
  const cited = new Set<string>()
  collectPointers(fragment, piece.base, cited)
  const details: Fact<Detail>[] = []
  const links: Fact<Link>[] = []
  for (const { pointer, value } of leaves(piece.data, '')) {
    if (isCited(pointer, cited)) continue
    const name = nameOf(pointer)
    if (typeof value === 'string' && /^https?:\/\/\S+$/.test(value))
      links.push(fields.cite({ url: value, label: name, kind: kindOf(name) }, pointer))
    else details.push(fields.cite({ name, value }, pointer))
  }
  return { details, links }
}

/** A fact that cites an object or a list has said what is inside it. */
function isCited(pointer: string, cited: ReadonlySet<string>): boolean {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1))
    if (cited.has(pointer.slice(0, end))) return true
  return false
}

interface Leaf {
  readonly pointer: string
  readonly value: string | number | boolean
}

/** No program nests what it means this deep; evidence that does is hostile. */
const deepest = 32

function* leaves(value: unknown, pointer: string, depth = 0): Generator<Leaf> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (value !== '' && pointer !== '') yield { pointer, value }
  } else if (typeof value === 'object' && value !== null && depth < deepest) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, pointer + step(key), depth + 1)
  }
}

/** `/loadAverage/1min` is "load average 1min"; elements of a list count from 1. */
function nameOf(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((token) => (/^\d+$/.test(token) ? String(Number(token) + 1) : wordsOf(token)))
    .join(' ')
}

function wordsOf(key: string): string {
  return key
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
}

function kindOf(name: string): Link['kind'] {
  if (/dashboard|grafana|monitoring/.test(name)) return 'dashboard'
  if (/issue|ticket|jira/.test(name)) return 'ticket'
  if (/incident/.test(name)) return 'incident'
  return /runbook|doc/.test(name) ? 'document' : 'other'
}

function collectPointers(value: unknown, base: string, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if ('source' in value && 'basis' in value) {
    const { pointer } = value.source as { readonly pointer?: string }
    if (pointer !== undefined) into.add(pointer.slice(base.length))
    return
  }
  for (const inner of Object.values(value)) collectPointers(inner, base, into)
}
