// JSON Pointers (RFC 6901): following one, and writing one.

/** The value at a JSON Pointer, or undefined. Only own properties count, so evidence cannot reach prototypes. */
export function at(data: unknown, pointer: string): unknown {
  let value = data
  for (let from = 1; from <= pointer.length;) {
    if (typeof value !== 'object' || value === null) return undefined
    const slash = pointer.indexOf('/', from)
    const end = slash < 0 ? pointer.length : slash
    const token = pointer.slice(from, end)
    const key = token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token
    if (!Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
    from = end + 1
  }
  return value
}

/** One more step of a pointer, escaped: `step('a/b')` is `/a~1b`. */
export function step(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
