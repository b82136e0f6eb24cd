// The rows of a timeline in a table: which column is the time, and which rows are entries.
import { momentAt } from './moment-at.ts'
import { normalise } from './normalise.ts'
import type { Piece } from './outline.ts'
import { isBlank } from './placeholders.ts'
import type { RawEntry } from './raw-entry.ts'

const timeColumn =
  /^(?:.* )?(?:time|times|timestamp|timestamps|when|hour|clock|hora|horario|horário|data hora|fecha hora|heure|horodatage|zeit|uhrzeit|zeitpunkt|tijd|時刻|時間|日時|时间|時間|시간|시각|일시|utc|gmt|date time|datetime|elapsed|offset|t)(?: .*)?$|時刻|日時|时间|시각|시간/
const dateColumn = /^(?:date|day|data|fecha|datum|日付|日期|날짜|jour)$/

/** `rows` is one table, its header first; `strict`: only rows with a clock time. */
export function entriesInTable(rows: readonly Piece[], strict: boolean): readonly RawEntry[] {
  const header = rows[0]?.header ?? []
  const headless = momentAt(header[0] ?? '') !== undefined
  const body = rows.filter((row) => headless || !row.isHeader)
  const columns = header.map((_, index) => index)
  const share = (index: number): number =>
    body.filter(({ cells }) => momentAt(cells[index] ?? '', true) !== undefined).length /
    Math.max(1, body.length)
  const named = columns.find(
    (index) => timeColumn.test(normalise(header[index] ?? '')) && (share(index) > 0.3 || !strict),
  )
  const time = named ?? columns.slice(0, 3).find((index) => share(index) >= 0.5)
  if (time === undefined) return []
  const day = columns.find(
    (index) => index !== time && dateColumn.test(normalise(header[index] ?? '')) && share(index) >= 0.3,
  )
  const entries: RawEntry[] = []
  for (const row of body) {
    const others = row.cells.filter((_, index) => index !== time && index !== day)
    const text = others.filter((cell) => cell !== '').join(' — ')
    const written = row.cells[time] ?? ''
    const dayText = day === undefined ? '' : (row.cells[day] ?? '')
    const moment = momentAt(dayText === '' ? written : `${dayText} ${written}`, true)
    if (
      moment !== undefined &&
      moment.clock === undefined &&
      moment.date !== undefined &&
      !others.some((cell) => cell !== '')
    ) {
      entries.push({ line: row.line, moment, text: '', dayOnly: true })
      continue
    }
    if (isEmptyRow(written, others) || (strict && moment?.clock === undefined)) continue
    entries.push({
      line: row.line,
      moment,
      text: text === '' ? (moment?.rest ?? written) : text,
      dayOnly: false,
    })
  }
  return entries
}

/** A row of the template: nothing said, or only the words that stand there before anyone fills it in. */
function isEmptyRow(time: string, others: readonly string[]): boolean {
  if (others.every(isBlank)) return !(others.length === 0 && momentAt(time)?.rest !== '')
  return others.length > 0 && others.every((cell) => isBlank(cell) || generic.test(normalise(cell)))
}

const generic =
  /^(?:(?:short |brief )?(?:event )?description|event|event description|what happened|details|first event|second event|event \d|action|description of (?:the )?event|short event description)$/
