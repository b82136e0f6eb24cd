// JSON and NDJSON to values: nothing lost beyond 2^53, keys that stand twice seen, and damage shown where it is.
import { parse as parseJsonTree } from '@humanwhocodes/momoa'
import type { Place, Problem } from '../../incident/problem.ts'
import { countKeys, duplicateKeys } from './duplicate-keys.ts'
import { quoteLongIntegers } from './long-integers.ts'
import { nestsTooDeep } from './nesting.ts'
import type { Value, Values } from './values.ts'

export function decodeJson(file: string, text: string): Values {
  const whole = parseJson(text)
  if (whole) return { values: [whole], problems: whole.keyTwice ? duplicateKeys(file, text) : [] }
  const lines = text.split('\n')
  const [first, second] = lines.filter((line) => line.trim() !== '')
  // One line of several that is JSON by itself makes them all lines of JSON, even if another is damaged.
  const several = second !== undefined && [first, second].some((line = '') => isRecord(parseJson(line)?.data))
  return several ? decodeJsonLines(file, lines) : decodeDamagedJson(file, text)
}

function decodeJsonLines(file: string, lines: readonly string[]): Values {
  const values: Value[] = []
  const problems: Problem[] = []
  lines.forEach((text, index) => {
    if (text.trim() === '') return
    const line = index + 1
    const parsed = parseJson(text)
    if (!parsed) problems.push(invalidJson({ file, line, column: whereJsonBreaks(text).column }, text))
    else {
      values.push({ data: parsed.data, line })
      if (parsed.keyTwice) problems.push(...duplicateKeys(file, text, line))
    }
  })
  return { values, problems }
}

/** A shell script that prints `10%` unquoted writes no JSON; what it meant is plain, so it is read and reported. */
function decodeDamagedJson(file: string, text: string): Values {
  const place = { file, ...whereJsonBreaks(text) }
  const broken = invalidJson(place, text.split('\n')[place.line - 1] ?? '')
  const mended = text.replaceAll(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"|-?\d+(?:\.\d+)?%/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  )
  const parsed = mended === text ? undefined : parseJson(mended)
  if (!parsed) return { values: [], problems: [broken] }
  const hint =
    'It was read as if the percentage stood in quotes. Quote it in the program that writes this file.'
  return { values: [parsed], problems: [{ ...broken, code: 'unquoted-percentage', hint }] }
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

interface Parsed {
  readonly data: unknown
  readonly keyTwice: boolean
}

/** Undefined when it is no JSON. What JSON.parse loses shows in the data: rounded integers, and fewer keys than text. */
function parseJson(text: string): Parsed | undefined {
  try {
    const data = JSON.parse(text) as unknown
    const { keys, rounded } = survey(data)
    return {
      data: rounded ? (JSON.parse(quoteLongIntegers(text)) as unknown) : data,
      keyTwice: countKeys(text, keys) > keys,
    }
  } catch {
    return undefined
  }
}

function survey(data: unknown): { keys: number; rounded: boolean } {
  let [keys, rounded] = [0, false]
  const open: unknown[] = [data]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) {
      if (typeof next === 'number' && Number.isInteger(next) && !Number.isSafeInteger(next)) rounded = true
    } else if (Array.isArray(next)) for (const item of next) open.push(item)
    else
      for (const value of Object.values(next)) {
        keys++
        if (typeof value !== 'string') open.push(value)
      }
  }
  return { keys, rounded }
}

const isRecord = (data: unknown) => typeof data === 'object' && data !== null

function whereJsonBreaks(text: string): { line: number; column: number } {
  try {
    if (!nestsTooDeep(text)) parseJsonTree(text)
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number }
    if (line !== undefined && column !== undefined) return { line, column }
  }
  return { line: 1, column: 1 }
}
