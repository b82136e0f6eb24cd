// The action items: in lists, tables, numbered headings or marked lines, under whatever name their section goes.
import { fieldIs, fieldNames } from './concepts.ts'
import { dueIn, dueOf, isDoneStatus, ownerIn, ownerOf, saysItIsDone, ticketIn } from './action-text.ts'
import type { ReviewAction } from './model.ts'
import { momentAt } from './moment-at.ts'
import { normalise } from './normalise.ts'
import { type Piece, covers } from './outline.ts'
import { announcesExample, isBlank, isInstruction } from './placeholders.ts'
import { type Section, fieldOf, ownPieces } from './sections.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

/** What a heading above a group of items says about all of them. */
interface Group {
  readonly done: boolean
  readonly owner: string | undefined
}

const foreign = new Set<Concept>(['lessons', 'timeline', 'cause', 'signOff', 'checklist', 'summary', 'other'])
const completed =
  /^(?:completed?|done|implemented|finished|resolved|already done|completed (?:actions?|items?|tasks?|work|so far|immediately)|actions? (?:completed|taken|done)|done (?:already|so far)|what we(?: ha)?ve (?:already )?done|concluid[oa]s?|completad[oa]s?|realizad[oa]s?|termine(?:es)?|realisees?|erledigt|abgeschlossen|完了|完了済み|対応済み|已完成|완료|완료된 조치|완료된 항목)\b|(?:^| )(?:completed|already done|done)$/u
const category =
  /\b(?:term|immediate|immediately|prevent(?:ion|ive|ative)?|detect(?:ion)?|mitigat(?:e|ion|ing)|process|monitoring|alert(?:ing|s)?|observability|documentation|docs|tooling|testing|tests?|infrastructure|technical|general|improvements?|priority|high|medium|low|critical|follow|other|planning|backlog|open|pending|progress|todo|corrective|systemic|security|communication|actions?|items?|tasks?|code|automation|training|database|deployment|reliability|resilience|performance|architecture|operations?|response|investigat\w*|next|now|later|future|planned|quick|wins?|today|week|month|sprint|repair|fix(?:es)?|remediation|recovery|urgent|engineering|product|platform|frontend|backend|data|network|support)\b/i

/** The action items of the document; those of a section that is plainly for them come before those of a weaker one. */
export function findActions(source: Source): readonly ReviewAction[] {
  const strong = fromSections(source, 'actions')
  return strong.length > 0 ? strong : fromSections(source, 'prevention')
}

function fromSections(source: Source, concept: Concept): readonly ReviewAction[] {
  const { sections, pieces } = source
  const found: ReviewAction[] = []
  let covered = 0
  for (const named of sections) {
    if (!named.concepts.includes(concept)) continue
    const section = concept === 'actions' ? outermost(named, sections) : named
    if (section === undefined || section.from < covered) continue
    const stays = (inner: Section): boolean =>
      !inner.concepts.some((name) => foreign.has(name)) || inner.by === 'item' || inner.by === 'field'
    found.push(...actionsIn(ownPieces(section, sections, pieces, stays), groupOf(section.heading, source), source))
    const value = section.by === 'field' || section.by === 'item' ? section.value : ''
    if (value.length > 3 && section.to === section.from && section.by === 'item' && !isBlank(value))
      found.push(read(pieces[section.at], value, groupOf('', source), source))
    covered = section.to
  }
  return found.filter((action) => action.text !== '')
}

/** `Immediate actions` below `Remediation` is a part of that; below `Resolution` it tells what was done during the incident. */
function outermost(section: Section, sections: readonly Section[]): Section | undefined {
  const plain = /action item|follow|next step|to ?do/i.test(section.heading)
  let found = section
  for (let outer = sections[section.within]; outer !== undefined; outer = sections[outer.within]) {
    if (outer.concepts.includes('actions') || outer.concepts.includes('prevention')) found = outer
    else if (
      !plain &&
      outer.concepts.some(
        (concept) => concept === 'resolution' || concept === 'timeline' || concept === 'detection',
      )
    )
      return undefined
  }
  return found
}

