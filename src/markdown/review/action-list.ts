// The action items among the pieces of a section: list items, table rows, described headings, bare lines.
import { type Group, groupOf, merge } from './action-group.ts'
import { isDetail, readAction } from './action-item.ts'
import { actionsInTable } from './action-table.ts'
import { bareItems } from './bare-lists.ts'
import { fieldIs } from './concepts.ts'
import type { ReviewAction } from './model.ts'
import { momentAt } from './moment-at.ts'
import { type Piece, covers } from './outline.ts'
import { announcesExample, isBlank, isInstruction } from './placeholders.ts'
import { fieldOf } from './sections.ts'
import type { Source } from './source.ts'

const category =
  /\b(?:term|immediate|immediately|prevent(?:ion|ive|ative)?|detect(?:ion)?|mitigat(?:e|ion|ing)|process|monitoring|alert(?:ing|s)?|observability|documentation|docs|tooling|testing|tests?|infrastructure|technical|general|improvements?|priority|high|medium|low|critical|follow|other|planning|backlog|open|pending|progress|todo|corrective|systemic|security|communication|actions?|items?|tasks?|code|automation|training|database|deployment|reliability|resilience|performance|architecture|operations?|response|investigat\w*|next|now|later|future|planned|quick|wins?|today|week|month|sprint|repair|fix(?:es)?|remediation|recovery|urgent|engineering|product|platform|frontend|backend|data|network|support)\b/i

/** In the order of the document; `outer` is what the section's own heading says. */
export function actionsIn(pieces: readonly Piece[], outer: Group, source: Source): readonly ReviewAction[] {
  const found: ReviewAction[] = []
  const items = bareItems(pieces)
  let group = outer
  let at = 0
  while (at < pieces.length) {
    const piece = pieces[at]
    if (piece === undefined) break
    if (announcesExample(piece.text) && piece.kind !== 'item') {
      at = next(pieces, at + 1, ({ kind }) => kind === 'heading')
    } else if (isGroupHeading(piece, pieces, at)) {
      const end = next(pieces, at + 1, (other) => other.kind === 'heading' || isBoldLine(other))
      const below = pieces.slice(at + 1, end)
      if (piece.kind === 'heading' && isDescribed(below)) {
        found.push(described(piece, below, outer, source))
        at = end
      } else {
        group = merge(outer, groupOf(piece.text, source))
        at += 1
      }
    } else if (piece.kind === 'row') {
      const end = next(pieces, at + 1, ({ block }) => block !== piece.block)
      found.push(...actionsInTable(pieces.slice(at, end), group, source))
      at = end
    } else if (piece.kind === 'item') {
      const end = next(
        pieces,
        at + 1,
        (other) =>
          other.kind === 'heading' ||
          (other.kind === 'item' ? other.level <= piece.level : other.parent === piece.parent),
      )
      found.push(...fromItem(piece, pieces.slice(at + 1, end), group, source))
      at = end
    } else {
      found.push(...fromText(piece, items, group, source))
      at += 1
    }
  }
  return found
}

function next(pieces: readonly Piece[], from: number, test: (piece: Piece) => boolean): number {
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece !== undefined && test(piece)) return at
  }
  return pieces.length
}

function isBoldLine(piece: Piece): boolean {
  return piece.kind === 'text' && piece.parent < 0 && covers(piece.bold, piece.text)
}

function isGroupHeading(piece: Piece, pieces: readonly Piece[], at: number): boolean {
  if (piece.kind === 'heading') return true
  if (piece.kind !== 'text' || piece.parent >= 0) return false
  const below = pieces[at + 1]
  if (below === undefined) return false
  return (
    isBoldLine(piece) ||
    (piece.text.length < 60 && /[:：]$/.test(piece.text) && (below.kind === 'item' || below.kind === 'row'))
  )
}

