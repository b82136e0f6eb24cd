// Lists without list marks: lines or paragraphs of which each is an item. Only where a section has no other items.
import { normalise } from './normalise.ts'
import { type Piece, covers } from './outline.ts'

/**
 * The text pieces that are items: they follow a line that ends in a colon, or each is `Name: what to do`, or three
 * and more lines of one paragraph all begin anew; or the paragraphs begin with words in bold.
 */
export function bareItems(pieces: readonly Piece[]): ReadonlySet<Piece> {
  if (pieces.some(({ kind }) => kind === 'item' || kind === 'row')) return new Set()
  const texts = pieces.filter(
    ({ kind, parent, text }) => kind === 'text' && parent < 0 && normalise(text) !== '',
  )
  const lines = texts.filter(({ text }) => !endsInColon(text))
  const items = new Set<Piece>()
  if (lines.length < 2) return items
  const keyed = lines.every(({ text }) => /^[^:：]{3,60}[:：]\s/.test(text))
  const first = texts.find(({ text }) => endsInColon(text))
  const blocks = new Map<number, Piece[]>()
  for (const line of lines) blocks.set(line.block, [...(blocks.get(line.block) ?? []).slice(-200), line])
  for (const line of lines) {
    if (line.text.length > 260) continue
    const announced = first !== undefined && line.line > first.line
    const block = blocks.get(line.block) ?? []
    // Wrapped prose goes on in lower case sooner or later, and prose that is not wrapped is full sentences.
    const anew =
      block.length >= 3 &&
      block.length < 60 &&
      block.every(({ text }) => /^[\p{Lu}\d]/u.test(text)) &&
      block.filter(({ text }) => text.endsWith('.')).length * 2 <= block.length
    if (announced || keyed || anew) items.add(line)
  }
  const led = texts.filter(
    (piece, at) =>
      piece.bold[0]?.[0] === 0 && !covers(piece.bold, piece.text) && texts[at - 1]?.block !== piece.block,
  )
  if (led.length >= 2) for (const piece of led) items.add(piece)
  return items
}

function endsInColon(text: string): boolean {
  return /[:：]$/.test(text)
}
