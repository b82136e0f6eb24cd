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

/** Reads ahead, in two places: a tar is read from its front to its end, a zip there and in its directory by turns. */
export function bytesOnDisk(files: Files, path: string, size: number): Bytes {
  const read = (from: number, to: number) => {
    try {
      return files.readPart(path, from, Math.min(to, size))
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error)
      throw new CannotUnpack({ code: 'unreadable', message: `Cannot read ${path}: ${because}` })
    }
  }
  type Window = { readonly start: number; readonly bytes: Uint8Array }
  const open = (from: number): Window => ({ start: from, bytes: read(from, from + windowSize) })
  let [latest, other]: Window[] = []
  return {
    size,
    slice(from, to) {
      if (to - from > windowSize) return read(from, to)
      const holds = (window: Window | undefined) =>
        window !== undefined && from >= window.start && to <= window.start + window.bytes.length
      if (!holds(latest)) [latest, other] = [holds(other) ? other : open(from), latest]
      return latest?.bytes.subarray(from - latest.start, to - latest.start) ?? new Uint8Array()
    },
  }
}

const chunkSize = 64 * 1024

export function* chunksOf(bytes: Bytes, from = 0, to = bytes.size): Generator<Uint8Array> {
  for (let at = from; at < to; at += chunkSize) yield bytes.slice(at, Math.min(at + chunkSize, to))
}
