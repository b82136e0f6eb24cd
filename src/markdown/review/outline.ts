// A document as a flat list of pieces in reading order: headings, lines of text, list items and table rows.
// Code blocks, comments and link definitions are left out; every piece keeps its 1-based line.
import type { List, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { type Run, join, linesOf } from './text-lines.ts'

export interface Piece {
  readonly kind: 'heading' | 'text' | 'item' | 'row'
  readonly line: number
  readonly endLine: number
  /** Plain text without markup, white space collapsed. A row's cells are joined by ` | `. */
  readonly text: string
  /** Heading: 1–6. Item: depth of nesting from 1. Otherwise 0. */
  readonly level: number
  /** Which runs of `text` are bold, italic or struck out. */
  readonly bold: readonly Run[]
  readonly italic: readonly Run[]
  readonly struck: readonly Run[]
  /** Which runs stand in backticks. */
  readonly code: readonly Run[]
  /** Inside a block quote. */
  readonly quoted: boolean
  /** The paragraph, list or table the piece belongs to. */
  readonly block: number
  /** The index of the item that encloses the piece; -1 where none does. */
  readonly parent: number
  readonly ordered: boolean
  readonly checked: boolean | undefined
  /** Of a row; the first row of a table is its header. */
  readonly cells: readonly string[]
  readonly header: readonly string[]
  readonly isHeader: boolean
  readonly urls: readonly string[]
}

interface Place {
  readonly level: number
  readonly quoted: boolean
  readonly parent: number
}

const deepest = 60
/** No person writes more; what follows is left out. */
const most = 20_000

/** The pieces of a tree. Linear in its size; what is nested deeper than 60 levels, or follows 20,000 pieces, is left out. */
export function outline(root: Root): readonly Piece[] {
  const pieces: Piece[] = []
  let blocks = 0

  const add = (piece: Partial<Piece> & Pick<Piece, 'kind' | 'line' | 'text'>, place: Place): number => {
    pieces.push({
      endLine: piece.line,
      level: 0,
      bold: [],
      italic: [],
      struck: [],
      code: [],
      block: blocks,
      ordered: false,
      checked: undefined,
      cells: [],
      header: [],
      isHeader: false,
      urls: [],
      quoted: place.quoted,
      parent: place.parent,
      ...piece,
    })
    return pieces.length - 1
  }

  const paragraph = (children: readonly PhrasingContent[], line: number, place: Place): void => {
    blocks += 1
    for (const written of linesOf(children, line))
      if (written.text !== '') add({ kind: 'text', ...written, endLine: written.line }, place)
  }

  const list = (node: List, place: Place, depth: number): void => {
    blocks += 1
    const block = blocks
    for (const item of node.children) {
      const [first, ...rest] = item.children
      const line = item.position?.start.line ?? 1
      const lead = first?.type === 'paragraph' ? linesOf(first.children, lineOf(first)) : []
      const joined = join(lead)
      const parent = add(
        {
          kind: 'item',
          ...joined,
          line,
          endLine: first?.type === 'paragraph' ? (first.position?.end.line ?? line) : line,
          level: place.level + 1,
          block,
          ordered: node.ordered === true,
          checked: item.checked ?? undefined,
        },
        place,
      )
      const inside = { level: place.level + 1, quoted: place.quoted, parent }
      const remaining = first?.type === 'paragraph' ? rest : item.children
      for (const child of remaining) visit(child, inside, depth + 1)
    }
  }

  const table = (node: Table, place: Place): void => {
    blocks += 1
    let header: readonly string[] = []
    for (const [index, row] of node.children.entries()) {
      const lines = row.children.map((cell) => join(linesOf(cell.children, lineOf(row))))
      const cells = lines.map((cell) => cell.text)
      if (index === 0) header = cells
      const urls = lines.flatMap((cell) => cell.urls)
      const struck: Run[] = lines.some((cell) => cell.struck.length > 0 && covers(cell.struck, cell.text))
        ? [[0, 1]]
        : []
      add(
        {
          kind: 'row',
          line: lineOf(row),
          text: cells.join(' | '),
          cells,
          header,
          isHeader: index === 0,
          urls,
          struck,
        },
        place,
      )
    }
  }

  const html = (value: string, line: number, place: Place): void => {
    blocks += 1
    const bare = value.replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    for (const [index, written] of bare.split('\n').entries()) {
      const text = collapse(written.replaceAll(/<\/?[a-z][^<>]{0,2000}>/gi, ' '))
      if (text === '') continue
      const heading = /<(?:h[1-6]|summary)\b/i.test(written)
      add(
        {
          kind: heading ? 'heading' : 'text',
          level: heading ? 6 : 0,
          text,
          line: line + index,
          endLine: line + index,
        },
        place,
      )
    }
  }

  const visit = (node: RootContent, place: Place, depth: number): void => {
    if (depth > deepest || pieces.length >= most) return
    const line = lineOf(node)
    if (node.type === 'heading') {
      const lines = linesOf(node.children, line)
      // A setext heading of several lines, or of `Key: value`, is text that a rule was drawn under.
      const underlined = node.position !== undefined && node.position.end.line > line
      if (underlined && (lines.length > 1 || /^[^:]{1,40}:\s*\S/.test(lines[0]?.text ?? ''))) {
        paragraph(node.children, line, place)
        return
      }
      blocks += 1
      const endLine = node.position?.end.line ?? line
      add({ kind: 'heading', ...join(lines), line, endLine, level: node.depth }, place)
    } else if (node.type === 'paragraph') paragraph(node.children, line, place)
    else if (node.type === 'list') list(node, place, depth)
    else if (node.type === 'table') table(node, place)
    else if (node.type === 'html') html(node.value, line, place)
    else if (node.type === 'blockquote') {
      for (const child of node.children) visit(child, { ...place, quoted: true }, depth + 1)
    }
  }

  for (const node of root.children) visit(node, { level: 0, quoted: false, parent: -1 }, 0)
  return pieces
}

/** The text with what stands in backticks blanked out. */
export function withoutCode({ text, code }: Piece): string {
  let bare = ''
  let at = 0
  for (const [start, end] of code) {
    bare += text.slice(at, start) + ' '.repeat(Math.max(0, end - start))
    at = end
  }
  return bare + text.slice(at)
}

/** Whether the runs leave nothing of the text but punctuation. */
export function covers(runs: readonly Run[], text: string): boolean {
  if (runs.length === 0) return false
  let rest = ''
  let at = 0
  for (const [start, end] of runs) {
    rest += text.slice(at, start)
    at = Math.max(at, end)
  }
  rest += text.slice(at)
  return !/[\p{L}\p{N}]/u.test(rest)
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
