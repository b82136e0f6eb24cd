// The other files of an archive: their names, sizes and hashes are kept, their bytes are unpacked again when asked for.
import type { Files } from '../../host.ts'
import type { Surrounding, Surroundings } from '../surroundings.ts'
import type { Archive } from './archive.ts'
import { CannotUnpack } from './entry.ts'
import { type Limits, countMember, gather, newMeter } from './limits.ts'
import { isTrace, memberName } from './member-name.ts'

/** Sorted by name. `at` counts the entries of the archive. */
type Index = readonly (Surrounding & { readonly at: number })[]

/** Walks the archive once at the first question, and once more for every file that is read. */
export function inArchive(files: Files, archive: Archive, limits: Limits): Surroundings {
  let known: Index | undefined
  const index = () => (known ??= indexOf(files, archive, limits))
  return {
    root: `${archive.file}/`,
    below(folder) {
      const prefix = `${folder}/`
      const all = index()
      const from = firstFrom(all, prefix)
      let to = from
      while (all[to]?.file.startsWith(prefix)) to += 1
      return all.slice(from, to)
    },
    read(file) {
      const all = index()
      const member = all[firstFrom(all, file)]
      return member?.file === file ? readEntry(archive, member.at, limits) : undefined
    },
  }
}

function indexOf(files: Files, archive: Archive, limits: Limits): Index {
  // Of two members of one name the later stands, as it would on disk.
  const members = new Map<string, Index[number]>()
  const meter = newMeter(limits)
  let at = -1
  try {
    for (const { name, content, obstacle } of archive.entries(meter)) {
      at += 1
      countMember(meter)
      const file = memberName(archive.file, name)
      if (obstacle || isTrace(file)) continue
      let size = 0
      const counted = function* () {
        for (const chunk of content()) {
          size += chunk.length
          yield chunk
        }
      }
      const sha256 = hashed(files, counted)
      if (sha256 !== undefined) members.set(file, { file, size, sha256, at })
    }
  } catch (error) {
    if (!(error instanceof CannotUnpack)) throw error // The walk for evidence reports the damage.
  }
  return [...members.values()].sort((a, b) => (a.file < b.file ? -1 : 1))
}

function hashed(files: Files, content: () => Iterable<Uint8Array>): string | undefined {
  try {
    return files.sha256(content())
  } catch (error) {
    if (error instanceof CannotUnpack) return undefined
    throw error
  }
}

function readEntry(archive: Archive, at: number, limits: Limits): Uint8Array | undefined {
  let passed = 0
  try {
    for (const { content, size } of archive.entries(newMeter(limits)))
      if (passed++ === at) return gather(content(), size, limits)
  } catch (error) {
    if (!(error instanceof CannotUnpack)) throw error
  }
  return undefined
}

/** The first member whose name does not come before this one. */
function firstFrom(index: Index, name: string): number {
  let [from, to] = [0, index.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((index[middle]?.file ?? '') < name) from = middle + 1
    else to = middle
  }
  return from
}
