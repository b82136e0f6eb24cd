// The three-way merge of a Markdown list: an item is known by its text; its tick, its number and its text merge apart.
import { draftOf, stack, type Draft } from './draft.ts'
import { isBlank, plain, splitGap, textOf, type Line } from './lines.ts'
import type { Item } from './item.ts'
import { mergeSequence, type Level } from './sequence.ts'
import { similarity } from './similarity.ts'
import { judge } from './verdict.ts'

interface ListItem extends Item {
  /** Indent, marker and the spaces after it: `  1. `. */
  readonly marker: string
  /** `[ ] ` or `[x] ` with the spaces after it; '' when the item has no box. */
  readonly tick: string
  /** The rest of the first line, and the lines below it. */
  readonly text: string
}

const itemStart = /^(\s*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))(.*)$/
const box = /^\[[ xX]\](?:[ \t]+|$)/

export const startsItem = (line: Line): boolean => itemStart.test(line.text)

export function mergeList(base: readonly Line[], theirs: readonly Line[], ours: readonly Line[]): Draft {
  return stack(
    mergeSequence(itemsOf(base), itemsOf(theirs), itemsOf(ours), level).map((piece) => piece.draft),
  )
}

/** By what a list is known among others: its first item, whatever its number and tick. */
export const listName = (lines: readonly Line[]): string => nameOf(parseItem(lines.slice(0, 1)))

const nameOf = ({ text }: ListItem): string => plain(text).trim()

const level: Level<ListItem> = {
  exact: ({ marker, tick, text }) => plain(marker + tick + text),
  identities: [nameOf],
  akin: (a, b) => similarity(a.text, b.text),
  sort: () => 'item',
  twin: nameOf,
  name: nameOf,
  rewords: true,
  merge: mergeItem,
}

function itemsOf(lines: readonly Line[]): ListItem[] {
  const starts = lines.flatMap((line, index) => (startsItem(line) ? index : []))
  return starts.map((start, nth) => parseItem(lines.slice(start, starts[nth + 1])))
}

function parseItem(all: readonly Line[]): ListItem {
  const [lines, gap] = splitGap(all)
  const [, marker = '', rest = ''] = itemStart.exec(lines[0]?.text ?? '') ?? []
  const tick = box.exec(rest)?.[0] ?? ''
  const text = [rest.slice(tick.length), ...lines.slice(1).map((line) => line.text)].join('\n')
  return { lines, gap, marker, tick, text }
}

function mergeItem(base: ListItem | undefined, theirs: ListItem, ours: ListItem): Draft {
  if (base && textOf(base.lines) === textOf(ours.lines)) return draftOf(theirs.lines)
  const verdict = judge(base?.text, theirs.text, ours.text)
  if (verdict === 'clash') {
    const versions = {
      base: textOf(base?.lines ?? []),
      theirs: textOf(theirs.lines),
      ours: textOf(ours.lines),
    }
    return draftOf(ours.lines, { kind: 'conflict', at: 0, ...versions, identity: nameOf(ours) })
  }
  const marker = judge(base?.marker, theirs.marker, ours.marker) === 'theirs' ? theirs.marker : ours.marker
  const tick = judge(base?.tick, theirs.tick, ours.tick) === 'theirs' ? theirs.tick : ours.tick
  const body = verdict === 'theirs' ? theirs : ours
  const [firstText = ''] = body.text.split('\n')
  return draftOf([
    { text: marker + tick + firstText, end: ours.lines[0]?.end ?? '\n' },
    ...body.lines.slice(1),
  ])
}

/** How many of the lines from `start` on belong to the list that starts there; blank lines after it do not. */
export function listLength(lines: readonly Line[], start: number): number {
  let end = start + 1
  for (let next = end; next < lines.length; next++) {
    const line = lines[next]
    if (line === undefined) break
    if (isBlank(line)) continue
    const afterBlank = next > end
    if (afterBlank && !startsItem(line) && !/^\s{2}/.test(line.text)) break
    end = next + 1
  }
  return end - start
}
