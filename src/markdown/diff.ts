// The difference of two texts as a unified diff, as `diff -u` and git print it.
import { differences } from './align.ts'

interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/**
 * Returns '' when the texts are equal. `from` and `to` name the two sides; `context` is the number of unchanged lines around a
 * change. Lines end with `\n`; a carriage return stays at the end of its line, and shows as a difference.
 */
export function unifiedDiff(
  before: string,
  after: string,
  { from, to, context = 3 }: { from: string; to: string; context?: number },
): string {
  if (before === after) return ''
  const lines = editsOf(linesOf(before), linesOf(after))
  const old = countsOf(lines, '+')
  const new_ = countsOf(lines, '-')
  const hunks = hunkRanges(lines, context).map(([start, end]) => {
    const shown = lines.slice(start, end)
    return `@@ -${rangeOf(old, start, end)} +${rangeOf(new_, start, end)} @@\n${shown.map(({ sign, text }) => printed(sign + text)).join('')}`
  })
  return `--- ${from}\n+++ ${to}\n${hunks.join('')}`
}

/** Every line with its ending: a last line without one differs from the same line with one. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`)
  const last = lines.pop() ?? ''
  return last === '\n' ? lines : [...lines, last.slice(0, -1)]
}

function editsOf(before: readonly string[], after: readonly string[]): Line[] {
  const edits: Line[] = []
  const signed = (sign: Line['sign'], lines: readonly string[]): void => {
    for (const text of lines) edits.push({ sign, text })
  }
  let at = 0
  for (const difference of differences(before, after)) {
    signed(' ', before.slice(at, difference.before[0]))
    signed('-', before.slice(...difference.before))
    signed('+', after.slice(...difference.after))
    at = difference.before[1]
  }
  signed(' ', before.slice(at))
  return edits
}

/** Stretches of changed lines with their context, those that would touch made one. */
function hunkRanges(lines: readonly Line[], context: number): [number, number][] {
  const ranges: [number, number][] = []
  lines.forEach(({ sign }, index) => {
    if (sign === ' ') return
    const [start, end] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)]
    const last = ranges.at(-1)
    if (last && start <= last[1]) last[1] = end
    else ranges.push([start, end])
  })
  return ranges
}

/** How many lines of one side lie above each index: all but those that only the other side has. */
function countsOf(lines: readonly Line[], others: '+' | '-'): number[] {
  let above = 0
  return [0, ...lines.map(({ sign }) => (sign === others ? above : ++above))]
}

/** A hunk's place as `start,length`: it starts at line 1, or, being empty, after the line it names. */
function rangeOf(counts: readonly number[], start: number, end: number): string {
  const above = counts[start] ?? 0
  const length = (counts[end] ?? 0) - above
  return `${length === 0 ? above : above + 1}${length === 1 ? '' : `,${length}`}`
}

const printed = (line: string): string =>
  line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`
