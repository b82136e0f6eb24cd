// What is wrapped comes out: lists, envelopes, answers of APIs. The one mechanism for all formats.
import type { Piece } from './format.ts'
import { at, step } from './pointer.ts'

/** Nobody wraps deeper; hostile evidence does. */
const deepest = 8

/** The keys under which APIs and webhooks put what they are about, when it is not a list. */
const wrappers = ['data', 'incident', 'result', 'payload', 'body', 'event', 'detail', 'message']

/**
 * The pieces inside a piece that no format claims: the elements of a list, the one object inside an envelope, or the
 * lists of objects that an answer holds beside its page numbers. None when nothing is wrapped.
 */
export function unwrap(piece: Piece): readonly Piece[] {
  const { data, base } = piece
  if (typeof data !== 'object' || data === null || base.split('/').length > deepest) return []
  const inside = (key: string | number): Piece => ({
    ...piece,
    data: at(data, step(key)),
    base: base + step(key),
  })
  if (Array.isArray(data)) return data.map((_, index) => inside(index))
  const envelope = wrappers.find((key) => isObject(at(data, step(key))))
  if (envelope !== undefined) return [inside(envelope)]
  const keysOf = (fits: (value: unknown) => boolean) =>
    Object.entries(data)
      .filter(([, value]) => fits(value))
      .map(([key]) => key)
  const lists = keysOf(isListOfObjects)
  if (lists.length > 0) return lists.map(inside)
  const objects = keysOf(isObject)
  return objects.length === 1 ? objects.map(inside) : []
}

/** An empty list, or an answer that holds nothing but one: `{total_count: 0, workflow_runs: []}`. */
export function isEmptyAnswer(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0
  if (!isObject(data)) return false
  const nested = Object.values(data).filter((value) => typeof value === 'object' && value !== null)
  return nested.length === 1 && Array.isArray(nested[0]) && nested[0].length === 0
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isListOfObjects = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isObject)
