// Posts of static status pages, Markdown with front matter: cState, Statusfy and their like.
//
// Dates name no zone. Updates stand newest first: in cState each paragraph ends with a `track`, in
// Statusfy each is a block that begins with `::: update`.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import { citedByLine } from '../cited-by-line.ts'
import { type FrontMatter, frontMatter } from '../decode/front-matter.ts'
import { locator } from '../decode/locate.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece, ReadOptions } from '../format.ts'
import { happened } from '../happened.ts'
import { oneLine } from '../one-line.ts'
import { plainText } from '../plain-text.ts'
import { anyOf, list, oneOf, present, signature } from '../signature.ts'

const isPost = anyOf(
  signature({ '/title': present, '/date': present, '/affected or /affectedsystems': list }),
  signature({
    '/title': present,
    '/date': present,
    '/resolvedWhen or /resolved_on or /resolved_at': present,
  }),
  signature({ '/title': present, '/date': present, '/section': oneOf('issue') }),
  signature({ '/title': present, '/date': present, '/resolved': oneOf(true, false) }),
)

export const statusMarkdown: Format = {
  id: 'status-markdown',
  title: 'Status page posts in Markdown (cState, Statusfy)',
  yields: 'title, severity, affected systems, start and resolution, every update',
  declines(piece) {
    if (piece.syntax !== 'markdown') return `${piece.syntax}, not markdown`
    const front = headOf(piece)
    return front ? isPost(front.piece) : 'no front matter'
  },
  read(piece, options) {
    const front = headOf(piece)
    if (!front) return { fragments: [], problems: [] }
    const fields = fieldsOf(front.piece, options)
    const fragment = fragmentOf(fields, updatesOf(piece, front, options))
    return citedByLine({ fragments: [fragment], problems: fields.problems }, locator(front.yaml, 'yaml'), 1)
  },
}

interface Head extends FrontMatter {
  /** The front matter as a piece of its own. */
  readonly piece: Piece
}

function headOf(piece: Piece): Head | undefined {
  const front = typeof piece.data === 'string' ? frontMatter(piece.data) : undefined
  return front && { ...front, piece: { ...piece, syntax: 'yaml', data: front.data } }
}

function fragmentOf(fields: Fields, updates: readonly Fact<TimelineEvent>[]): Fragment {
  const stated = { basis: 'stated' } as const
  const started = fields.moment(['/date', '/startdate'], stated)
  const resolved = fields.moment(['/resolvedWhen', '/resolved_on', '/resolved_at'], stated)
  const isOpen = fields.raw('/resolved') === false
  const isNotice =
    fields.raw('/informational') === true ||
    fields.raw('/severity') === 'notice' ||
    fields.raw('/scheduled') !== undefined
  const over = fields.raw('/resolved') === true ? fields.cite('resolved', '/resolved', stated) : undefined
  return {
    nature: isNotice ? 'context' : 'failure',
    facts: {
      title: fields.text('/title', stated),
      summary: fields.text('/description', stated),
      severity: fields.text(['/severity', '/max_severity'], stated),
      status: over ? [over] : plainText(fields, ['/status'], stated),
      service: distinct(
        ['/affected', '/affectedsystems'].flatMap((pointer) =>
          fields.each(pointer).flatMap((system) => plainText(system, ['', '/name'], stated)),
        ),
      ),
    },
    marks: { started, resolved: isOpen ? [] : resolved },
    timeline: [
      ...happened(started, 'Incident began'),
      ...updates,
      ...(isOpen ? [] : happened(resolved, 'Incident resolved')),
    ],
    details: [
      ...fields.detail('automated', '/automated'),
      ...fields.detail('informational', '/informational'),
    ],
  }
}

const track = /\{\{<\s*track\s+"([^"]{4,40})"\s*>\}\}/
const block = /^:{3,}\s*update\s+([^|]{0,80})\|\s*(.{4,40})$/

/** Each block of the body that tells its time, cited by its line. */
function updatesOf(piece: Piece, front: Head, options: ReadOptions): readonly Fact<TimelineEvent>[] {
  const updates: Fact<TimelineEvent>[] = []
  const add = (time: string, words: string, line: number) => {
    const at = parseMoment(time.trim(), options)
    const { text, rest } = oneLine(words)
    if (!at || text === '') return
    const { file, sha256 } = piece
    const value = { at, text, ...(rest !== undefined && { detail: rest }) }
    updates.push({ value, basis: 'stated', source: { file, sha256, line } })
  }
  let [words, from]: [string[], number] = [[], 0]
  let head: { readonly title: string; readonly time: string; readonly line: number } | undefined
  front.body.split('\n').forEach((line, index) => {
    const [, title = '', time] = block.exec(line.trim()) ?? []
    const tracked = track.exec(line)
    if (time !== undefined) {
      head = { title: title.trim(), time, line: front.bodyLine + index }
      words = []
    } else if (head && /^:{3,}\s*$/.test(line.trim())) {
      add(head.time, [`${head.title}:`, ...words].join(' ').trim(), head.line)
      head = undefined
      words = []
    } else if (tracked) {
      const start = words.length === 0 ? index : from
      add(tracked[1] ?? '', [...words, line.replace(track, '')].join(' '), front.bodyLine + start)
      words = []
    } else if (line.trim() === '' && !head) words = []
    else {
      if (words.length === 0) from = index
      words.push(line.trim())
    }
  })
  return updates
}
