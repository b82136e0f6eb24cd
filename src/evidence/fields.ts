// Reading fields of a piece as facts: typed, cited, and silent about what is not there.
import type { Basis, Fact } from '../incident/fact.ts'
import type { Detail, Link, Person } from '../incident/incident.ts'
import { type Moment, parseMoment } from '../incident/moment.ts'
import type { Problem } from '../incident/problem.ts'
import type { Piece, ReadOptions } from './format.ts'
import { at, step } from './pointer.ts'

/** One spelling of a field, or several of which the first that says something is taken. */
type Pointers = string | readonly string[]

/**
 * Each reader answers with a list of no or one fact, ready for a fragment. Absent, null and empty values are
 * no facts; a value of another type than expected becomes a problem with its place.
 */
export interface Fields {
  readonly problems: readonly Problem[]
  readonly text: (pointers: Pointers, how?: How) => readonly Fact<string>[]
  readonly number: (pointers: Pointers, how?: How) => readonly Fact<number>[]
  readonly flag: (pointers: Pointers, how?: How) => readonly Fact<boolean>[]
  /** `day` (YYYY-MM-DD) is the date of a clock time without one. */
  moment(pointers: Pointers, how?: How & { day?: string }): readonly Fact<Moment>[]
  /** A named value kept as it stands, `unknown` included. */
  detail(name: string, pointers: Pointers, how?: How & { unit?: string }): readonly Fact<Detail>[]
  readonly person: (pointers: Pointers, role?: string, how?: How) => readonly Fact<Person>[]
  /** Web addresses only: anything else is no link. */
  readonly link: (pointers: Pointers, kind: Link['kind'], label?: string) => readonly Fact<Link>[]
  /** The elements of a list, or of an object by key, each with its own fields. */
  readonly each: (pointer: string) => readonly Element[]
  /** The fields of what stands at the pointer, read as if they stood alone. */
  readonly inside: (pointer: string) => Fields
  /** The plain value, for the shapes the others do not fit. */
  readonly raw: (pointer: string) => unknown
  readonly cite: <T>(value: T, pointer: string, how?: How) => Fact<T>
  readonly complain: (code: string, pointer: string, message: string, hint?: string) => void
}

export interface Element extends Fields {
  readonly key: string
}

/** `basis` is `measured` unless said otherwise. */
export interface How {
  readonly basis?: Basis
  readonly note?: string
}

/** What a machine writes when it does not know; the year 1 is how Go writes the absence of a time. */
const saysNothing = /^(?:|unknown|null|none|nil|undefined|n\/?a|-+|0001-01-01T00:00:00(?:\.0+)?Z)$/i

export function fieldsOf(piece: Piece, options: ReadOptions): Fields {
  return fieldsAt(piece, options, '', new Map())
}

function fieldsAt(piece: Piece, options: ReadOptions, here: string, problems: Map<string, Problem>): Fields {
  const place = (pointer: string) => piece.base + here + pointer
  const line = piece.line === undefined ? undefined : { line: piece.line }
  const data = at(piece.data, here)
  const raw = (pointer: string) => at(data, pointer)

  const cite: Fields['cite'] = (value, pointer, how) => ({
    value,
    basis: how?.basis ?? 'measured',
    source: { file: piece.file, sha256: piece.sha256, ...line, pointer: place(pointer) },
    ...(how?.note !== undefined && { note: how.note }),
  })
  // A field that is read twice is complained of once.
  const complain: Fields['complain'] = (code, pointer, message, hint) => {
    problems.set(`${code} ${place(pointer)}`, {
      code,
      message,
      ...(hint !== undefined && { hint }),
      place: { file: piece.file, ...line, pointer: place(pointer) },
    })
  }

  function typed<T, H extends How>(expected: string, accept: (value: unknown, how?: H) => T | undefined) {
    return (pointers: Pointers, how?: H): readonly Fact<T>[] => {
      for (const pointer of typeof pointers === 'string' ? [pointers] : pointers) {
        const value = raw(pointer)
        if (value === undefined || value === null) continue
        if (typeof value === 'string' && saysNothing.test(value.trim())) continue
        const accepted = accept(value, how)
        if (accepted !== undefined) return [cite(accepted, pointer, how)]
        complain(
          'unexpected-type',
          pointer,
          `Unexpected ${show(value)} at ${place(pointer)}, expected ${expected}`,
        )
      }
      return []
    }
  }

  const text = typed('text', (value) =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined,
  )
  const inside = (pointer: string) => fieldsAt(piece, options, here + pointer, problems)

  return {
    get problems() {
      return [...problems.values()]
    },
    raw,
    cite,
    complain,
    text,
    inside,
    person: (pointers, role, how) =>
      text(pointers, how).map((name) => ({
        ...name,
        value: { name: name.value, ...(role !== undefined && { role }) },
      })),
    link: (pointers, kind, label) =>
      text(pointers)
        .filter(({ value }) => /^https?:\/\/\S+$/i.test(value))
        .map((url) => ({ ...url, value: { url: url.value, kind, ...(label !== undefined && { label }) } })),
    number: typed('a number', (value) => {
      const number = typeof value === 'string' ? Number(value.trim().replace(/\s*%$/, '')) : value
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined
    }),
    flag: typed('true or false', (value) =>
      value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined,
    ),
    moment: typed('a time', (value, how?: How & { day?: string }) => {
      const { day } = how ?? {}
      const dated = day === undefined ? options : { ...options, day }
      return typeof value === 'string' || typeof value === 'number' ? parseMoment(value, dated) : undefined
    }),
    detail(name, pointers, how) {
      for (const pointer of typeof pointers === 'string' ? [pointers] : pointers) {
        const value = raw(pointer)
        if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue
        if (value === '') continue
        return [cite({ name, value, ...(how?.unit !== undefined && { unit: how.unit }) }, pointer, how)]
      }
      return []
    },
    each(pointer) {
      const value = raw(pointer)
      if (typeof value !== 'object' || value === null) return []
      return Object.keys(value).map((key) => Object.assign(inside(pointer + step(key)), { key }))
    },
  }
}

function show(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`
  if (typeof value === 'object') return 'object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
