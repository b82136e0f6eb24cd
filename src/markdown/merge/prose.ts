// The three-way merge of text that has no identities in it: line by line, like git.
import { commonLines } from '../align.ts'
import { textOf, type Line } from './lines.ts'
import { judge } from './verdict.ts'

/** The merged lines, or undefined when both changed the same lines, or lines that touch. */
export function mergeProse(
  base: readonly Line[],
  theirs: readonly Line[],
  ours: readonly Line[],
): readonly Line[] | undefined {
  const verdict = judge(textOf(base), textOf(theirs), textOf(ours))
  if (verdict === 'ours') return ours
  if (textOf(base) === textOf(ours)) return theirs

  const merged: (readonly Line[])[] = []
  let from = { b: 0, t: 0, o: 0 }
  for (const { b, t, o } of [
    ...commonToAll(base, theirs, ours),
    { b: base.length, t: theirs.length, o: ours.length },
  ]) {
    const stretch = [base.slice(from.b, b), theirs.slice(from.t, t), ours.slice(from.o, o)] as const
    const [was, said, stands] = stretch.map(textOf)
    const whose = judge(was, said ?? '', stands ?? '')
    if (whose === 'clash') return undefined
    merged.push(whose === 'ours' ? stretch[2] : stretch[1], ours.slice(o, o + 1))
    from = { b: b + 1, t: t + 1, o: o + 1 }
  }
  return merged.flat()
}

/** The lines that all three have, in order. */
function commonToAll(
  base: readonly Line[],
  theirs: readonly Line[],
  ours: readonly Line[],
): { b: number; t: number; o: number }[] {
  const [was, said, stands] = [base, theirs, ours].map((lines) => lines.map(({ text }) => text.trimEnd()))
  const inOurs = new Map(commonLines(was ?? [], stands ?? []).map(({ before, after }) => [before, after]))
  return commonLines(was ?? [], said ?? []).flatMap(({ before, after }) => {
    const o = inOurs.get(before)
    return o === undefined ? [] : { b: before, t: after, o }
  })
}
