// Bytes of a file to data: JSON, NDJSON, YAML, CSV, Markdown or text. The only door to the parsers.
import { parse as parseJsonTree } from '@humanwhocodes/momoa'
import { parse as parseCsv } from 'csv-parse/sync'
import { LineCounter, parseAllDocuments } from 'yaml'
import type { Place, Problem } from '../incident/problem.ts'
import type { Piece } from './format.ts'

/** One value of a file; `line` where the file holds a value a line. */
export interface Value {
  readonly data: unknown
  readonly line?: number
}

export interface Decoded {
  readonly syntax: Piece['syntax']
  readonly values: readonly Value[]
  readonly problems: readonly Problem[]
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
  return syntaxByEnding[file.slice(file.lastIndexOf('.') + 1).toLowerCase()]
}

/** Decodes a whole file. What cannot be decoded is a problem with its place; the values that can be are kept. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const text = decodeText(bytes)
  const syntax = syntaxOf(file) ?? (/^\s*[[{]/.test(text) ? 'json' : 'text')
  if (syntax === 'json') return { syntax, ...decodeJson(file, text) }
  if (syntax === 'yaml') return { syntax, ...decodeYaml(file, text) }
  if (syntax === 'csv') return { syntax, ...decodeCsv(file, text) }
  return { syntax, values: [{ data: text }], problems: [] }
}

/** Bytes to text: UTF-8, or UTF-16 where its byte order mark says so; the mark comes off. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

type Values = Omit<Decoded, 'syntax'>

function decodeJson(file: string, text: string): Values {
  try {
    return { values: [{ data: JSON.parse(text) as unknown }], problems: [] }
  } catch {
    const lines = text.split('\n')
    const several = lines.filter((line) => line.trim() !== '').length > 1
    if (several && isJson(lines.find((line) => line.trim() !== '') ?? '')) return decodeJsonLines(file, lines)
    return decodeDamagedJson(file, text)
  }
}

function decodeJsonLines(file: string, lines: readonly string[]): Values {
  const values: Value[] = []
  const problems: Problem[] = []
  lines.forEach((text, index) => {
    if (text.trim() === '') return
    const line = index + 1
    if (isJson(text)) values.push({ data: JSON.parse(text) as unknown, line })
    else problems.push(invalidJson({ file, line, column: columnOfError(text) }, text))
  })
  return { values, problems }
}

/** A shell script that prints `10%` unquoted writes no JSON; what it meant is plain, so it is read and reported. */
function decodeDamagedJson(file: string, text: string): Values {
  const place = { file, ...whereJsonBreaks(text) }
  const broken = invalidJson(place, text.split('\n')[place.line - 1] ?? '')
  const mended = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?%/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  )
  if (mended === text || !isJson(mended)) return { values: [], problems: [broken] }
  const hint =
    'It was read as if the percentage stood in quotes. Quote it in the program that writes this file.'
  return {
    values: [{ data: JSON.parse(mended) as unknown }],
    problems: [{ ...broken, code: 'unquoted-percentage', hint }],
  }
}

function invalidJson(place: Place, line: string): Problem {
  const from = Math.max(0, (place.column ?? 1) - 20)
  const offending = line.slice(from, from + 60).trim()
  return {
    code: 'invalid-json',
    message: `Unexpected text in JSON: ${offending === '' ? 'the file ends too early' : offending}`,
    hint: 'Mend the file where the place points, or have its writer write it again.',
    place,
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const columnOfError = (text: string): number => whereJsonBreaks(text).column

function whereJsonBreaks(text: string): { line: number; column: number } {
  try {
    parseJsonTree(text)
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number }
    if (line !== undefined && column !== undefined) return { line, column }
  }
  return { line: 1, column: 1 }
}

function decodeYaml(file: string, text: string): Values {
  const lineCounter = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter })
  const values: Value[] = []
  const problems: Problem[] = []
  for (const document of documents) {
    for (const error of document.errors) {
      const { line, col } = lineCounter.linePos(error.pos[0])
      problems.push({
        code: 'invalid-yaml',
        message: error.message.split('\n')[0] ?? error.code,
        hint: 'Mend the file where the place points.',
        place: { file, line, column: col },
      })
    }
    if (document.errors.length === 0 && document.contents !== null)
      values.push({ data: document.toJS() as unknown })
  }
  return { values, problems }
}

function decodeCsv(file: string, text: string): Values {
  try {
    const rows: unknown = parseCsv(text, { bom: true, columns: true, trim: true, skip_empty_lines: true })
    return { values: [{ data: rows }], problems: [] }
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number }
    const place = { file, ...(lines !== undefined && { line: lines }) }
    return {
      values: [],
      problems: [
        { code: 'invalid-csv', message, hint: 'Every row needs as many cells as the first.', place },
      ],
    }
  }
}
