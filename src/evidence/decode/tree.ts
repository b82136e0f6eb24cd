// JSON and YAML as trees that know their positions: slow, so only for showing where a problem is.
import { type ValueNode, parse as parseJsonTree } from '@humanwhocodes/momoa'
import { LineCounter, type ParsedNode, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import { nestsTooDeep } from './nesting.ts'
import type { Position } from './position.ts'

export interface Node {
  readonly kind: 'object' | 'list' | 'value'
  readonly position: Position
  members(): readonly Member[]
}

/** One key of an object or element of a list; `position` is where the key or the element begins. */
export interface Member {
  readonly key: string
  readonly position: Position
  readonly value: Node
}

/** The values of a text, of which JSON has one and YAML one a document; none where the text cannot be read. */
export function parseTrees(text: string, syntax: 'json' | 'yaml'): readonly Node[] {
  if (nestsTooDeep(text)) return []
  try {
    if (syntax === 'json') return [jsonNode(parseJsonTree(text).body)]
    const lines = new LineCounter()
    const documents = parseAllDocuments(text, { lineCounter: lines })
    if ('empty' in documents) return []
    return documents.flatMap(({ contents }) => (contents === null ? [] : [yamlNode(contents, lines)]))
  } catch {
    // Not JSON at all.
    return []
  }
}

function jsonNode(node: ValueNode): Node {
  const position = startOf(node)
  if (node.type === 'Object') {
    const members = () =>
      node.members.map(({ name, value }) => ({
        key: name.type === 'String' ? name.value : name.name,
        position: startOf(name),
        value: jsonNode(value),
      }))
    return { kind: 'object', position, members }
  }
  if (node.type === 'Array') {
    const members = () =>
      node.elements.map(({ value }, index) => ({
        key: String(index),
        position: startOf(value),
        value: jsonNode(value),
      }))
    return { kind: 'list', position, members }
  }
  return { kind: 'value', position, members: () => [] }
}

const startOf = ({ loc }: { loc: { start: Position } }): Position => ({
  line: loc.start.line,
  column: loc.start.column,
})

function yamlNode(node: ParsedNode, lines: LineCounter): Node {
  const positionOf = ({ range }: ParsedNode): Position => {
    const { line, col } = lines.linePos(range[0])
    return { line, column: col }
  }
  const position = positionOf(node)
  if (isMap(node)) {
    const members = () =>
      node.items.map(({ key, value }) => ({
        key: isScalar(key) ? String(key.value) : '',
        position: positionOf(key),
        value: value === null ? empty(positionOf(key)) : yamlNode(value, lines),
      }))
    return { kind: 'object', position, members }
  }
  if (isSeq(node)) {
    const members = () =>
      node.items.map((item, index) => ({
        key: String(index),
        position: positionOf(item),
        value: yamlNode(item, lines),
      }))
    return { kind: 'list', position, members }
  }
  return { kind: 'value', position, members: () => [] }
}

const empty = (position: Position): Node => ({ kind: 'value', position, members: () => [] })
