// The sections of a document, in whatever way they are announced, and what each is about.
import { conceptsOfHeading, conceptsOfLabel } from './concepts.ts'
import type { Piece } from './outline.ts'
import { covers } from './outline.ts'
import { normalise } from './normalise.ts'
import type { Concept } from './synonyms.ts'

/** How a section is announced: a heading, a bold line, a bold list item, a `Key:` line, or a bare line of text. */
type Announcement = 'heading' | 'bold' | 'item' | 'field' | 'line'

export interface Section {
  readonly by: Announcement
  readonly concepts: readonly Concept[]
  readonly heading: string
  readonly line: number
  /** The indexes of the pieces below the announcement, `[from, to)`. */
  readonly from: number
  readonly to: number
  /** What stands on the announcing line itself: `Impact: none`. */
  readonly value: string
  /** Heading depth 1–6; 7 bold line; 8 list item; 9 other lines. */
  readonly level: number
  /** The index of the announcing piece. */
  readonly at: number
  /** The index of the section that encloses it; -1 where none does. */
  readonly within: number
}

/** No person writes more; later announcements are read as text. */
const most = 1000

const levels: Readonly<Record<Announcement, number>> = { heading: 0, bold: 7, item: 8, field: 9, line: 9 }

interface Opening {
  readonly by: Announcement
  readonly heading: string
  readonly value: string
  readonly concepts: readonly Concept[]
}

/** The sections in the order of their announcements; `titleAt` is the index of the document's title, which announces none. */
export function findSections(pieces: readonly Piece[], titleAt: number): readonly Section[] {
  const sections: Section[] = []
  const open: number[] = []
  const ends: number[] = []
  const close = (index: number, at: number): void => {
    ends[index] = at
  }
  for (const [at, piece] of pieces.entries()) {
    // An item's section ends with the item.
    while (open.length > 0) {
      const last = open.at(-1) ?? 0
      const section = sections[last]
      if (section?.by !== 'item' || encloses(pieces, section.at, at)) break
      close(last, at)
      open.pop()
    }
    const opening = openingOf(piece, at === titleAt, pieces, at)
    if (opening === undefined || sections.length >= most) continue
    const level = opening.by === 'heading' ? piece.level : levels[opening.by]
    if (opening.by === 'item' && isDetail(sections, open)) continue
    while (open.length > 0) {
      const last = open.at(-1) ?? 0
      if ((sections[last]?.level ?? 0) < level) break
      close(last, at)
      open.pop()
    }
    if (opening.by === 'field' && isDetail(sections, open)) continue
    sections.push({
      ...opening,
      line: piece.line,
      from: at + 1,
      to: at + 1,
      level,
      at,
      within: open.at(-1) ?? -1,
    })
    open.push(sections.length - 1)
  }
  return sections.map((section, index) => ({ ...section, to: ends[index] ?? pieces.length }))
}

/** Inside a timeline or a list of actions, `Detection: …` is an entry's own label. */
function isDetail(sections: readonly Section[], open: readonly number[]): boolean {
  const inner = sections[open.at(-1) ?? -1]
  return (
    inner !== undefined &&
    inner.by !== 'field' &&
    inner.by !== 'line' &&
    inner.concepts.some((concept) => concept === 'timeline' || concept === 'actions')
  )
}

function openingOf(
  piece: Piece,
  isTitle: boolean,
  pieces: readonly Piece[],
  at: number,
): Opening | undefined {
  const { kind, text } = piece
  if (kind === 'heading') {
    const concepts = isTitle ? conceptsOfLabel(text) : conceptsOfHeading(text)
    return { by: 'heading', heading: text, value: '', concepts }
  }
  if (kind === 'row' || piece.quoted || text === '') return undefined
  const bold = covers(piece.bold, text.replace(/[:：]\s*$/, ''))
  if (kind === 'item') {
    if (bold && text.length < 90) return labelled('item', text, '')
    const field = fieldOf(piece)
    return field === undefined ? undefined : labelled('item', field.name, field.value)
  }
  if (piece.parent >= 0) return undefined
  if (bold && text.length < 120 && alone(pieces, at)) {
    return { by: 'bold', heading: text, value: '', concepts: conceptsOfHeading(text) }
  }
  const field = fieldOf(piece)
  if (field !== undefined) return labelled('field', field.name, field.value)
  if (text.length > 60 || /[.!?,;]$/.test(text)) return undefined
  return labelled('line', text.replace(/\s*[:：]$/, ''), '')
}

function labelled(by: Announcement, heading: string, value: string): Opening | undefined {
  const concepts = conceptsOfLabel(heading)
  return concepts.length === 0 || (by !== 'item' && isOnly(concepts, 'other'))
    ? undefined
    : { by, heading, value, concepts }
}

function isOnly(concepts: readonly Concept[], one: Concept): boolean {
  return concepts.every((concept) => concept === one)
}

/** Whether a bold line is a paragraph by itself, or the first of one. */
function alone(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1]
  return before?.block !== pieces[at]?.block
}

function encloses(pieces: readonly Piece[], outer: number, inner: number): boolean {
  for (let at = inner, steps = 0; at >= outer && steps < 80; steps += 1) {
    if (at === outer) return true
    at = pieces[at]?.parent ?? -1
  }
  return false
}

/** `Key: value`, `**Key:** value`, `Key：value` at the start of a line; the name has at most six words. */
export function fieldOf(piece: Piece): { readonly name: string; readonly value: string } | undefined {
  const match = /^([^:：]{1,70})[:：](?=\s|$|[^\d/\s])\s*(.*)$/.exec(piece.text)
  const name = match?.[1]?.trim()
  if (match === null || name === undefined || name.split(/\s+/).length > 7 || normalise(name) === '')
    return undefined
  return { name, value: match[2]?.trim() ?? '' }
}

/** The pieces of a section that are its own: what stands under a nested section about something else is left out. */
export function ownPieces(
  section: Section,
  sections: readonly Section[],
  pieces: readonly Piece[],
  keeps: (nested: Section) => boolean,
): readonly Piece[] {
  const own: Piece[] = []
  const nested = sections.filter(({ at }) => at >= section.from && at < section.to)
  let at = section.from
  for (const inner of nested) {
    if (inner.at < at || keeps(inner)) continue
    own.push(...pieces.slice(at, inner.at))
    at = inner.to
  }
  return [...own, ...pieces.slice(at, section.to)]
}
