// Keys that stand twice in one JSON object, of which JSON.parse silently takes the last.
import type { Problem } from '../../incident/problem.ts'
import { step } from '../pointer.ts'
import { endOfString } from './long-integers.ts'
import { type Node, parseTrees } from './tree.ts'

/** How many keys all objects of a JSON text have, by its letters: every string with a colon behind it is a key. */
export function countKeys(json: string, expected: number): number {
  let count = 0
  for (let at = json.indexOf('":'); at >= 0; at = json.indexOf('":', at + 2)) count++
  // Right unless a string holds `":`, or a space stands before a colon: then the strings are counted one by one.
  return count === expected ? count : countStrings(json)
}

function countStrings(json: string): number {
  let count = 0
  for (let at = json.indexOf('"'); at >= 0; at = json.indexOf('"', at)) {
    at = endOfString(json, at) + 1
    while (' \n\r\t'.includes(json.charAt(at)) && at < json.length) at++
    if (json.charAt(at) === ':') count++
  }
  return count
}

/** A problem for each key that repeats an earlier one. `line` is the text's own line in a file of one value a line. */
export function duplicateKeys(file: string, json: string, line = 1): readonly Problem[] {
  const problems: Problem[] = []
  const open: { node: Node; pointer: string }[] = parseTrees(json, 'json').map((node) => ({
    node,
    pointer: '',
  }))
  for (let next = open.pop(); next; next = open.pop()) {
    const seen = new Set<string>()
    for (const { key, value, position } of next.node.members()) {
      const pointer = next.pointer + step(key)
      if (seen.has(key)) {
        problems.push({
          code: 'duplicate-key',
          message: `Unexpected second ${JSON.stringify(key)}, expected each key once; its last value was taken`,
          hint: 'Ask the program that writes this file which of the values it means.',
          place: { file, line: position.line + line - 1, column: position.column, pointer },
        })
      }
      seen.add(key)
      open.push({ node: value, pointer })
    }
  }
  return problems
}
