// A format that a user describes: which JSON or CSV it is, and where in it each fact stands.
import type { Basis, Fact } from '../incident/fact.ts'
import type { FactName, Fragment, ListName, MarkName } from '../incident/incident.ts'
import { type Fields, fieldsOf } from './fields.ts'
import type { Format, Piece } from './format.ts'
import { told } from './happened.ts'
import { at, step } from './pointer.ts'
import { qualified } from './qualified.ts'

/**
 * Where a value stands: a JSON Pointer (`/incident/title`), or the name of a column or top-level key (`Opened at`).
 * A step `*` of a pointer stands for every element of a list or object.
 */
type Path = string

/** A path, several of which the first that says something is taken, or one with what kind of knowledge stands there. */
type Mapping =
  | Path
  | readonly Path[]
  | { readonly path: Path | readonly Path[]; readonly basis?: Basis; readonly note?: string }

/** One entry of `formats:` in the configuration. */
export interface MappedFormatDefinition {
  /** Kebab-case; what `inspect` calls the format. */
  readonly name: string
  readonly title?: string
  /** What must stand in a piece of this format: a value by path, or `true` for anything but nothing. */
  readonly recognise: Readonly<Record<Path, string | number | boolean>>
  /** `failure` unless said otherwise: whether it is about something that went wrong. */
  readonly nature?: Fragment['nature']
  /** The zone of times that name none; without it, that of the command. */
  readonly zone?: string
  /** Whether 04/05/2021 is the fourth of May; without it, such a date is not read. */
  readonly dayFirst?: boolean
  readonly id?: Mapping
  readonly facts?: { readonly [name in FactName]?: Mapping }
  readonly marks?: { readonly [name in MarkName]?: Mapping }
  readonly lists?: { readonly [name in ListName]?: Mapping }
  readonly details?: Readonly<Record<string, Mapping>>
  readonly people?: Readonly<Record<string, Mapping>>
  readonly links?: Mapping
  /** The entries of a timeline, whose own paths begin at the entry; without `list`, the piece is one entry itself. */
  readonly timeline?: {
    readonly list?: Path
    readonly at: Mapping
    readonly text: Mapping
    readonly detail?: Mapping
    readonly by?: Mapping
  }
}

export function mappedFormat(definition: MappedFormatDefinition): Format {
  const { name, title = name, zone, dayFirst } = definition
  return {
    id: name,
    title,
    yields: 'what its mapping in the configuration names',
    declines: (piece) => declines(definition, piece),
    read(piece, options) {
      const fields = fieldsOf(piece, {
        ...options,
        ...(zone !== undefined && { zone }),
        ...(dayFirst !== undefined && { dayFirst }),
      })
      return { fragments: [fragmentOf(definition, fields)], problems: fields.problems }
    },
  }
}

function declines({ recognise }: MappedFormatDefinition, { syntax, data }: Piece): string | undefined {
  if (syntax === 'markdown' || syntax === 'text') return `${syntax}, not json, yaml or csv`
  if (Array.isArray(data)) return 'a list'
  for (const [path, expected] of Object.entries(recognise)) {
    const value = at(data, pointerOf(path))
    const stands = value !== undefined && value !== null
    if (!stands) return `no ${path}`
    if (expected !== true && !says(value, expected)) return `${path} is not ${String(expected)}`
  }
  return undefined
}

/** CSV has nothing but text. */
function says(value: unknown, expected: string | number | boolean): boolean {
  return typeof value === 'string' ? value === String(expected) : value === expected
}

function fragmentOf(definition: MappedFormatDefinition, fields: Fields): Fragment {
  const { nature = 'failure', name, facts, marks, lists, details = {}, people = {}, timeline } = definition
  return {
    nature,
    ids: qualified(name, texts(fields, definition.id)),
    ...(facts && { facts: mapValues(facts, (mapping) => texts(fields, mapping)) }),
    ...(marks && {
      marks: mapValues(marks, (mapping) =>
        read(fields, mapping, (from, paths, how) => from.moment(paths, how)),
      ),
    }),
    ...(lists && { lists: mapValues(lists, (mapping) => texts(fields, mapping)) }),
    timeline: timeline ? entriesOf(fields, timeline.list).flatMap((entry) => eventOf(entry, timeline)) : [],
    people: Object.entries(people).flatMap(([role, mapping]) =>
      texts(fields, mapping).map((fact) => ({ ...fact, value: { name: fact.value, role } })),
    ),
    links: read(fields, definition.links, (from, paths) => from.link(paths, 'other')),
    details: Object.entries(details).flatMap(([label, mapping]) =>
      read(fields, mapping, (from, paths, how) => from.detail(label, paths, how)),
    ),
  }
}

function eventOf(entry: Fields, timeline: NonNullable<MappedFormatDefinition['timeline']>) {
  const moments = read(entry, timeline.at, (from, paths, how) => from.moment(paths, how))
  const [text] = texts(entry, timeline.text)
  if (!text) return []
  return told(entry, moments.slice(0, 1), text.value, {
    basis: text.basis,
    detail: texts(entry, timeline.detail)[0]?.value,
    by: texts(entry, timeline.by)[0]?.value,
  })
}

const entriesOf = (fields: Fields, list: Path | undefined) =>
  list === undefined ? [fields] : fields.each(pointerOf(list))

const texts = (fields: Fields, mapping: Mapping | undefined) =>
  read(fields, mapping, (from, paths, how) => from.text(paths, how))

type How = { readonly basis?: Basis; readonly note?: string }
type Reader<T> = (fields: Fields, pointers: readonly string[], how: How) => readonly Fact<T>[]

/** Follows a mapping: the first path without a `*` that says something, else all that the first with one leads to. */
function read<T>(fields: Fields, mapping: Mapping | undefined, reader: Reader<T>): readonly Fact<T>[] {
  if (mapping === undefined) return []
  const { path, ...how }: { path: Path | readonly Path[] } & How =
    typeof mapping === 'string' || isList(mapping) ? { path: mapping } : mapping
  const paths = typeof path === 'string' ? [path] : path
  for (const pointer of paths.map(pointerOf)) {
    const found = spread(fields, pointer).flatMap(({ from, rest }) => reader(from, [rest], how))
    if (found.length > 0) return found
  }
  return []
}

const isList = (mapping: Mapping): mapping is readonly Path[] => Array.isArray(mapping)

/** Every place that a pointer with `*` in it leads to. */
function spread(fields: Fields, pointer: string): readonly { from: Fields; rest: string }[] {
  const star = /\/\*(?=\/|$)/.exec(pointer)
  if (!star) return [{ from: fields, rest: pointer }]
  return fields
    .each(pointer.slice(0, star.index))
    .flatMap((element) => spread(element, pointer.slice(star.index + 2)))
}

/** A column's name may hold anything, a pointer begins with a slash. */
const pointerOf = (path: Path) => (path === '' || path.startsWith('/') ? path : step(path))

function mapValues<K extends string, T>(
  table: { readonly [name in K]?: Mapping },
  reader: (mapping: Mapping) => readonly T[],
): { readonly [name in K]?: readonly T[] } {
  const entries = Object.entries<Mapping | undefined>(table).map(([key, mapping]) => [
    key,
    mapping === undefined ? [] : reader(mapping),
  ])
  return Object.fromEntries(entries) as { readonly [name in K]?: readonly T[] }
}
