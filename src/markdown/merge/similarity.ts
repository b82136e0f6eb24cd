// How alike two texts are, by the words they share and their order.

/** Words beyond these do not change the picture, and bounding them bounds the work. */
const wordsRead = 200
const charactersRead = 4_000

/** From 0 (nothing in common) to 1: by words and their order, or by whole lines, whichever shows more. */
export function similarity(one: string, other: string): number {
  return Math.max(
    shared(wordsAndPairs(one), wordsAndPairs(other)),
    shared(wholeLines(one), wholeLines(other)),
  )
}

/** Twice what two sets share by all there is (Dice). */
function shared(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  const common = [...these].filter((part) => those.has(part)).length
  return common === 0 ? 0 : (2 * common) / (these.size + those.size)
}

const wholeLines = (text: string): Set<string> =>
  new Set(
    text
      .slice(0, charactersRead)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )

/** Pairs of words tell sentences apart that are made of the same words. */
function wordsAndPairs(text: string): Set<string> {
  const found =
    text
      .slice(0, charactersRead)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const words = found.slice(0, wordsRead)
  return new Set([...words, ...words.slice(1).map((word, n) => `${words[n] ?? ''} ${word}`)])
}
