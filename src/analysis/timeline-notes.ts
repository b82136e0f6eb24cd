// What a reader of the timeline should know: where it is silent, and which sources' clocks disagree.
import type { Fact } from '../incident/fact.ts'
import type { Incident } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'
import { dayOf, toIso } from '../incident/moment.ts'
import { showSpan, spanBetween } from '../incident/span.ts'
import { nearestQuarter, offsetBetween } from './accounts.ts'
import type { TimelineRow } from './timeline.ts'

export interface TimelineNote {
  readonly kind: 'gap' | 'skew'
  /** One sentence, plain text. */
  readonly message: string
  readonly facts: readonly Fact<unknown>[]
}

/** `gapSeconds`: a longer silence between two entries is named. */
export function timelineNotes(
  incident: Pick<Incident, 'timeline' | 'marks'>,
  rows: readonly TimelineRow[],
  gapSeconds: number,
): readonly TimelineNote[] {
  return [...gapsIn(rows, gapSeconds), ...skewsIn(incident)]
}

const timed: ReadonlySet<Moment['precision']> = new Set(['minute', 'second', 'millisecond'])
/** A timeline of many days is silent every night: the longest gaps will do. */
const mostGaps = 3

function gapsIn(rows: readonly TimelineRow[], gapSeconds: number): readonly TimelineNote[] {
  const clocked = rows.filter(({ at }) => timed.has(at.precision))
  const gaps = clocked.slice(1).flatMap((to, index) => {
    const from = clocked[index]
    const span = from && spanBetween(from.at, to.at)
    return span && span.min > gapSeconds ? [{ from, to, span }] : []
  })
  return gaps
    .toSorted((a, b) => b.span.min - a.span.min)
    .slice(0, mostGaps)
    .sort((a, b) => a.from.at.earliest - b.from.at.earliest)
    .map(({ from, to, span }) => ({
      kind: 'gap',
      message: `Nothing is recorded for ${showSpan(span)}, from ${toIso(from.at.latest)} to ${toIso(to.at.earliest)}${overMidnight(from.at, to.at)}.`,
      facts: [...from.facts, ...to.facts],
    }))
}

function overMidnight(from: Moment, to: Moment): string {
  return dayOf(from.latest) === dayOf(to.earliest) ? '' : ', over midnight'
}

interface Account {
  readonly key: string
  readonly fact: Fact<Moment>
}

/** Pairs of files are compared; more files than this are hardly ever written by clocks that somebody set by hand. */
const mostFiles = 20
/** Ms. Less is a matter of when each program got to writing. */
const least = 10_000
/** How far the offsets of a constant skew may differ. Ms. */
const slack = 2000

/** A constant offset between two files' accounts of the same events, in two events at least. */
function skewsIn(incident: Pick<Incident, 'timeline' | 'marks'>): readonly TimelineNote[] {
  const byFile = new Map<string, Account[]>()
  for (const account of accountsOf(incident)) {
    const { file } = account.fact.source
    byFile.set(file, [...(byFile.get(file) ?? []), account])
  }
  const files = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, mostFiles)
  return files.flatMap(([one, mine], index) =>
    files.slice(index + 1).flatMap(([other, theirs]) => skewBetween([one, mine], [other, theirs])),
  )
}

/** Events by their words and marks by their names, where a file has each only once. */
function accountsOf({ timeline, marks }: Pick<Incident, 'timeline' | 'marks'>): readonly Account[] {
  return [
    ...timeline.map((fact) => ({
      key: `event ${fact.value.text.toLowerCase()}`,
      fact: { ...fact, value: fact.value.at },
    })),
    ...Object.entries(marks).flatMap(([name, facts]) => facts.map((fact) => ({ key: `mark ${name}`, fact }))),
  ].filter(({ fact }) => fact.basis !== 'derived' && timed.has(fact.value.precision))
}

function skewBetween(
  [one, mine]: readonly [string, readonly Account[]],
  [other, theirs]: readonly [string, readonly Account[]],
): readonly TimelineNote[] {
  const [a, b] = [onlyOnce(mine), onlyOnce(theirs)]
  const pairs = [...a].flatMap(([key, fact]) => {
    const twin = b.get(key)
    return twin ? [{ fact, twin, offset: offsetBetween(fact.value, twin.value) }] : []
  })
  // One event told twice, as an entry and as a mark, is one.
  const events = new Set(pairs.map(({ fact }) => fact.value.earliest))
  const offsets = pairs.map(({ offset }) => offset).sort((x, y) => x - y)
  const [low, high] = [offsets[0] ?? 0, offsets.at(-1) ?? 0]
  if (events.size < 2 || Math.abs(low) < least || high - low > slack) return []
  const isZone = low !== 0 && Math.abs(low - nearestQuarter(low)) <= slack
  const apart = showSpan({ min: Math.abs(low) / 1000, max: Math.abs(low) / 1000 })
  const [early, late] = low > 0 ? [one, other] : [other, one]
  return [
    {
      kind: 'skew',
      message: `In ${events.size} events that both tell, the times of ${nameOf(late)} are ${apart} after those of ${nameOf(early)}: ${isZone ? 'probably another time zone' : 'their clocks differ'}.`,
      facts: pairs.flatMap(({ fact, twin }) => [fact, twin]),
    },
  ]
}

function onlyOnce(accounts: readonly Account[]): ReadonlyMap<string, Fact<Moment>> {
  const counts = new Map<string, number>()
  for (const { key } of accounts) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(accounts.filter(({ key }) => counts.get(key) === 1).map(({ key, fact }) => [key, fact]))
}

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1)
