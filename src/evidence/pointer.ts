// JSON Pointers (RFC 6901): following one, and writing one.

/** The value at a JSON Pointer, or undefined. Only own properties count, so evidence cannot reach prototypes. */
export function at(data: unknown, pointer: string): unknown {
  if (pointer === '') return data
  let value = data
  for (const token of pointer.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null) return undefined
    const key = token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token
    if (!Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** One more step of a pointer, escaped: `step('a/b')` is `/a~1b`. */
export function step(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
