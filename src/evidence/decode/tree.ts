// JSON and YAML as trees that know their positions: slow, so only for showing where a problem is.
import { type ValueNode, parse as parseJsonTree } from '@humanwhocodes/momoa'
import { LineCounter, type ParsedNode, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import { nestsTooDeep } from './nesting.ts'
import type { Position } from './position.ts'

export interface Node {
  readonly position: Position
  /** Read at the first question, like `child`. */
  members(): readonly Member[]
  /** The value of a key or an index; of keys that stand twice the last, as in the data. */
  child(key: string): Node | undefined
}

/** One key of an object or element of a list; `position` is where the key or the element begins. */
interface Member {
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

function nodeOf(position: Position, read: () => readonly Member[]): Node {
  let members: readonly Member[] | undefined
  let children: ReadonlyMap<string, Node> | undefined
  return {
    position,
    members: () => (members ??= read()),
    child(key) {
      members ??= read()
      children ??= new Map(members.map((member) => [member.key, member.value]))
      return children.get(key)
    },
  }
}

function jsonNode(node: ValueNode): Node {
  return nodeOf(startOf(node), () => {
    if (node.type === 'Object')
      return node.members.map(({ name, value }) => ({
        key: name.type === 'String' ? name.value : name.name,
        position: startOf(name),
        value: jsonNode(value),
      }))
    if (node.type !== 'Array') return []
    return node.elements.map(({ value }, index) => ({
      key: String(index),
      position: startOf(value),
      value: jsonNode(value),
    }))
  })
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
  return nodeOf(positionOf(node), () => {
    if (isMap(node))
      return node.items.map(({ key, value }) => ({
        key: isScalar(key) ? String(key.value) : '',
        position: positionOf(key),
        value: value === null ? nodeOf(positionOf(key), () => []) : yamlNode(value, lines),
      }))
    if (!isSeq(node)) return []
    return node.items.map((item, index) => ({
      key: String(index),
      position: positionOf(item),
      value: yamlNode(item, lines),
    }))
  })
}
