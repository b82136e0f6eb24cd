// YAML to values, one a document.
import { type Document, LineCounter, isScalar, parseAllDocuments, visit } from 'yaml'
import type { Problem } from '../../incident/problem.ts'
import { nestsTooDeep } from './nesting.ts'
import type { Value, Values } from './values.ts'

export function decodeYaml(file: string, text: string): Values {
  if (nestsTooDeep(text)) return { values: [], problems: [tooDeep(file)] }
  const lines = new LineCounter()
  // Timestamps and long integers stay text: what a number would lose, a format reads better.
  const documents = parseAllDocuments(text, { lineCounter: lines, intAsBigInt: true })
  if ('empty' in documents) return { values: [], problems: [] }
  const values: Value[] = []
  const problems: Problem[] = []
  for (const document of documents) {
    for (const error of document.errors) {
      const { line, col } = lines.linePos(error.pos[0])
      problems.push({
        code: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
        message: error.message.split('\n')[0] ?? error.code,
        hint: 'Mend the file where the place points.',
        place: { file, line, column: col },
      })
    }
    const fatal = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')
    if (fatal || document.contents === null) continue
    const { line } = lines.linePos(document.contents.range[0])
    const read = toData(document)
    if ('data' in read) values.push({ data: read.data, ...(documents.length > 1 && { line }) })
    else problems.push({ code: 'invalid-yaml', message: read.message, place: { file, line, column: 1 } })
  }
  return { values, problems }
}

function tooDeep(file: string): Problem {
  return {
    code: 'invalid-yaml',
    message: 'Unexpected nesting of more than 200 levels, expected YAML that a person or a program wrote',
    place: { file, line: 1, column: 1 },
  }
}

/** Aliases are resolved only here, and a document of nothing but aliases of aliases is refused. */
function toData(document: Document): { data: unknown } | { message: string } {
  try {
    keepDecimals(document)
    return { data: plain(document.toJS()) }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}

/** `version: 1.10` is not 1.1: a decimal that would be written otherwise stays as it was written. */
function keepDecimals(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (
        isScalar(node) &&
        typeof node.value === 'number' &&
        node.source !== undefined &&
        /^\d+\.\d*0$/.test(node.source)
      )
        node.value = node.source
    },
  })
}

/** Data as JSON has it: integers beyond 2^53 as their digits, and nothing JSON does not know. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
