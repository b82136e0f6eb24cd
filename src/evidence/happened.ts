// Timeline events: something happened at a moment that a field gives, or an entry of a list tells it.
import type { Fact } from '../incident/fact.ts'
import type { TimelineEvent } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'
import type { Fields, How } from './fields.ts'
import { oneLine } from './one-line.ts'

export interface Extra {
  readonly by?: string | undefined
  /** Further words; what the text's own further lines say comes first. */
  readonly detail?: string | undefined
}

/** An event for each moment found (none or one), cited where the moment stands. */
export function happened(
  moments: readonly Fact<Moment>[],
  text: string,
  extra: Extra = {},
): readonly Fact<TimelineEvent>[] {
  return moments.map((moment) => ({ ...moment, value: eventOf(moment.value, text, extra) }))
}

/** An event that an entry tells, cited as the whole entry: its time and its words stand in it together. */
export function told(
  entry: Fields,
  moments: readonly Fact<Moment>[],
  text: string,
  how: How & Extra = {},
): readonly Fact<TimelineEvent>[] {
  const { by, detail, ...cited } = how
  return moments.map(({ value, note }) =>
    entry.cite(eventOf(value, text, { by, detail }), '', { ...(note !== undefined && { note }), ...cited }),
  )
}

function eventOf(at: Moment, text: string, { by, detail }: Extra): TimelineEvent {
  const line = oneLine(text)
  const details = [line.rest, detail].filter((part) => part !== undefined && part.trim() !== '').join('\n')
  return { at, text: line.text, ...(details !== '' && { detail: details }), ...(by !== undefined && { by }) }
}
