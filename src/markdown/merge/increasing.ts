// The longest increasing run in a list of numbers: what kept its order when things moved.

/** Indices of one longest strictly increasing subsequence, in order. n log n. */
export function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = [] // tails[k]: index of the smallest value that ends a run of k + 1
  const previous: number[] = []
  values.forEach((value, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      const tail = tails[middle]
      if (tail !== undefined && (values[tail] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = tails[low - 1] ?? -1
    tails[low] = index
  })
  const run: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.push(at)
  return run.reverse()
}
