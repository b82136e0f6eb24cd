// Mends text whose UTF-8 bytes were read as a legacy encoding and saved again: `âœ…` was a tick once.
import { type LegacyEncoding, legacyBytes } from './legacy-encodings.ts'

export interface Repair {
  readonly text: string
  /** The encoding the bytes were taken for; absent when nothing was repaired. */
  readonly from?: LegacyEncoding
  /** Characters outside ASCII that stand as they were, because bytes of theirs were lost. */
  readonly left: number
  /** Where the first repair was made, as an index into the text that came in. */
  readonly at?: number
}

interface Sequence {
  readonly text: string
  /** Characters of the damaged text that it replaces. */
  readonly length: number
  /** Whether this sequence of characters is unmistakable by itself. */
  readonly strong: boolean
}

/**
 * Gives the bytes back to every run of characters that can only have been UTF-8, and reads them as such. Each repair is
 * lossless: damaging it the same way gives the same text again. Text is left alone unless one unmistakable sequence is
 * in it and most of its characters outside ASCII are explained, or at least four doubtful ones that explain all.
 */
export function repairEncoding(text: string): Repair {
  let best: Attempt | undefined
  // Damage is at least two characters long; most text needs no closer look.
  if (/[\u0080-\uffff]{2}/.test(text)) {
    const runs = [...text.matchAll(/[\u0080-\uffff]+/g)].map(({ 0: run, index }) => ({ run, index }))
    for (const from of legacyBytes.keys()) {
      const attempt = repairRuns(runs, from)
      if (attempt && attempt.explained > (best?.explained ?? 0)) best = attempt
    }
  }
  if (!best) return { text, left: 0 }
  const { from, left, at, mended } = best
  let [out, behind] = ['', 0]
  for (const { run, index, text: repaired } of mended) {
    out += text.slice(behind, index) + repaired
    behind = index + run.length
  }
  return { text: out + text.slice(behind), from, left, at }
}

/** Characters outside ASCII that stand together, and where. */
interface Run {
  readonly run: string
  readonly index: number
}

interface Attempt {
  readonly from: LegacyEncoding
  readonly mended: readonly (Run & { readonly text: string })[]
  /** How many characters the repairs replace, and how many stay. */
  readonly explained: number
  readonly left: number
  readonly at: number
}

function repairRuns(runs: readonly Run[], from: LegacyEncoding): Attempt | undefined {
  let [strong, weak, explained, left, at] = [0, 0, 0, 0, -1]
  const mended = runs.map((whole) => {
    const { run, index: start } = whole
    let text = ''
    for (let index = 0; index < run.length;) {
      const sequence = readSequence(run, index, from)
      if (sequence) {
        if (at < 0) at = start + index
        explained += sequence.length
        if (sequence.strong) strong++
        else weak++
      } else left++
      text += sequence?.text ?? run.charAt(index)
      index += sequence?.length ?? 1
    }
    return { ...whole, text }
  })
  const sure = strong > 0 ? explained >= left : weak >= 4 && left === 0
  return sure ? { from, mended, explained, left, at } : undefined
}

/** The UTF-8 sequence whose bytes stand here as characters; undefined when there is none, or one nobody writes. */
function readSequence(run: string, index: number, from: LegacyEncoding): Sequence | undefined {
  const byteAt = (at: number) => legacyBytes.get(from)?.get(run.charAt(at)) ?? 0
  const lead = byteAt(index)
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : 2
  if (length === 2 && !isLikelyLead(lead)) return undefined
  let point = lead & (0xff >> (length + 1))
  for (let offset = 1; offset < length; offset++) {
    const byte = byteAt(index + offset)
    if (byte < 0x80 || byte > 0xbf) return undefined
    point = point * 64 + (byte & 0x3f)
  }
  const overlong = point < (length === 4 ? 0x10000 : length === 3 ? 0x800 : 0xa0)
  if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined
  // In MacRoman these leads are ¬ √ ƒ ≈, which people do write before other signs.
  const strong = length > 2 || (lead <= 0xc5 && from !== 'macroman')
  return { text: String.fromCodePoint(point), length, strong }
}

/** Of two-byte leads: Latin letters and signs, Greek, Cyrillic. The others pair up by chance, as in `l’été`. */
function isLikelyLead(lead: number): boolean {
  return (lead >= 0xc2 && lead <= 0xc5) || lead === 0xce || lead === 0xcf || lead === 0xd0 || lead === 0xd1
}
