// The entries of a timeline in whatever layout: table, list, lines, one heading an entry. Not yet put in time.
import { datesIn } from './calendar.ts'
import { fieldIs } from './concepts.ts'
import { type WrittenMoment, momentAt } from './moment-at.ts'
import { normalise } from './normalise.ts'
import { type Piece, covers } from './outline.ts'
import type { RawEntry } from './raw-entry.ts'
import { entriesInTable } from './timeline-table.ts'
import { isBlank, isInstruction, placeholdersIn } from './placeholders.ts'

const remark =
  /^(?:note|notes|nb|n b|all times|times|total|duration|total duration|timezone|time zone|source|see|nota|hinweis|legend|key)\b/

/** The entries among the pieces, in the order of the document. `strict`: only what plainly carries a clock time. */
export function rawEntries(pieces: readonly Piece[], strict: boolean): readonly RawEntry[] {
  const headed = fromHeadings(pieces)
  if (headed.length > 0) return headed
  const plain = pieces.filter(({ quoted }) => !quoted)
  const entries = collect(plain, strict)
  if (strict || entries.some(({ dayOnly }) => !dayOnly)) return entries
  return collect(pieces, strict)
}

function collect(pieces: readonly Piece[], strict: boolean): readonly RawEntry[] {
  const entries: RawEntry[] = []
  let at = 0
  while (at < pieces.length) {
    const piece = pieces[at]
    if (piece === undefined) break
    if (piece.kind === 'row') {
      const end = endOfBlock(pieces, at)
      entries.push(...entriesInTable(pieces.slice(at, end), strict))
      at = end
    } else if (piece.kind === 'item') {
      const end = endOfList(pieces, at)
      entries.push(...fromList(pieces.slice(at, end), strict))
      at = end
    } else {
      const entry = fromLine(piece, pieces, at, strict)
      if (entry !== undefined) entries.push(entry)
      at += 1
    }
  }
  return entries
}

/** One heading an entry: `### 14:29`. A heading with a day alone is an entry unless times follow below it. */
function fromHeadings(pieces: readonly Piece[]): readonly RawEntry[] {
  const headings = pieces.flatMap((piece, at) => {
    const moment = piece.kind === 'heading' ? momentAt(piece.text) : undefined
    if (moment === undefined) return []
    const below = pieces.slice(at + 1, nextHeading(pieces, at))
    const timed = below.filter(
      (inner) => !inner.quoted && inner.kind !== 'heading' && startsWithClock(inner),
    ).length
    return [{ piece, moment, timed, clock: moment.clock !== undefined || moment.relative, below }]
  })
  const clocked = headings.filter(({ clock }) => clock)
  const detailed = headings.filter(({ timed }) => timed >= 2).length
  if (clocked.length === 0 && (headings.length < 2 || detailed > 0)) return []
  if (detailed * 2 > headings.length) return []
  return headings.map(({ piece, moment, clock, below, timed }) => {
    const says = moment.rest === '' ? (below.find(({ text }) => text !== '')?.text ?? '') : moment.rest
    const dayOnly = !clock && clocked.length > 0 && (moment.rest === '' || timed > 0) && below.length === 0
    return { line: piece.line, moment, text: says, dayOnly }
  })
}

function startsWithClock(piece: Piece): boolean {
  const text = piece.kind === 'row' ? (piece.cells[0] ?? '') : piece.text
  const moment = momentAt(text)
  return moment?.clock !== undefined
}

function nextHeading(pieces: readonly Piece[], at: number): number {
  for (let next = at + 1; next < pieces.length; next += 1) if (pieces[next]?.kind === 'heading') return next
  return pieces.length
}

function fromList(list: readonly Piece[], strict: boolean): readonly RawEntry[] {
  const base = Math.min(...list.flatMap(({ kind, level }) => (kind === 'item' ? [level] : [])))
  const starts = list.flatMap((piece, at) => (piece.kind === 'item' && piece.level === base ? [at] : []))
  const groups = starts.flatMap((at, order) => {
    const item = list[at]
    return item === undefined ? [] : [{ item, inside: list.slice(at + 1, starts[order + 1] ?? list.length) }]
  })
  const read = groups.map((group) => ({ ...group, moment: momentAt(group.item.text) }))
  const leading = read.filter(({ moment }) => moment !== undefined).length
  const entries: RawEntry[] = []
  for (const { item, inside, moment } of read) {
    const nested = inside.some((piece) => startsWithClock(piece))
    const line = item.line
    const names = moment !== undefined && moment.clock === undefined && !moment.relative
    if (nested && (moment === undefined || names)) {
      if (moment !== undefined) entries.push({ line, moment, text: '', dayOnly: true })
      else if (datesIn(item.text).length === 1 && item.text.length < 60) entries.push(dayOf(item))
      entries.push(...collect(inside, strict))
    } else if (moment !== undefined) {
      if (strict && moment.clock === undefined && !moment.relative) continue
      const says = moment.rest === '' ? (inside[0]?.text ?? '') : moment.rest
      if (says === '' && names) entries.push({ line, moment, text: '', dayOnly: true })
      else if (!isTemplateText(says)) entries.push({ line, moment, text: says, dayOnly: false })
    } else if (!strict && !isOther(item)) {
      const inner = leading === 0 ? momentWithin(item.text) : undefined
      if (leading === 0 && inner === undefined) continue
      entries.push({ line, moment: inner, text: item.text, dayOnly: false })
    }
  }
  return entries
}

