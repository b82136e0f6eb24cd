// The timeline of a document as moments: with its seconds, in the zone that it names, else in the assumed one.
import { type Moment, isZone, parseMoment } from '../../incident/moment.ts'
import { type WrittenMoment, momentAt } from '../../markdown/review/moment-at.ts'
import type { DocumentContext } from './read-document.ts'

export interface DocumentEvent {
  readonly line: number
  readonly at: Moment
  /** The first cell behind the time, or the line. */
  readonly text: string
  /** The other cells. */
  readonly detail?: string
}

/** A review joins the cells of a row so. */
const betweenCells = ' — '

/** The entries whose day is known. A line that `skips` names is left out. */
export function readEvents(context: DocumentContext, skips: ReadonlySet<number>): readonly DocumentEvent[] {
  const { review } = context
  const written = writtenOn(context)
  return review.timeline.entries.flatMap((entry) => {
    if (entry.at === undefined || skips.has(entry.line)) return []
    const at = momentOf(context, written.get(entry.line), entry.at)
    if (!at) return []
    const [text = '', ...rest] = entry.text.split(betweenCells)
    const detail = rest.join('; ')
    return text === '' ? [] : [{ line: entry.line, at, text, ...(detail !== '' && { detail }) }]
  })
}

/** What the review gives to the minute, to the second and in its zone. */
function momentOf(context: DocumentContext, written: Written | undefined, at: string): Moment | undefined {
  const zone = written?.moment.zone ?? context.review.timeline.zone
  const second = written?.moment.clock?.second ?? 0
  const seconds = written && /:\d\d:\d\d/.test(written.text) ? `:${String(second).padStart(2, '0')}` : ''
  const wall = at.length > 10 ? `${at.replace('T', ' ')}${seconds}` : at
  const moment = inZone(wall, zone, context.options.zone)
  return moment && { ...moment, text: written?.text ?? at }
}

/** A wall time in the zone that a document names for it; `fallback` is assumed where it names none that is known. */
export function inZone(wall: string, zone: string | undefined, fallback: string): Moment | undefined {
  if (zone !== undefined && isZone(zone)) {
    const moment = parseMoment(wall, { zone })
    return moment && { ...moment, zone: 'explicit' }
  }
  const named = zone === undefined ? undefined : parseMoment(`${wall} ${zone}`, { zone: fallback })
  return named ?? parseMoment(wall, { zone: fallback })
}

type Written = { readonly moment: WrittenMoment; readonly text: string }

/** The time as it stands on each line, in whichever cell. */
function writtenOn({ source }: DocumentContext): ReadonlyMap<number, Written> {
  const found = new Map<number, Written>()
  for (const piece of source.pieces)
    for (const text of piece.kind === 'row' ? piece.cells : [piece.text]) {
      const moment = found.has(piece.line) ? undefined : momentAt(text, true)
      if (moment?.clock)
        found.set(piece.line, { moment, text: text.slice(0, moment.end).replace(/[\s:|–—-]+$/, '') })
    }
  return found
}
