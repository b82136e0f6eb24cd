// Unpacks gzip and deflate a piece at a time, synchronously. The only door to minizlib: node:zlib has no such call.
import { Gunzip, InflateRaw } from 'minizlib'
import type { Files } from '../host.ts'

/** What is fed at once: deflate grows at most 1032-fold, so this also bounds what comes out at once (4 MB). */
const pieceSize = 4096

export const inflate: Files['inflate'] = function* (packed, wrapping) {
  const unpacker = wrapping === 'gzip' ? new Gunzip({}) : new InflateRaw({})
  const ready: Uint8Array[] = []
  let failure: Error | undefined
  unpacker.on('data', (piece: Uint8Array) => void ready.push(piece))
  unpacker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error))
  })
  try {
    for (const chunk of packed)
      for (let from = 0; from < chunk.length; from += pieceSize) {
        unpacker.write(Buffer.from(chunk.subarray(from, from + pieceSize)))
        yield* ready.splice(0)
        if (failure) throw failure
      }
    unpacker.end()
    yield* ready.splice(0)
    if (failure) throw failure
  } finally {
    unpacker.close()
  }
}
