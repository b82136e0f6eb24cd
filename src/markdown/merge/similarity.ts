// How alike two texts are, by the words they share.

/** Words beyond these do not change the picture, and bounding them bounds the work. */
const wordsRead = 200
const charactersRead = 4_000

/** From 0 (no word in common) to 1 (the same words): twice the shared words by all words (Dice). */
export function similarity(one: string, other: string): number {
  const words = bagOfWords(one)
  const others = bagOfWords(other)
  const total = words.size + others.size
  if (total === 0) return 0
  let shared = 0
  for (const word of words) if (others.has(word)) shared += 1
  return (2 * shared) / total
}

function bagOfWords(text: string): Set<string> {
  const words =
    text
      .slice(0, charactersRead)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(0, wordsRead))
}
