// The timeline: its entries put in time, with the day, the zone, and whether they stand in order.
import { datesIn } from './calendar.ts'
import { resolveDate } from './date-context.ts'
import type { ReviewTimeline } from './model.ts'
import type { Piece } from './outline.ts'
import { type Section, ownPieces } from './sections.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'
import type { RawEntry } from './raw-entry.ts'
import { rawEntries } from './timeline-entries.ts'
import { boundsOf, inOrder, place } from './timeline-order.ts'
import { announcedZone, zoneIn } from './zone.ts'

const foreign = new Set<Concept>([
  'lessons',
  'actions',
  'prevention',
  'cause',
  'impact',
  'checklist',
  'signOff',
  'contributing',
])
const elsewhere = new Set<Concept>([...foreign, 'other', 'timeline'])

interface Stretch {
  readonly entries: readonly RawEntry[]
  /** The day its headings name. */
  readonly day: string | undefined
  readonly zone: string | undefined
  /** Whether the heading promises only what led up to the incident. */
  readonly leadUp: boolean
}

/** `incidentDate` gives bare times their day, where nothing nearer does. */
export function findTimeline(source: Source, incidentDate: string | undefined): ReviewTimeline {
  const stretches = findStretches(source)
  const placed = place(stretches, source, incidentDate?.length === 10 ? incidentDate : undefined)
  const entries = placed.map(({ entry }) => entry)
  if (entries.length === 0) return { entries }
  const moments = boundsOf(placed)
  const start = moments[0]
  const end = moments.at(-1)
  const zones = zonesOf(stretches, source)
  return {
    entries,
    ...(start === undefined || end === undefined ? {} : { start, end }),
    ...(zones[0] === undefined ? {} : { zone: zones[0] }),
    ...(zones.length > 1 ? { zones } : {}),
    ordered: inOrder(placed),
  }
}

function findStretches(source: Source): readonly Stretch[] {
  const { sections, pieces } = source
  const named = sections.filter(
    (section) =>
      section.concepts.includes('timeline') &&
      !isWithin(section, sections, (outer) => outer.concepts.includes('timeline')),
  )
  const read = named
    .map((section) =>
      stretch(
        section,
        source,
        rawEntries(
          ownPieces(
            section,
            sections,
            pieces,
            (inner) => !inner.concepts.some((concept) => foreign.has(concept)),
          ),
          false,
        ),
      ),
    )
    .filter(isFilled)
  // What led up to the incident is its timeline only where there is no other.
  const proper = read.filter(({ leadUp }) => !leadUp)
  if (read.length > 0) return proper.length > 0 ? proper : read
  const bare = named
    .map((section) => stretch(section, source, untimed(pieces.slice(section.from, section.to))))
    .filter(isFilled)
  return bare.length > 0 ? bare : unannounced(source)
}

function isFilled({ entries }: Stretch): boolean {
  return entries.some(({ dayOnly }) => !dayOnly)
}

/** A timeline whose entries carry no time at all: the items of its one list, in their order. */
function untimed(pieces: readonly Piece[]): readonly RawEntry[] {
  const next = pieces.findIndex(({ kind }) => kind === 'heading')
  const own = next === -1 ? pieces : pieces.slice(0, next)
  const level = Math.min(...own.flatMap((piece) => (piece.kind === 'item' ? [piece.level] : [])))
  return own
    .filter((piece) => piece.kind === 'item' && piece.level === level)
    .filter(
      ({ text }) =>
        /^[^[{<]/.test(text) && /\p{L}{3}/u.test(text) && !/^(?:https?:|describe|list)/i.test(text),
    )
    .map((piece) => ({ line: piece.line, moment: undefined, text: piece.text, dayOnly: false }))
}

/** A timeline that nothing announces: the part of the document with the most lines that begin with a clock time. */
function unannounced(source: Source): readonly Stretch[] {
  const { sections, pieces } = source
  const parts = sections.filter(
    ({ by, concepts }) => by === 'heading' && !concepts.some((concept) => elsewhere.has(concept)),
  )
  const opening = sections.find(({ by }) => by === 'heading')?.at ?? pieces.length
  const candidates = [
    stretch(undefined, source, rawEntries(pieces.slice(0, opening), true)),
    ...parts.map((section) =>
      stretch(
        section,
        source,
        rawEntries(
          ownPieces(section, sections, pieces, ({ by }) => by !== 'heading'),
          true,
        ),
      ),
    ),
  ]
  const weight = ({ entries }: Stretch): number =>
    entries.filter(({ dayOnly, moment }) => !dayOnly && moment?.clock !== undefined).length
  const best = candidates.toSorted((a, b) => weight(b) - weight(a))[0]
  return best !== undefined && weight(best) >= 3 ? [best] : []
}

function stretch(section: Section | undefined, source: Source, entries: readonly RawEntry[]): Stretch {
  const headings = section === undefined ? [] : chain(section, source.sections)
  const day = headings.map(({ heading }) => dayIn(heading, source)).find((found) => found !== undefined)
  const body =
    section === undefined ? [] : source.pieces.slice(section.from, Math.min(section.to, section.from + 40))
  const table = body
    .find(({ isHeader }) => isHeader)
    ?.header.map(zoneIn)
    .find((zone) => zone !== undefined)
  const said = body.map(({ text }) => announcedZone(text)).find((zone) => zone !== undefined)
  return {
    entries,
    day,
    zone: zoneIn(section?.heading ?? '') ?? table ?? said,
    leadUp: /\blead ?-?up\b/i.test(section?.heading ?? ''),
  }
}

/** The section and those that enclose it, the innermost first. */
function chain(section: Section, sections: readonly Section[]): readonly Section[] {
  const found = [section]
  for (
    let outer = sections[section.within];
    outer !== undefined && found.length < 9;
    outer = sections[outer.within]
  )
    found.push(outer)
  return found
}

function isWithin(
  section: Section,
  sections: readonly Section[],
  test: (outer: Section) => boolean,
): boolean {
  return chain(section, sections).slice(1).some(test)
}

function dayIn(text: string, source: Source): string | undefined {
  const date = datesIn(text)[0]?.value
  const day = date === undefined || date.day === 0 ? undefined : resolveDate(date, source.dates)
  return day?.length === 10 ? day : undefined
}

function zonesOf(stretches: readonly Stretch[], source: Source): readonly string[] {
  const stated = stretches.flatMap(({ zone }) => (zone === undefined ? [] : [zone]))
  const written = stretches.flatMap(({ entries }) =>
    entries.flatMap(({ moment }) => (moment?.zone === undefined ? [] : [moment.zone])),
  )
  const counts = new Map<string, number>()
  for (const zone of written) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  const frequent = [...counts].toSorted(([, a], [, b]) => b - a).map(([zone]) => zone)
  const found = [...stated, ...frequent]
  if (found.length > 0) return [...new Set(found)]
  const said = source.pieces.map(({ text }) => announcedZone(text)).find((zone) => zone !== undefined)
  return said === undefined ? [] : [said]
}
