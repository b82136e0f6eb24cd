// Finding a field however a script spelled it: failed_version, failedVersion, failed-version, or failed.version.
import { step } from './pointer.ts'

export interface Spellings {
  /**
   * The pointers at which one of these names stands, in the order of the names. Case, `_`, `-`, spaces and nesting
   * make no difference: `rollback_reason` also finds `/rollback/reason`, and `times_start` `/timestamps/start`.
   */
  find(...names: readonly string[]): readonly string[]
  has(...names: readonly string[]): boolean
}

/** Containers that say nothing about what they hold. */
const transparent = /^(?:timestamps?|times|dates|metadata|meta|details|data|info|context|forensics)$/
const times = /^(?:timestamps?|times|dates)$/
const deepest = 4

/** Indexes the values of an object and of the objects inside it; lists are values. */
export function spellingsOf(data: unknown): Spellings {
  const pointers = new Map<string, string>()
  const index = (value: unknown, pointer: string, names: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || names.length >= deepest) return
    for (const [key, inner] of Object.entries(value)) {
      const here = pointer + step(key)
      const path = [...names, plain(key)]
      const telling = path.filter((name, at) => at === path.length - 1 || !transparent.test(name))
      const asTime = path.map((name) => (times.test(name) ? 'times' : name))
      for (const name of [path.join(''), telling.join(''), asTime.join('')])
        if (!pointers.has(name)) pointers.set(name, here)
      index(inner, here, path)
    }
  }
  index(data, '', [])
  const find = (...names: readonly string[]) => [
    ...new Set(names.flatMap((name) => pointers.get(plain(name)) ?? [])),
  ]
  return { find, has: (...names) => find(...names).length > 0 }
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_./-]+/g, '')
