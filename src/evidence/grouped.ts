// Items by a key they share. (`Map.groupBy` is younger than the oldest Node we run on.)

/** Groups in the order of their first items. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly T[])[] {
  const byKey = new Map<unknown, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = byKey.get(key)
    if (group) group.push(item)
    else byKey.set(key, [item])
  }
  return [...byKey.values()]
}
