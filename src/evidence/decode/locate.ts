// Where in a text the value of a JSON Pointer stands.
import type { Problem } from '../../incident/problem.ts'
import type { Piece } from '../format.ts'
import { rowLines } from './csv.ts'
import type { Position } from './position.ts'
import { type Node, parseTrees } from './tree.ts'

/** Finds pointers of one text, which is parsed once, at the first question. */
export type Locator = (pointer: string) => Position | undefined

/**
 * The position of the value at a pointer, or of the nearest value around it where nothing stands there. Undefined in a
 * text that cannot be read, or that holds several values.
 */
export function locator(text: string, syntax: Piece['syntax']): Locator {
  let roots: readonly Node[] | undefined
  let lines: readonly number[] | undefined
  return (pointer) => {
    const tokens = pointer === '' ? [] : pointer.slice(1).split('/')
    if (syntax === 'csv') {
      lines ??= rowLines(text)
      const line = lines[Number(tokens[0])]
      return line === undefined ? undefined : { line, column: 1 }
    }
    if (syntax !== 'json' && syntax !== 'yaml') return undefined
    roots ??= parseTrees(text, syntax)
    return roots.length === 1 ? roots.map((root) => descend(root, tokens).position)[0] : undefined
  }
}

/** Problems whose places have only a pointer get the line and column that the pointer leads to. */
export function located(
  problems: readonly Problem[],
  text: string,
  syntax: Piece['syntax'],
): readonly Problem[] {
  const find = locator(text, syntax)
  return problems.map((problem) => {
    const { place } = problem
    if (place?.pointer === undefined || place.line !== undefined) return problem
    const position = find(place.pointer)
    return position ? { ...problem, place: { ...place, ...position } } : problem
  })
}

/** Like `locator`, for one question. */
export function locate(text: string, syntax: Piece['syntax'], pointer: string): Position | undefined {
  return locator(text, syntax)(pointer)
}

function descend(root: Node, tokens: readonly string[]): Node {
  let node = root
  for (const token of tokens) {
    const next = node.child(token.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (!next) return node
    node = next
  }
  return node
}