function actionsIn(pieces: readonly Piece[], outer: Group, source: Source): readonly ReviewAction[] {
  const found: ReviewAction[] = []
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
      found.push(...fromTable(pieces.slice(at, end), group, source))
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
      found.push(...fromText(piece, pieces, at, group, source))
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

/** `(Completed)` says the items are done; a person whom the document names elsewhere, or a handle, owns them. */
function groupOf(heading: string, { people }: Source): Group {
  const words = normalise(heading.replaceAll(/[()（）[\]]/g, ' '))
  const bare = heading.replace(/[\s:：]+$/, '').trim()
  const person = /^@[\w.-]+$/.test(bare) || (/^\p{Lu}[\p{L}. ]{1,30}$/u.test(bare) && people.has(bare.toLowerCase()))
  return { done: completed.test(words) && !/\b(?:not|to be)\b/.test(words), owner: person ? bare : undefined }
}

function merge(outer: Group, inner: Group): Group {
  return { done: outer.done || inner.done, owner: inner.owner ?? outer.owner }
}

const detail = (name: string): boolean =>
  (['owner', 'due', 'status', 'ticket'] as const).some((concept) => fieldIs(name, concept)) ||
  /^(?:priority|effort|type|impact|description|rationale|why|details|success criteria|estimate|created|notes?|category|severity|risk|優先度|优先级|prioridade|priorite|우선순위)$/.test(
    normalise(name),
  )

/** A heading is itself the action where what stands below it are its owner, due date or status. */
function isDescribed(below: readonly Piece[]): boolean {
  const named = below.flatMap((piece) => (piece.kind === 'row' ? [] : (keyOf(piece)?.name ?? [])))
  const rows = below
    .filter((piece) => piece.kind === 'row' && piece.cells.length === 2)
    .map(({ cells }) => cells[0] ?? '')
  return (
    [...named, ...rows].filter(
      (name) => fieldIs(name, 'owner') || fieldIs(name, 'status') || fieldIs(name, 'due'),
    ).length >= 1 &&
    !below.some((piece) => piece.kind === 'row' && piece.cells.length > 2) &&
    below.filter((piece) => piece.kind === 'item' && piece.level === 1 && !detail(keyOf(piece)?.name ?? ''))
      .length <= below.filter((piece) => detail(keyOf(piece)?.name ?? '')).length
  )
}

function keyOf(piece: Piece): { name: string; value: string } | undefined {
  return fieldOf(piece)
}

function described(heading: Piece, below: readonly Piece[], group: Group, source: Source): ReviewAction {
  return read(
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
  return [read(item, bare, group, source, inside)]
}

function isDetailItem(item: Piece): boolean {
  const key = keyOf(item)
  return key !== undefined && detail(key.name)
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

/**
 * Lines that are a list without any marks: they follow a line that ends in a colon, or each is `Name: what to do`.
 * Only where the section has no other items.
 */
function isBareList(piece: Piece, pieces: readonly Piece[], at: number): boolean {
  if (pieces.some(({ kind }) => kind === 'item' || kind === 'row')) return false
  if (piece.text.length > 260 || /[:：]$/.test(piece.text)) return false
  const lines = pieces.filter(({ kind, text }) => kind === 'text' && !/[:：]$/.test(text))
  if (lines.length < 2) return false
  const announced = pieces.slice(0, at).some(({ kind, text }) => kind === 'text' && /[:：]$/.test(text))
  if (announced || lines.every((line) => /^[^:：]{3,60}[:：]\s/.test(line.text))) return true
  // Wrapped prose goes on in lower case sooner or later.
  const block = lines.filter((line) => line.block === piece.block)
  return block.length >= 3 && block.every((line) => /^[\p{Lu}\d]/u.test(line.text))
}

function fromText(
  piece: Piece,
  pieces: readonly Piece[],
  at: number,
  group: Group,
  source: Source,
): readonly ReviewAction[] {
  const marks = [...piece.text.matchAll(/[✅☑✔☐⬜❌🔲]|âœ…|‚úÖ/gu)]
  if (marks.length > 0 && marks[0]?.index === 0)
    return marks.map(({ index }, order) => {
      const text = piece.text.slice(index, marks[order + 1]?.index).trim()
      return read(piece, text, group, source)
    })
  if (piece.parent >= 0 || isBlank(piece.text)) return []
  if (isBareList(piece, pieces, at)) return [read(piece, piece.text, group, source)]
  if (isInstruction(piece)) return []
  // A line that is numbered, dashed or keyed by hand, or that names its own owner or ticket.
  if (/^(?:[•·▪●○→–—]|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|AI-?\d+\b|\[[ xX]\]\s)/.test(piece.text))
    return [read(piece, piece.text, group, source)]
  const bold = piece.bold[0]
  const siblings = pieces.filter(
    (other) =>
      other.kind === 'text' &&
      other.parent < 0 &&
      other.bold[0]?.[0] === 0 &&
      !covers(other.bold, other.text),
  )
  const first = pieces[at - 1]?.block !== piece.block
  if (
    bold?.[0] === 0 &&
    first &&
    siblings.length >= 2 &&
    momentAt(piece.text) === undefined &&
    !detail(keyOf(piece)?.name ?? '')
  )
    return [read(piece, piece.text, group, source)]
  return []
}

function fromTable(rows: readonly Piece[], group: Group, source: Source): readonly ReviewAction[] {
  const header = rows[0]?.header ?? []
  const columns = header.map(normalise)
  const find = (concept: Concept, taken: readonly (number | undefined)[]): number | undefined => {
    const free = columns.map((_, index) => index).filter((index) => !taken.includes(index))
    const is = free.find((index) => fieldIs(header[index] ?? '', concept))
    return is ?? free.find((index) => fieldNames(header[index] ?? '', concept) && concept !== 'task')
  }
  const task = find('task', [])
  const owner = find('owner', [task])
  const status = find('status', [task, owner])
  const due = find('due', [task, owner, status])
  const ticket = find('ticket', [task, owner, status, due])
  const told = task ?? widest(rows, [owner, status, due, ticket])
  if (told === undefined || (rows.length > 0 && columns.every((name) => name === '')))
    return headless(rows, group, source)
  const cell = (row: Piece, index: number | undefined): string =>
    index === undefined ? '' : (row.cells[index] ?? '')
  return rows
    .filter((row) => !row.isHeader && isFilled(row, told))
    .map((row) => {
      const text = cell(row, told)
      const dueText = cell(row, due)
      const written =
        ownerOf(cell(row, owner)) ?? (owner === undefined ? ownerIn(text) : undefined) ?? group.owner
      const dated =
        dueOf(dueText, source.dates) ?? (due === undefined ? dueIn(text, source.dates) : undefined)
      const link = cell(row, ticket)
      const key = ticketIn(isBlank(link) ? row.text : link, row.urls)
      const done =
        group.done ||
        row.struck.length > 0 ||
        /^\s*\[x\]/i.test(row.cells.join(' ')) ||
        isDoneStatus(cell(row, status)) ||
        (status === undefined && row.cells.some((value) => saysItIsDone(value)))
      return {
        line: row.line,
        text,
        ...(written === undefined ? {} : { owner: written }),
        ...(dated === undefined ? {} : { due: dated }),
        ...(isBlank(dueText) ? {} : { dueText }),
        done,
        ...(key === undefined ? {} : { ticket: key }),
      }
    })
}

function headless(rows: readonly Piece[], group: Group, source: Source): readonly ReviewAction[] {
  return rows
    .filter((row) => !row.isHeader && row.cells.some((cell) => !isBlank(cell)))
    .map((row) => read(row, row.text, group, source))
}

/** Whether a row says what is to be done; a row of placeholders or numbers does not. */
function isFilled(row: Piece, task: number): boolean {
  const text = (row.cells[task] ?? '').trim()
  if (!isBlank(text)) return !/^(?:action(?: item)? \d+|example|description)$/i.test(text)
  return false
}

function widest(rows: readonly Piece[], taken: readonly (number | undefined)[]): number | undefined {
  const header = rows[0]?.header ?? []
  const width = (index: number): number =>
    rows.reduce((sum, { cells }) => sum + (cells[index]?.length ?? 0), 0)
  return header
    .map((_, index) => index)
    .filter((index) => !taken.includes(index))
    .toSorted((a, b) => width(b) - width(a))[0]
}

function read(
  piece: Piece | undefined,
  text: string,
  group: Group,
  source: Source,
  inside: readonly Piece[] = [],
): ReviewAction {
  const details = inside.flatMap((inner) => {
    if (inner.kind === 'row')
      return inner.cells.length === 2
        ? [{ name: inner.cells[0] ?? '', value: inner.cells[1] ?? '', text: inner.text }]
        : []
    const key = keyOf(inner)
    return key === undefined ? [] : [{ ...key, text: inner.text }]
  })
  const value = (concept: Concept): string => details.find(({ name }) => fieldIs(name, concept))?.value ?? ''
  const short = inside.filter((inner) => inner.text.length < 200).map((inner) => inner.text)
  const owner = ownerOf(value('owner')) ?? firstOf([text, ...short], ownerIn) ?? group.owner
  const dueText = value('due')
  const due = dueOf(dueText, source.dates) ?? firstOf([text, ...short], (line) => dueIn(line, source.dates))
  const ticket = firstOf([{ text, urls: piece?.urls ?? [] }, ...inside], (one) =>
    ticketIn(one.text, one.urls),
  )
  const struck = piece !== undefined && covers(piece.struck, piece.text)
  const ticked = piece?.checked ?? (/^\[x\]/i.test(text) ? true : undefined)
  // An empty box is a plain answer: words such as `fixed` in it are then part of the task.
  const done =
    group.done ||
    struck ||
    ticked === true ||
    isDoneStatus(value('status')) ||
    (ticked === undefined && value('status') === '' && saysItIsDone(text))
  return {
    line: piece?.line ?? 1,
    text: text.replace(/^\[[ xX]\]\s*/, ''),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(isBlank(dueText) ? {} : { dueText }),
    done,
    ...(ticket === undefined ? {} : { ticket }),
  }
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
