// Which lines two texts have in common, in order. The only door to node-diff3, and the bound on its cost.
import { diffIndices } from 'node-diff3'
import { longestIncreasing } from './merge/increasing.ts'

/** A line that both have: its index in each. */
export interface Common {
  readonly before: number
  readonly after: number
}

/** node-diff3 takes cubic time on equal lines, so it only ever sees stretches whose sides multiply to this. */
const affordable = 40_000

/**
 * The longest common subsequence where that is affordable. In longer stretches the lines that are unique on both sides are
 * the anchors, and what lies between two of them is compared alone; a stretch without anchors counts as all different.
 */
export function commonLines(before: readonly string[], after: readonly string[]): Common[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1

  const middle = middleLines(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return [
    ...run(0, 0, head),
    ...middle.map((common) => ({ before: common.before + head, after: common.after + head })),
    ...run(before.length - tail, after.length - tail, tail),
  ]
}

/** A stretch that differs: from which index to which, on each side. */
export interface Difference {
  readonly before: readonly [number, number]
  readonly after: readonly [number, number]
}

/** The stretches between the common lines, in order. */
export function differences(before: readonly string[], after: readonly string[]): Difference[] {
  let [b, a] = [0, 0]
  return [...commonLines(before, after), { before: before.length, after: after.length }].flatMap((common) => {
    const difference: Difference = { before: [b, common.before], after: [a, common.after] }
    const differs = common.before > b || common.after > a
    b = common.before + 1
    a = common.after + 1
    return differs ? difference : []
  })
}

function middleLines(before: readonly string[], after: readonly string[]): Common[] {
  if (before.length * after.length <= affordable) return shortLines(before, after)
  const common: Common[] = []
  let from: Common = { before: 0, after: 0 }
  for (const anchor of [...uniqueLines(before, after), { before: before.length, after: after.length }]) {
    const [these, those] = [before.slice(from.before, anchor.before), after.slice(from.after, anchor.after)]
    if (these.length * those.length <= affordable) {
      for (const line of shortLines(these, those)) {
        common.push({ before: from.before + line.before, after: from.after + line.after })
      }
    }
    if (anchor.before < before.length) common.push(anchor)
    from = { before: anchor.before + 1, after: anchor.after + 1 }
  }
  return common
}

function shortLines(before: readonly string[], after: readonly string[]): Common[] {
  if (before.length === 0 || after.length === 0) return []
  const common: Common[] = []
  let from: Common = { before: 0, after: 0 }
  for (const { buffer1, buffer2 } of diffIndices([...before], [...after])) {
    const [b, gone] = buffer1
    const [a, added] = buffer2
    common.push(...run(from.before, from.after, b - from.before))
    from = { before: b + gone, after: a + added }
  }
  common.push(...run(from.before, from.after, before.length - from.before))
  return common
}

function uniqueLines(before: readonly string[], after: readonly string[]): Common[] {
  const places = uniquePlaces(after)
  const shared = [...uniquePlaces(before)].flatMap(([line, b]) => {
    const a = places.get(line)
    return a === undefined ? [] : { before: b, after: a }
  })
  return longestIncreasing(shared.map((common) => common.after)).flatMap((index) => shared[index] ?? [])
}

function uniquePlaces(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return new Map(lines.flatMap((line, place) => (counts.get(line) === 1 ? [[line, place] as const] : [])))
}

const run = (before: number, after: number, length: number): Common[] =>
  Array.from({ length }, (_, i) => ({ before: before + i, after: after + i }))
