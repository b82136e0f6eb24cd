// The marks that a document's front matter states, as our own documents write them.
import { type MarkName, markNames } from '../incident/incident.ts'
import { type Moment, parseMoment } from '../incident/moment.ts'
import type { Review } from '../markdown/review.ts'

export type StatedMarks = { readonly [name in MarkName]?: Moment }

/** `marks: { resolved: 2026-03-10T10:00:00Z, started: [earliest, latest] }`. `zone` is for times that name none. */
export function statedMarks({ frontMatter }: Review, zone = 'UTC'): StatedMarks {
  const marks = frontMatter['marks']
  if (typeof marks !== 'object' || marks === null) return {}
  const byName = new Map(Object.entries(marks))
  return Object.fromEntries(
    markNames.flatMap((name) => {
      const moment = momentOf(byName.get(name), zone)
      return moment ? [[name, moment]] : []
    }),
  )
}

function momentOf(value: unknown, zone: string): Moment | undefined {
  if (typeof value === 'string') return parseMoment(value, { zone })
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [from, to] = value.map((bound: unknown) => momentOf(bound, zone))
  return from && to && from.earliest <= to.latest ? { ...from, latest: to.latest } : undefined
}
