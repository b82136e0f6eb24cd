// Facts read from a part of a text file: their pointers into that part become lines of the file.
import type { Source } from '../incident/fact.ts'
import type { Locator } from './decode/locate.ts'

/**
 * The same value with every source and place that has a pointer given the line it leads to instead. `offset` is how many
 * lines of the file stand before the part.
 */
export function citedByLine<T>(value: T, find: Locator, offset: number): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => citedByLine(item as unknown, find, offset)) as T
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => [
    key,
    isPlace(key, inner) ? byLine(inner, find, offset) : citedByLine(inner, find, offset),
  ])
  return Object.fromEntries(entries) as T
}

type Place = Omit<Source, 'sha256'>

function isPlace(key: string, value: unknown): value is Place & { pointer: string } {
  return (
    (key === 'source' || key === 'place') && typeof value === 'object' && value !== null && 'pointer' in value
  )
}

function byLine({ pointer, ...rest }: Place & { pointer: string }, find: Locator, offset: number): Place {
  const position = find(pointer)
  return position ? { ...rest, line: position.line + offset } : rest
}