/** A heading is itself the action where what stands below it are its owner, due date or status. */
function isDescribed(below: readonly Piece[]): boolean {
  const named = below.flatMap((piece) => (piece.kind === 'row' ? [] : (fieldOf(piece)?.name ?? [])))
  const rows = below
    .filter((piece) => piece.kind === 'row' && piece.cells.length === 2)
    .map(({ cells }) => cells[0] ?? '')
  return (
    [...named, ...rows].filter(
      (name) => fieldIs(name, 'owner') || fieldIs(name, 'status') || fieldIs(name, 'due'),
    ).length >= 1 &&
    !below.some((piece) => piece.kind === 'row' && piece.cells.length > 2) &&
    below.filter(
      (piece) => piece.kind === 'item' && piece.level === 1 && !isDetail(fieldOf(piece)?.name ?? ''),
    ).length <= below.filter((piece) => isDetail(fieldOf(piece)?.name ?? '')).length
  )
}

function described(heading: Piece, below: readonly Piece[], group: Group, source: Source): ReviewAction {
  return readAction(
    heading,
    heading.text.replace(/^(?:action|item|ai)\s*(?:item)?\s*#?\d*\s*[:.)–—-]\s*/i, ''),
    group,
    source,
    below,
  )
}

function fromItem(
  item: Piece,
  inside: readonly Piece[],
  group: Group,
  source: Source,
): readonly ReviewAction[] {
  const children = inside.filter(({ kind, level }) => kind === 'item' && level === item.level + 1)
  const bare = item.text.trim()
  if (children.length > 0 && !children.every((child) => isDetailItem(child)) && isLabel(item, source)) {
    const own = groupOf(bare, source)
    return children.flatMap((child) => {
      const at = inside.indexOf(child)
      const end = next(inside, at + 1, (other) => other.kind === 'item' && other.level <= child.level)
      return fromItem(
        child,
        inside.slice(at + 1, end),
        { ...merge(group, own), done: group.done || own.done || item.checked === true },
        source,
      )
    })
  }
  if (isNothing(item)) return []
  return [readAction(item, bare, group, source, inside)]
}

function isDetailItem(item: Piece): boolean {
  const key = fieldOf(item)
  return key !== undefined && isDetail(key.name)
}

/** Whether an item only names the group of those nested in it: `Monitoring:`, `**Prevention**`, `In future, when …:`. */
function isLabel(item: Piece, source: Source): boolean {
  const text = item.text.trim()
  if (item.checked !== undefined && !/[:：]\**$/.test(text)) return false
  if (/[:：]\**$/.test(text)) return true
  return (
    (covers(item.bold, text) && text.split(' ').length <= 4 && category.test(text)) ||
    groupOf(text, source).owner !== undefined
  )
}

function isNothing(item: Piece): boolean {
  const text = item.text.trim()
  if (isBlank(text)) return true
  if (covers(item.italic, text) && isInstruction(item)) return true
  if (/^(?:\[[^\]]{2,120}\](?!\())/.test(text) && isBlank(text)) return true
  return /^(?:no|none)\b.{0,40}(?:action|follow|required|needed|identified)/i.test(text) && text.length < 80
}

function fromText(
  piece: Piece,
  items: ReadonlySet<Piece>,
  group: Group,
  source: Source,
): readonly ReviewAction[] {
  const marks = [...piece.text.matchAll(/[✅☑✔☐⬜❌🔲]|âœ…|‚úÖ/gu)]
  if (marks.length > 0 && marks[0]?.index === 0)
    return marks.map(({ index }, order) => {
      const text = piece.text.slice(index, marks[order + 1]?.index).trim()
      return readAction(piece, text, group, source)
    })
  if (piece.parent >= 0 || isBlank(piece.text)) return []
  const isItem =
    items.has(piece) && momentAt(piece.text) === undefined && !isDetail(fieldOf(piece)?.name ?? '')
  // A line that is numbered, dashed or keyed by hand.
  const marked = /^(?:[•·▪●○→–—]|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|AI-?\d+\b|\[[ xX]\]\s)/.test(piece.text)
  return isItem || (marked && !isInstruction(piece)) ? [readAction(piece, piece.text, group, source)] : []
}
