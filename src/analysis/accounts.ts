// Who says when: the moments of one file, those that its name says, and clocks that are only in different zones.
import type { Fact } from '../incident/fact.ts'
import type { Incident } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'

/** Whether a fact was read from the name of a file or folder, and not from inside it. */
export function isFromName({ source, note }: Fact<unknown>): boolean {
  return source.pointer === undefined && source.line === undefined && note?.startsWith('from the ') === true
}

/** Every moment that a file gives of the incident: events, marks, records, and the day that a document names. */
export function momentsOf(incident: Incident, file: string): readonly Fact<Moment>[] {
  const { timeline, marks, records, claims } = incident
  return [
    ...timeline.map((fact) => ({ ...fact, value: fact.value.at })),
    ...Object.values(marks).flat(),
    ...records.flatMap(({ started, ended }) => (started ? [started, ended] : [ended])),
    ...claims.flatMap((fact) =>
      fact.value.kind === 'record' || fact.value.kind === 'dated' ? [{ ...fact, value: fact.value.at }] : [],
    ),
  ].filter(({ source }) => source.file === file)
}

const minute = 60_000
const quarter = 15 * minute
/** Zones lie up to 14 hours from UTC. */
const farthest = 14 * 60 * minute
const slack = 2 * minute

/**
 * Whether two accounts of one event are the same time, or the same on clocks of different zones: whole quarters of an
 * hour apart, up to 14 hours, give or take two minutes. Where both name their zone, only the two minutes are granted.
 */
export function isZoneApart(a: Moment, b: Moment): boolean {
  const apart = offsetBetween(a, b)
  if (Math.abs(apart) <= slack) return true
  if (a.zone === 'explicit' && b.zone === 'explicit') return false
  return Math.abs(apart) <= farthest + slack && Math.abs(apart - nearestQuarter(apart)) <= slack
}

/** From the first to the second, in ms; 0 where they overlap. */
export function offsetBetween(a: Moment, b: Moment): number {
  if (b.earliest > a.latest) return b.earliest - a.latest
  return a.earliest > b.latest ? b.latest - a.earliest : 0
}

export const nearestQuarter = (ms: number): number => Math.round(ms / quarter) * quarter
