// A Markdown post-mortem as evidence: what a person wrote of an incident, line by line, to hold beside the files.
import type { Fact } from '../../incident/fact.ts'
import type { Claim } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import { readBoxes } from '../document/boxes.ts'
import { readClaims } from '../document/claims.ts'
import { readHeader } from '../document/header.ts'
import { readLimits } from '../document/limits.ts'
import { readMarks } from '../document/marks.ts'
import { readPaths } from '../document/paths.ts'
import { type DocumentContext, contextOf, readDocument } from '../document/read-document.ts'
import { readRecordRows } from '../document/records.ts'
import { type DocumentEvent, readEvents } from '../document/timeline.ts'
import type { Format } from '../format.ts'
import { tableRows } from '../table-rows.ts'

export const postMortemDocument: Format = {
  id: 'post-mortem-document',
  title: 'Post-mortem document',
  yields:
    'what a Markdown post-mortem states: header, timeline, named times, and claims to hold against files',
  declines(piece) {
    if (piece.syntax !== 'markdown' || typeof piece.data !== 'string') return `${piece.syntax}, not markdown`
    if (tableRows(piece.data)) return 'no more than headings and one table'
    const kind = readDocument(piece)?.review.kind
    if (kind === 'template') return 'a template: nothing is filled in'
    return kind === 'other' ? 'it tells of no one incident' : undefined
  },
  read(piece, options) {
    const document = readDocument(piece)
    if (!document) return { fragments: [], problems: [] }
    const context = contextOf(piece, document, options)
    const records = readRecordRows(context)
    const events = readEvents(context, records.lines)
    return {
      fragments: [
        {
          nature: 'account',
          facts: readHeader(context),
          marks: readMarks(context, events),
          timeline: events.map((event) => timelineEvent(context, event)),
          claims: [
            ...dayOf(context),
            ...records.claims,
            ...readClaims(context),
            ...readLimits(context),
            ...readPaths(context),
            ...readBoxes(context),
          ],
          actions: actionsOf(context),
        },
      ],
      problems: [],
    }
  },
}

function timelineEvent({ cite }: DocumentContext, { line, at, text, detail }: DocumentEvent) {
  return cite({ at, text, ...(detail !== undefined && { detail }) }, line)
}

function dayOf({ review, cite, options }: DocumentContext): readonly Fact<Claim>[] {
  const { incidentDate } = review
  const at = incidentDate && parseMoment(incidentDate.value, options)
  return at ? [cite({ kind: 'dated', at, text: `of ${incidentDate.value}` }, incidentDate.line)] : []
}

function actionsOf({ review, cite }: DocumentContext) {
  return review.actions.map(({ line, text, owner, due, ticket, done }) =>
    cite(
      {
        text,
        ...(owner !== undefined && { owner }),
        ...(due !== undefined && { due }),
        ...(ticket !== undefined && { ticket }),
        ...(done && { status: 'done' }),
      },
      line,
    ),
  )
}
