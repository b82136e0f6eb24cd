// The timeline of an incident: every source's entries in order, one row for what several sources say alike.
import type { Fact } from '../incident/fact.ts'
import type { Incident, TimelineEvent } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'

/** One row; `facts` are all the entries that say it. */
export interface TimelineRow {
  readonly at: Moment
  readonly text: string
  readonly details: readonly string[]
  readonly by?: string
  readonly facts: readonly Fact<TimelineEvent>[]
}

type Entry = Fact<TimelineEvent>

/** Rows in the order of time. Of entries that say the same, the longest wording is shown, and every source kept. */
export function timelineOf(incident: Pick<Incident, 'timeline'>): readonly TimelineRow[] {
  const instants = new Map<string, Entry[][]>()
  for (const fact of incident.timeline) {
    const { earliest, latest } = fact.value.at
    const key = `${earliest} ${latest}`
    const rows = instants.get(key) ?? []
    instants.set(key, rows)
    const same = rows.slice(0, mostAtOnce).find(([first]) => first && saysTheSame(first, fact))
    if (same) same.push(fact)
    else rows.push([fact])
  }
  return [...instants.values()].flat().flatMap(rowOf)
}

/** More entries of one second than this are a log, where the same words mean the same event only if they are equal. */
const mostAtOnce = 50

/** Equal words; or of two files, one of which only says more. */
function saysTheSame(a: Entry, b: Entry): boolean {
  const [x, y] = [plain(a.value.text), plain(b.value.text)]
  if (x === y) return true
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  return a.source.file !== b.source.file && short.length >= shortest && ` ${long} `.includes(` ${short} `)
}

/** Fewer letters than this are found in many texts. */
const shortest = 8
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() || text

function rowOf(facts: readonly Entry[]): readonly TimelineRow[] {
  const [first] = facts
  if (!first) return []
  const text = facts.reduce(
    (longest, { value }) => (value.text.length > longest.length ? value.text : longest),
    first.value.text,
  )
  const by = facts.find(({ value }) => value.by !== undefined)?.value.by
  const details = [
    ...new Set(facts.flatMap(({ value }) => (value.detail === undefined ? [] : [value.detail]))),
  ]
  return [{ at: first.value.at, text, details, facts, ...(by !== undefined && { by }) }]
}
