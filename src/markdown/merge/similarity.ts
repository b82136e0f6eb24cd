// How alike two texts are, by the words they share and their order.

/** Words beyond these do not change the picture, and bounding them bounds the work. */
const wordsRead = 200
const charactersRead = 4_000

/** From 0 (nothing in common) to 1 (the same words in the same order): twice what is shared by all there is (Dice). */
export function similarity(one: string, other: string): number {
  const [these, those] = [wordsAndPairs(one), wordsAndPairs(other)]
  const total = these.size + those.size
  if (total === 0) return 0
  let shared = 0
  for (const word of these) if (those.has(word)) shared += 1
  return (2 * shared) / total
}

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