function isTemplateText(text: string): boolean {
  return isBlank(text) && placeholdersIn(text).length > 0
}

function isOther(item: Piece): boolean {
  return (
    isBlank(item.text) || isInstruction(item) || remark.test(normalise(item.text)) || /[:：]$/.test(item.text)
  )
}

function dayOf(item: Piece): RawEntry {
  const date = datesIn(item.text)[0]?.value
  const moment = { relative: false, open: false, end: 0, rest: '', ...(date === undefined ? {} : { date }) }
  return { line: item.line, moment, text: '', dayOnly: true }
}

/** A moment further inside: `First detected 2020-08-07 15:51`, `Alert fired at 14:02`. The last one that has a clock. */
export function momentWithin(text: string): WrittenMoment | undefined {
  const within = text.slice(0, 400)
  let found: WrittenMoment | undefined
  for (const { index } of within.matchAll(/(?<![\p{L}\d:.,/-])\d/gu)) {
    if (found !== undefined && index < found.end) continue
    const moment = momentAt(within.slice(index))
    if (moment === undefined || moment.open) continue
    const weak = moment.clock !== undefined && /^\d{1,2}[.hH\s]/.test(within.slice(index))
    if (moment.date === undefined && (moment.clock === undefined || weak)) continue
    if (moment.clock !== undefined || found === undefined)
      found = { ...moment, end: index + moment.end, rest: text }
  }
  return found
}

function fromLine(piece: Piece, pieces: readonly Piece[], at: number, strict: boolean): RawEntry | undefined {
  if (piece.parent >= 0 && piece.kind === 'text' && !strict && startsInItem(pieces, at)) return undefined
  const moment = momentAt(piece.text)
  const day = piece.kind === 'heading' || covers(piece.bold, piece.text) || piece.text.length < 45
  if (moment === undefined) {
    const dates = day && piece.text.length < 80 && !/[.!?]$/.test(piece.text) ? datesIn(piece.text) : []
    return dates.length === 1 ? dayOf(piece) : undefined
  }
  if (moment.clock === undefined && !moment.relative) {
    if (moment.date === undefined) return undefined
    const dayOnly = moment.rest === '' || piece.kind === 'heading'
    // In running text a line may happen to begin with a date.
    if (
      !dayOnly &&
      (strict || !(covered(piece, moment) || /^\s*[\])]?\s*[:：–—|-]/.test(piece.text.slice(moment.end))))
    )
      return undefined
    return { line: piece.line, moment, text: moment.rest, dayOnly }
  }
  if (moment.rest === '' && pieces[at + 1] === undefined) return undefined
  const says = moment.rest === '' ? (pieces[at + 1]?.text ?? '') : moment.rest
  if (isTemplateText(says) || fieldIs(piece.text, 'date')) return undefined
  return { line: piece.line, moment, text: says, dayOnly: false }
}

function covered(piece: Piece, moment: WrittenMoment): boolean {
  const [start, end] = piece.bold[0] ?? [1, 0]
  return start === 0 && end >= moment.end - 3
}

function startsInItem(pieces: readonly Piece[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 50); before -= 1) {
    const piece = pieces[before]
    if (piece?.kind === 'item') return true
    if (piece?.kind === 'heading') return false
  }
  return false
}

function endOfBlock(pieces: readonly Piece[], at: number): number {
  const block = pieces[at]?.block
  let end = at
  while (pieces[end]?.block === block && pieces[end] !== undefined) end += 1
  return end
}

/** The whole list that begins at `at`, with what is nested in it. */
function endOfList(pieces: readonly Piece[], at: number): number {
  const first = pieces[at]
  let end = at + 1
  while (end < pieces.length) {
    const piece = pieces[end]
    if (piece === undefined) break
    if (piece.kind === 'heading') break
    const outside =
      piece.kind === 'item'
        ? piece.level <= (first?.level ?? 1) && piece.block !== first?.block
        : piece.parent === (first?.parent ?? -1)
    if (outside) break
    end += 1
  }
  return end
}
