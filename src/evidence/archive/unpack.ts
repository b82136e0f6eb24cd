// The evidence in an archive, and in the archives in it, one file at a time.
import type { Files } from '../../host.ts'
import type { Finding, FoundFile } from '../finding.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Archive, archiveOf, itself } from './archive.ts'
import { type Bytes, bytesInMemory } from './bytes.ts'
import { CannotUnpack, type Entry } from './entry.ts'
import { type Meter, countMember, gather, tooLarge } from './limits.ts'
import { innerPath, isTrace, memberName } from './member-name.ts'
import { inArchive } from './surroundings.ts'

export interface Unpacking {
  readonly files: Files
  /** Whether a file of this path in an archive is evidence, or an archive that may hold some. */
  readonly wanted: (path: string) => boolean
  /** Of the outermost archive: what is in its archives counts towards its limits. */
  readonly meter: Meter
}

/** The bytes themselves; or, where they are an archive, the evidence in it. Damage and limits are findings, too. */
export function* evidenceIn(
  unpacking: Unpacking,
  { file, bytes, around }: Omit<FoundFile, 'bytes'> & { readonly bytes: Bytes },
  depth = 1,
): Generator<Finding> {
  const { files, meter } = unpacking
  try {
    const archive = archiveOf(files, file, bytes)
    if (!archive) {
      yield { file, bytes: bytes.slice(0, bytes.size), around }
      return
    }
    if (depth > meter.limits.depth)
      throw tooLarge('depth', `Unexpected archive ${depth} deep, expected at most ${meter.limits.depth}`)
    yield* unpack(unpacking, archive, around, depth)
  } catch (error) {
    yield troubleIn(file, error)
  }
}

function* unpack(
  unpacking: Unpacking,
  archive: Archive,
  outside: Surroundings,
  depth: number,
): Generator<Finding> {
  const { files, wanted, meter } = unpacking
  const around = inArchive(files, archive, meter.limits)
  const before = meter.members
  for (const entry of archive.entries(meter)) {
    countMember(meter)
    if (entry.name !== itself && (isTrace(innerPath(entry.name)) || !wanted(innerPath(entry.name)))) continue
    const file = memberName(archive.file, entry.name)
    const bytes = unpacked(entry, meter)
    if (bytes instanceof CannotUnpack) yield troubleIn(file, bytes)
    else if (file === archive.file) yield { file, bytes, around: outside }
    else yield* evidenceIn(unpacking, { file, bytes: bytesInMemory(bytes), around }, depth + 1)
    if (meter.unpacked > meter.limits.total) return
  }
  if (meter.members === before)
    yield {
      file: archive.file,
      problem: { code: 'empty', message: `${archive.file} holds no files`, place: { file: archive.file } },
    }
}

function unpacked({ content, size, obstacle }: Entry, { limits }: Meter): Uint8Array | CannotUnpack {
  if (obstacle) return new CannotUnpack(obstacle)
  try {
    return gather(content(), size, limits)
  } catch (error) {
    if (error instanceof CannotUnpack) return error
    throw error
  }
}

function troubleIn(file: string, error: unknown): Finding {
  if (!(error instanceof CannotUnpack)) throw error
  return { file, problem: { ...error.trouble, place: { file } } }
}
