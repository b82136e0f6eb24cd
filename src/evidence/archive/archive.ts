// Which container some bytes are, by what they begin with; and the files in it.
import type { Files } from '../../host.ts'
import { type Bytes, chunksOf } from './bytes.ts'
import { CannotUnpack, type Entry, damaged } from './entry.ts'
import type { Meter } from './limits.ts'
import { readerOf } from './reader.ts'
import { blockSize, isTarHeader } from './tar-header.ts'
import { tarEntries } from './tar.ts'
import { unpacking } from './unpacking.ts'
import { zipEntries } from './zip.ts'

export interface Archive {
  /** As the user named it; for an archive in an archive, by the names of both. */
  readonly file: string
  /** From the beginning, at every call. Throws `CannotUnpack` where nothing more can be read. */
  entries(meter: Meter): Iterable<Entry>
}

/** The name of the one file in a gzip: it is called after the gzip itself. */
export const itself = ''

/** Undefined where the bytes are no archive. Beginnings tell; a name only where they say nothing. */
export function archiveOf(files: Pick<Files, 'inflate'>, file: string, bytes: Bytes): Archive | undefined {
  const head = bytes.slice(0, blockSize)
  const begins = (...start: readonly number[]) => start.every((byte, at) => head[at] === byte)
  const named = (ending: RegExp) => ending.test(file)
  if (begins(0x1f, 0x8b, 0x08)) return { file, entries: (meter) => gzipEntries(files, bytes, meter) }
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6) || named(/\.zip$/i))
    return { file, entries: (meter) => zipEntries(files, bytes, meter) }
  if (isTarHeader(head) || named(/\.tar$/i))
    return { file, entries: () => tarEntries(readerOf(chunksOf(bytes))) }
  const foreign = foreignContainers.find(({ start }) => begins(...start))
  if (foreign) return { file, entries: () => refuse(foreign.name) }
  if (named(/\.(?:tgz|tar\.gz)$/i)) return { file, entries: () => refuse() }
  return undefined
}

const foreignContainers = [
  { name: 'bzip2', start: [0x42, 0x5a, 0x68] },
  { name: 'xz', start: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: '7z', start: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'rar', start: [0x52, 0x61, 0x72, 0x21, 0x1a] },
]

function refuse(name?: string): never {
  if (name === undefined) throw damaged('Unexpected beginning of a .tar.gz, expected gzip')
  throw new CannotUnpack({
    code: 'unsupported-archive',
    message: `Unexpected ${name}, expected .tar, .tar.gz, .tgz, .zip or .gz`,
    hint: 'Unpack it and give the folder, or pack it as .tar.gz.',
  })
}

/** A gzip holds a tar, or one file. */
function* gzipEntries(files: Pick<Files, 'inflate'>, bytes: Bytes, meter: Meter): Generator<Entry> {
  const reader = readerOf(unpacking(files, chunksOf(bytes), 'gzip', meter))
  try {
    const head = reader.take(blockSize)
    const whole = (function* () {
      yield head
      yield* reader.pieces(Infinity)
    })()
    if (!isTarHeader(head)) yield { name: itself, size: undefined, content: () => whole }
    else {
      yield* tarEntries(readerOf(whole))
      // The checksum of all that was read stands behind the last of it.
      reader.drain()
    }
  } finally {
    reader.close()
  }
}
