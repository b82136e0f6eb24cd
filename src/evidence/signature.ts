// Recognising a format by the shape of its data: pointers and what must stand there.
import { at } from './pointer.ts'
import type { Piece } from './format.ts'

/** What must stand at a pointer. `expects` completes "expected …" in the reason for declining. */
export interface Check {
  readonly expects: string
  readonly passes: (value: unknown) => boolean
}

export const text: Check = { expects: 'text', passes: (value) => typeof value === 'string' }
export const list: Check = { expects: 'a list', passes: Array.isArray }
export const object: Check = {
  expects: 'an object',
  passes: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}
export const present: Check = { expects: 'a value', passes: (value) => value !== undefined }
export const absent: Check = { expects: 'nothing', passes: (value) => value === undefined }

export function oneOf(...values: readonly (string | number | boolean)[]): Check {
  return {
    expects: values.map((value) => JSON.stringify(value)).join(' or '),
    passes: (value) => values.includes(value as string),
  }
}

export function matching(pattern: RegExp, expects: string): Check {
  return { expects, passes: (value) => typeof value === 'string' && pattern.test(value) }
}

/**
 * A `declines` function for a format: every pointer of the shape must pass its check. A pointer may offer
 * spellings, separated by ` or `: the first that is present is checked.
 */
export function signature(
  shape: Readonly<Record<string, Check>>,
  syntaxes: readonly Piece['syntax'][] = ['json', 'yaml'],
): (piece: Piece) => string | undefined {
  const checks = Object.entries(shape).map(([pointers, check]) => ({
    pointers: pointers.split(' or '),
    check,
  }))
  return (piece) => {
    if (!syntaxes.includes(piece.syntax)) return `${piece.syntax}, not ${syntaxes.join(' or ')}`
    for (const { pointers, check } of checks) {
      const found = pointers.find((pointer) => at(piece.data, pointer) !== undefined) ?? pointers[0] ?? ''
      const value = at(piece.data, found)
      if (check.passes(value)) continue
      return value === undefined
        ? `no ${pointers.join(' or ')}`
        : `${found || 'the whole'} is not ${check.expects}`
    }
    return undefined
  }
}

/** A `declines` function for a format of several shapes: it claims what one of them claims. */
export function anyOf(
  ...shapes: readonly ((piece: Piece) => string | undefined)[]
): (piece: Piece) => string | undefined {
  return (piece) => {
    const reasons: string[] = []
    for (const declines of shapes) {
      const reason = declines(piece)
      if (reason === undefined) return undefined
      reasons.push(reason)
    }
    return [...new Set(reasons)].join('; ')
  }
}
