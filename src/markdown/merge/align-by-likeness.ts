// Pairs what is alike in two short lists without turning the order round: as much likeness in all as there can be.

/** All is compared with all, so only in lists whose lengths multiply to this; in longer ones nothing counts as alike. */
const affordable = 400

/** Less than half alike is not alike. */
const enough = 0.5

export function alignByLikeness(
  { before, after }: { readonly before: readonly number[]; readonly after: readonly number[] },
  likeness: (b: number, a: number) => number,
  pair: (b: number, a: number) => void,
): void {
  if (before.length * after.length > affordable) return
  const likenesses = before.map((b) => after.map((a) => likeness(b, a)))
  const alike = (b: number, a: number): number => {
    const found = likenesses[b]?.[a] ?? 0
    return found < enough ? 0 : found
  }
  // best[b][a]: the most likeness that what follows b and a can still give (Needleman and Wunsch, without a price for gaps).
  const best: number[][] = [...before, 0].map(() => [...after, 0].map(() => 0))
  const at = (b: number, a: number): number => best[b]?.[a] ?? 0
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      const row = best[b]
      if (row)
        row[a] = Math.max(at(b + 1, a), at(b, a + 1), alike(b, a) > 0 ? alike(b, a) + at(b + 1, a + 1) : 0)
    }
  }
  for (let b = 0, a = 0; b < before.length && a < after.length;) {
    if (alike(b, a) > 0 && at(b, a) === alike(b, a) + at(b + 1, a + 1))
      pair(before[b++] ?? 0, after[a++] ?? 0)
    else if (at(b, a) === at(b + 1, a)) b += 1
    else a += 1
  }
}
