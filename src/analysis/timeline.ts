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

export function timelineOf(incident: Pick<Incident, 'timeline'>): readonly TimelineRow[] {
  const rows = new Map<string, Fact<TimelineEvent>[]>()
  for (const fact of incident.timeline) {
    const { at, text } = fact.value
    const key = `${at.earliest} ${at.latest} ${text.trim().toLowerCase()}`
    const row = rows.get(key)
    if (row) row.push(fact)
    else rows.set(key, [fact])
  }
  return [...rows.values()].flatMap((facts) => {
    const [first] = facts
    if (!first) return []
    const by = facts.find(({ value }) => value.by !== undefined)?.value.by
    const details = [
      ...new Set(facts.flatMap(({ value }) => (value.detail === undefined ? [] : [value.detail]))),
    ]
    return [{ at: first.value.at, text: first.value.text, details, facts, ...(by !== undefined && { by }) }]
  })
}
