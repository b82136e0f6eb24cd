// Named values of a document: `**Date:** 2021-03-31`, rows of a two-column table, front matter, a heading with one value below.
import type { FrontMatter } from '../front-matter.ts'
import { fieldIs, fieldNames } from './concepts.ts'
import { normalise } from './normalise.ts'
import type { Piece } from './outline.ts'
import { type Section, fieldOf } from './sections.ts'
import type { Concept } from './synonyms.ts'

export interface Field {
  readonly name: string
  readonly value: string
  readonly line: number
  /** The index of its piece; -1 in the front matter. */
  readonly at: number
  readonly from: 'front-matter' | 'line' | 'table' | 'heading'
}

/** All fields, in the order of the document; the front matter last, since its `date` is often that of publication. */
export function findFields(
  pieces: readonly Piece[],
  sections: readonly Section[],
  frontMatter: FrontMatter,
): readonly Field[] {
  const fields: Field[] = []
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'row') fields.push(...fromRow(pieces, piece, at))
    else if (piece.kind !== 'heading') fields.push(...fromLine(piece, at))
    else fields.push(...fromHeading(pieces, piece, at))
  }
  for (const section of sections) {
    const below = pieces[section.from]
    if (section.by !== 'bold' || below === undefined || below.kind === 'heading') continue
    fields.push({
      name: section.heading,
      value: below.text,
      line: below.line,
      at: section.from,
      from: 'heading',
    })
  }
  for (const [name, value] of Object.entries(frontMatter.data))
    if (typeof value === 'string' || typeof value === 'number')
      fields.push({
        name,
        value: String(value),
        line: frontMatter.lines[name] ?? 1,
        at: -1,
        from: 'front-matter',
      })
  return fields
}

/** The fields whose name is one of the concept's, or (loosely) holds one. */
export function fieldsFor(fields: readonly Field[], concept: Concept, loose = false): readonly Field[] {
  return fields.filter(({ name }) => (loose ? fieldNames(name, concept) : fieldIs(name, concept)))
}

function fromRow(pieces: readonly Piece[], piece: Piece, at: number): readonly Field[] {
  const { cells, header, line } = piece
  const base = { line, at, from: 'table' } as const
  const single = pieces[at - 1]?.isHeader === true && pieces[at + 1]?.block !== piece.block
  if (single && !piece.isHeader && cells.length > 1 && header.some((name) => normalise(name) !== ''))
    return [
      ...header.map((name, index) => ({ ...base, name, value: cells[index] ?? '' })),
      ...(cells.length === 2 ? [{ ...base, name: cells[0] ?? '', value: cells[1] ?? '' }] : []),
    ]
  const [name, value] = cells
  if (name === undefined || value === undefined || cells.length > 3 || name.length > 60) return []
  return [{ ...base, name: name.replace(/\s*[:：]$/, ''), value }]
}

/** One line may hold several: `**Node:** powder | **Severity:** P2`. */
function fromLine(piece: Piece, at: number): readonly Field[] {
  const base = { line: piece.line, at, from: 'line' } as const
  const keys = piece.bold.filter(
    ([start, end]) =>
      end - start < 60 &&
      (/[:：]\s*$/.test(piece.text.slice(start, end)) || /^\s*[:：]/.test(piece.text.slice(end, end + 3))),
  )
  if (keys.length > 1)
    return keys.map(([start, end], index) => ({
      ...base,
      name: piece.text.slice(start, end).replace(/\s*[:：]\s*$/, ''),
      value: piece.text
        .slice(end, keys[index + 1]?.[0])
        .replace(/^\s*[:：]?\s*/, '')
        .replace(/[\s|·•,]+$/, ''),
    }))
  const field = fieldOf(piece)
  if (field !== undefined) return [{ ...base, ...field }]
  // `**Severity** SEV-2`, `**Duration** – 5 minutes`
  const [start, end] = piece.bold[0] ?? []
  if (start !== 0 || end === undefined || end > 40 || end >= piece.text.length) return []
  return [
    { ...base, name: piece.text.slice(0, end), value: piece.text.slice(end).replace(/^[\s:：–—=-]+/, '') },
  ]
}

function fromHeading(pieces: readonly Piece[], piece: Piece, at: number): readonly Field[] {
  const field = fieldOf(piece)
  if (field !== undefined && field.value !== '') return [{ ...field, line: piece.line, at, from: 'heading' }]
  const below = pieces[at + 1]
  if (below === undefined || below.kind === 'heading' || below.kind === 'row' || piece.text.length > 60)
    return []
  return [{ name: piece.text, value: below.text, line: below.line, at: at + 1, from: 'heading' }]
}
