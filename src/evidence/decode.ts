// Bytes of a file to data: JSON, NDJSON, YAML, CSV, Markdown or text.
import { decodeCsv } from './decode/csv.ts'
import { decodeJson } from './decode/json.ts'
import { decodeText } from './decode/text.ts'
import type { Values } from './decode/values.ts'
import { decodeYaml } from './decode/yaml.ts'
import type { Piece } from './format.ts'

export interface Decoded extends Values {
  readonly syntax: Piece['syntax']
  /** The text that was decoded, for finding positions in it. */
  readonly text: string
}

const syntaxByEnding: Readonly<Record<string, Piece['syntax']>> = {
  json: 'json',
  ndjson: 'json',
  jsonl: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  csv: 'csv',
  md: 'markdown',
  markdown: 'markdown',
}

/** The syntax that a file's ending promises, or undefined. */
export function syntaxOf(file: string): Piece['syntax'] | undefined {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(syntaxByEnding, ending) ? syntaxByEnding[ending] : undefined
}

/** Decodes a whole file. What cannot be decoded is a problem with its place; the values that can be are kept. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const { text, problems } = decodeText(file, bytes)
  if (text === undefined) return { syntax: syntaxOf(file) ?? 'text', text: '', values: [], problems }
  const syntax = syntaxOf(file) ?? (/^\s*[[{]/.test(text) ? 'json' : 'text')
  const decoded = decodeAs(syntax, file, text)
  return { syntax, text, values: decoded.values, problems: [...problems, ...decoded.problems] }
}

function decodeAs(syntax: Piece['syntax'], file: string, text: string): Values {
  if (text.trim() === '') return { values: [], problems: [] }
  if (syntax === 'json') return decodeJson(file, text)
  if (syntax === 'yaml') return decodeYaml(file, text)
  if (syntax === 'csv') return decodeCsv(file, text)
  return { values: [{ data: text }], problems: [] }
}
