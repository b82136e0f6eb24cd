// The timeline: its entries put in time, with the day, the zone, and whether they stand in order.
import { type WrittenDate, dateOfDay, datesIn, dayNumber } from './calendar.ts'
import { resolveDate } from './date-context.ts'
import type { ReviewTimeline, TimelineEntry } from './model.ts'
import type { Clock } from './moment-at.ts'
import type { Piece } from './outline.ts'
import { type Section, ownPieces } from './sections.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'
import { type RawEntry, rawEntries } from './timeline-entries.ts'
import { announcedZone, zoneIn } from './zone.ts'

/** A drop of more than this between bare clock times is the next day; a smaller one is disorder. Seconds. */
const nextDay = 10 * 3600
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

/** The moments in time order. One whose hour was left open says nothing where its day has others. */
function boundsOf(placed: readonly Placed[]): readonly string[] {
  const timed = new Set(placed.flatMap(({ entry: { at = '' } }) => (at.length > 10 ? [at.slice(0, 10)] : [])))
  return placed
    .flatMap(({ entry: { at }, open }) => (at === undefined || (open && timed.has(at)) ? [] : [at]))
    .toSorted()
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
  if (read.length > 0) return read
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
    .filter(({ text }) => /^[^[{<]/.test(text) && /\p{L}{3}/u.test(text) && !/^(?:https?:|describe|list)/i.test(text))
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
  return { entries, day, zone: zoneIn(section?.heading ?? '') ?? table ?? said }
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

interface Placed {
  readonly entry: TimelineEntry
  /** Days and seconds, as far as they are known; days count from an unknown start where no date is. */
  readonly day: number | undefined
  readonly second: number | undefined
  readonly open: boolean
}

function place(stretches: readonly Stretch[], source: Source, base: string | undefined): readonly Placed[] {
  const placed: Placed[] = []
  let carried: string | undefined
  for (const { entries, day: headed } of stretches) {
    let day: number | undefined = dayOf(headed ?? carried ?? base)
    const dated = day !== undefined || entries.some(({ moment }) => moment?.date !== undefined)
    day ??= dated ? undefined : 0
    let last: number | undefined
    for (const { line, moment, text, dayOnly } of entries) {
      const written = moment?.date === undefined ? undefined : resolveDate(moment.date, source.dates)
      if (moment?.date !== undefined) {
        day = dayOf(written)
        last = undefined
      }
      if (dayOnly) continue
      const second = moment?.clock === undefined ? undefined : secondOf(moment.clock)
      if (
        second !== undefined &&
        day !== undefined &&
        moment?.date === undefined &&
        last !== undefined &&
        last - second > nextDay
      )
        day += 1
      if (second !== undefined) last = second
      const date =
        moment?.date === undefined || day !== undefined
          ? day === undefined || !dated || (second === undefined && moment?.date === undefined)
            ? undefined
            : dateOfDay(day)
          : written
      const at =
        date === undefined
          ? undefined
          : date + (moment?.clock === undefined || date.length < 10 ? '' : clockText(moment.clock))
      const until = untilOf(date, moment?.untilDate, moment?.until, second, source)
      placed.push({
        entry: { line, ...(at === undefined ? {} : { at }), ...(until === undefined ? {} : { until }), text },
        day: moment?.clock === undefined && moment?.date === undefined ? undefined : day,
        second,
        open: moment?.open === true,
      })
    }
    carried = headed === undefined && dated && day !== undefined ? dateOfDay(day) : undefined
  }
  return placed
}

function untilOf(
  date: string | undefined,
  untilDate: WrittenDate | undefined,
  until: Clock | undefined,
  second: number | undefined,
  source: Source,
): string | undefined {
  const day = untilDate === undefined ? date : resolveDate(untilDate, source.dates)
  if (day?.length !== 10 || (until === undefined && untilDate === undefined)) return undefined
  if (until === undefined) return day
  const next = untilDate === undefined && second !== undefined && secondOf(until) < second ? 1 : 0
  return dateOfDay((dayOf(day) ?? 0) + next) + clockText(until)
}

function dayOf(date: string | undefined): number | undefined {
  const [, year, month, ofMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? []
  return year === undefined ? undefined : dayNumber(Number(year), Number(month), Number(ofMonth))
}

function secondOf({ hour, minute, second }: Clock): number {
  return hour * 3600 + minute * 60 + second
}

function clockText({ hour, minute }: Clock): string {
  return `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Two entries are compared as far as both are known: days alone where one has no clock. */
function inOrder(placed: readonly Placed[]): boolean {
  let previous: Placed | undefined
  for (const next of placed) {
    if (next.day === undefined) continue
    if (previous?.day !== undefined) {
      if (next.day < previous.day) return false
      const sameDay = next.day === previous.day
      if (sameDay && isEarlier(next.second, previous.second)) return false
    }
    if (next.second !== undefined || previous === undefined || next.day > (previous.day ?? 0)) previous = next
  }
  return true
}

/** Where one of the two is written without seconds, the minutes decide. */
function isEarlier(second: number | undefined, than: number | undefined): boolean {
  if (second === undefined || than === undefined) return false
  const grain = second % 60 === 0 || than % 60 === 0 ? 60 : 1
  return Math.floor(second / grain) < Math.floor(than / grain)
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
