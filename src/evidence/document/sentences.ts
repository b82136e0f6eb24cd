// The sentences in which a document tells of its incident: not its plans, its rules, its questions or what it quotes.
import { isInstruction } from '../../markdown/review/placeholders.ts'
import { paragraphs } from '../../markdown/review/paragraphs.ts'
import type { Piece } from '../../markdown/review/outline.ts'
import type { Concept } from '../../markdown/review/synonyms.ts'
import type { DocumentContext } from './read-document.ts'

export interface Sentence {
  readonly text: string
  readonly line: number
  /** The list item that it stands under: `Health checks` above `Caught it within 40 seconds`. */
  readonly under?: string
}

/** Sections that tell what shall be, or what holds in general. */
const notTold = new Set<Concept>(['actions', 'prevention', 'checklist', 'other', 'signOff', 'timeline'])
/** A sentence about what should be, usually is, or was another time. */
const general =
  /\b(?:should|must|will|would|could|may|might|can|target|goal|sla|slo|objective|threshold|aim|expect\w*|usual\w*|typical\w*|always|normal\w*|require\w*|policy|every|each|in most cases|on average|previous(?:ly)? incident|last time|next time|in (?:the )?future|if|instead of|faster|reduc\w+|improv\w+|so that|to ensure|take|takes)\b/i
const longest = 2000

export function sentencesOf({ source }: DocumentContext): readonly Sentence[] {
  const left = new Set(
    source.sections
      .filter(({ concepts }) => concepts.some((concept) => notTold.has(concept)))
      .flatMap(({ from, to }) => source.pieces.slice(from, to).map(({ line }) => line)),
  )
  return lines(source.pieces)
    .filter(
      (piece) =>
        (piece.kind === 'text' || piece.kind === 'item') &&
        !piece.quoted &&
        piece.checked === undefined &&
        !left.has(piece.line) &&
        !isInstruction(piece),
    )
    .flatMap(({ text, line, parent }) => {
      const under = source.pieces[parent]?.text
      return text
        .slice(0, longest)
        .split(/(?<=[.!?])\s+/)
        .filter((sentence) => !general.test(sentence))
        .map((sentence) => ({ text: sentence, line, ...(under !== undefined && { under }) }))
    })
}

/** Running text by the paragraph; but `**Status:** …` is a line of its own, whatever follows it without a blank line. */
function lines(pieces: readonly Piece[]): readonly Piece[] {
  const isField = ({ kind, bold: [first], text }: Piece) =>
    kind === 'text' && first?.[0] === 0 && /^[^:]{1,60}:/.test(text)
  return [...pieces.filter(isField), ...paragraphs(pieces.filter((piece) => !isField(piece)))].sort(
    (a, b) => a.line - b.line,
  )
}
