// A table of deployment records: a row one deployment, with its time and how long it took or was watched.
import type { Fact } from '../../incident/fact.ts'
import type { Claim } from '../../incident/incident.ts'
import { momentAt } from '../../markdown/review/moment-at.ts'
import type { Piece } from '../../markdown/review/outline.ts'
import { parseMoment } from '../../incident/moment.ts'
import { parseDuration } from '../../incident/span.ts'
import type { DocumentContext } from './read-document.ts'
import { inZone } from './timeline.ts'

type Column = 'time' | 'duration' | 'monitoring' | 'canary'
const columns: readonly (readonly [Column, RegExp])[] = [
  ['time', /^(?:time(?:stamp)?|ended|date|when|failed at|rolled back)\b/i],
  ['monitoring', /\bmonitoring\b/i],
  ['canary', /\bcanary\b/i],
  ['duration', /\bduration\b/i],
]

export interface RecordTable {
  readonly claims: readonly Fact<Claim>[]
  /** The lines of the rows, which are no entries of a timeline. */
  readonly lines: ReadonlySet<number>
}

export function readRecordRows(context: DocumentContext): RecordTable {
  const rows = context.source.pieces.filter((piece) => piece.kind === 'row' && !piece.isHeader)
  const claims = rows.flatMap((row) => {
    const claim = recordOf(context, row)
    return claim ? [context.cite(claim, row.line)] : []
  })
  return { claims, lines: new Set(claims.flatMap(({ source }) => source.line ?? [])) }
}

function recordOf({ options, review }: DocumentContext, { header, cells, text }: Piece): Claim | undefined {
  const cell: Partial<Record<Column, string>> = {}
  for (const [index, name] of header.entries()) {
    const column = columns.find(([key, says]) => cell[key] === undefined && says.test(name))?.[0]
    if (column !== undefined) cell[column] = cells[index] ?? ''
  }
  if (cell.time === undefined || (cell.monitoring === undefined && cell.canary === undefined))
    return undefined
  const written = momentAt(cell.time, true)
  if (written?.date === undefined || written.clock === undefined) return undefined
  const at = parseMoment(cell.time, options) ?? inZone(cell.time.trim(), review.timeline.zone, options.zone)
  if (!at) return undefined
  const [duration, monitoring] = [seconds(cell.duration), seconds(cell.monitoring)]
  const canary = /^(\d+(?:\.\d+)?) ?%/.exec(cell.canary ?? '')?.[1]
  return {
    kind: 'record',
    at,
    text,
    ...(duration !== undefined && { durationSeconds: duration }),
    ...(monitoring !== undefined && { monitoringSeconds: monitoring }),
    ...(canary !== undefined && { canaryPercentage: Number(canary) }),
  }
}

function seconds(text = ''): number | undefined {
  const span = parseDuration(text)
  return span && span.min === span.max && span.grain <= 1 ? span.min : undefined
}
