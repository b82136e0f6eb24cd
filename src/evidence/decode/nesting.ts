// How deep a text nests, before a recursive parser has to find out: at the end of its stack a process can die.

const deepest = 200

/** Whether brackets, indentation or dashes nest deeper than any evidence does. Strings are not told apart. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0
  for (const { 0: run } of text.matchAll(/[[{]+|[\]}]+/g)) {
    depth = Math.max(0, depth + (run.startsWith('[') || run.startsWith('{') ? run.length : -run.length))
    if (depth > deepest) return true
  }
  if (/(?:[-?] ){200}/.test(text)) return true
  const indents = new Set<number>()
  for (const { 0: indent } of text.matchAll(/^ +/gm)) indents.add(indent.length)
  return indents.size > deepest
}
