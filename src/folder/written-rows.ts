// What people wrote into the timeline of a post-mortem: evidence like any other, stated by them.
import { type Fact, thisDocument } from '../incident/fact.ts'
import type { Fragment, MarkName, TimelineEvent } from '../incident/incident.ts'
import { type Moment, isZone, parseMoment } from '../incident/moment.ts'
import { type Review, readReview } from '../markdown/review.ts'

interface Row {
  /** Counted from 1. */
  readonly line: number
  readonly time: string
  readonly event: string
  readonly detail: string
  readonly at: Moment | undefined
  readonly written: string
}

/**
 * The rows of the document's timeline that were not generated, as a fragment; undefined where there is none. `generated`
 * is the text as last generated: a row that has the time or the event of a generated one is that row, edited.
 */
export function writtenRows(
  document: string,
  generated: string,
  sha256: (text: string) => string,
): Fragment | undefined {
  if (plain(document) === plain(generated)) return undefined
  const own = added(rowsOf(document), rowsOf(generated))
  const timeline = own.flatMap(({ line, event, detail, at, written }): readonly Fact<TimelineEvent>[] =>
    at && event !== ''
      ? [
          {
            value: { at, text: event, ...(detail !== '' && { detail }) },
            basis: 'stated',
            source: { file: thisDocument, sha256: sha256(written), line },
          },
        ]
      : [],
  )
  if (timeline.length === 0) return undefined
  const marks: Partial<Record<MarkName, Fact<Moment>[]>> = {}
  for (const fact of timeline) {
    const name = markIn(fact.value.text)
    if (name) marks[name] = [...(marks[name] ?? []), { ...fact, value: fact.value.at }]
  }
  return { nature: 'context', timeline, marks }
}

/** What stands but was not generated; each generated row answers for one standing row. */
function added(standing: readonly Row[], generated: readonly Row[]): readonly Row[] {
  const keys: readonly ((row: Row) => string)[] = [
    ({ time, event }) => `${time}|${event}`,
    ({ event }) => event,
    ({ time }) => time,
  ]
  let [left, unmatched] = [standing, generated]
  for (const key of keys) {
    const counts = new Map<string, Row[]>()
    for (const row of unmatched) counts.set(key(row), [...(counts.get(key(row)) ?? []), row])
    const answered = new Set<Row>()
    left = left.filter((row) => {
      const match = counts.get(key(row))?.pop()
      if (match) answered.add(match)
      return match === undefined
    })
    unmatched = unmatched.filter((row) => !answered.has(row))
  }
  return left
}

function rowsOf(text: string): readonly Row[] {
  const review = readReview(text, { file: thisDocument })
  const lines = plain(text).split('\n')
  return review.timeline.entries.map(({ line, at, text: said }) => {
    const written = (lines[line - 1] ?? '').trim()
    const day = at?.slice(0, 10)
    const cells = cellsOf(written)
    const index = cells.findIndex((cell) => momentIn(cell, review, day) !== undefined)
    const [time = at ?? '', event = said, detail = ''] = index < 0 ? [] : cells.slice(index)
    return { line, time, event, detail, written, at: momentIn(time, review, day) }
  })
}

/** A document that names its zone leaves no doubt about its times. */
function momentIn(text: string, { timeline }: Review, day: string | undefined): Moment | undefined {
  const zone = timeline.zone !== undefined && isZone(timeline.zone) ? timeline.zone : undefined
  const moment = parseMoment(text, { zone: zone ?? 'UTC', ...(day?.length === 10 && { day }) })
  return moment && zone !== undefined ? { ...moment, zone: 'explicit' } : moment
}

/** The cells of `| a | b |` without their escapes; none where the line is no row. */
function cellsOf(line: string): readonly string[] {
  if (!line.startsWith('|')) return []
  return line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll(/\\([\\`*_{}[\]<>()#+\-.!|~])/g, '$1'))
}

const marked: readonly (readonly [RegExp, MarkName])[] = [
  [/\backnowledged\b/i, 'acknowledged'],
  [/\bnotified\b/i, 'notified'],
  [/\b(?:detected|noticed)\b/i, 'detected'],
  [/\breported\b/i, 'reported'],
  [/\bdeclared\b/i, 'declared'],
  [/\bmitigated\b/i, 'mitigated'],
  [/\bresolved\b/i, 'resolved'],
  [/\brolled back\b/i, 'rolled-back'],
]
const doubtful =
  /\b(?:not|never|no|nobody|nothing|un\w+|before|until|if|should|could|would|may|might|will|failed|trying)\b|\?/i
const telling = 6

/** The mark that an event states in its first words: `Alert acknowledged by Dana`. Doubt states nothing. */
function markIn(event: string): MarkName | undefined {
  const beginning = event.split(/\s+/).slice(0, telling).join(' ')
  if (doubtful.test(event)) return undefined
  const found = marked.filter(([pattern]) => pattern.test(beginning))
  return found.length === 1 ? found[0]?.[1] : undefined
}

const plain = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
