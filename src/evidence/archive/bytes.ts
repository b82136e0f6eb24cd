// Bytes that need not be in memory: of a file on disk, or of a member that was unpacked.
import type { Files } from '../../host.ts'
import { CannotUnpack } from './entry.ts'

export interface Bytes {
  readonly size: number
  /** From one offset up to another, or to the end. */
  slice(from: number, to: number): Uint8Array
}

export function bytesInMemory(whole: Uint8Array): Bytes {
  return { size: whole.length, slice: (from, to) => whole.subarray(from, to) }
}

const windowSize = 256 * 1024

/** Reads ahead: an archive is read from its front to its end, in small steps. */
export function bytesOnDisk(files: Files, path: string, size: number): Bytes {
  let start = 0
  let window: Uint8Array = new Uint8Array()
  const read = (from: number, to: number) => {
    try {
      return files.readPart(path, from, Math.min(to, size))
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error)
      throw new CannotUnpack({ code: 'unreadable', message: `Cannot read ${path}: ${because}` })
    }
  }
  return {
    size,
    slice(from, to) {
      if (to - from > windowSize) return read(from, to)
      if (from < start || to > start + window.length) {
        start = from
        window = read(from, from + windowSize)
      }
      return window.subarray(from - start, to - start)
    },
  }
}

const chunkSize = 64 * 1024

export function* chunksOf(bytes: Bytes, from = 0, to = bytes.size): Generator<Uint8Array> {
  for (let at = from; at < to; at += chunkSize) yield bytes.slice(at, Math.min(at + chunkSize, to))
}
