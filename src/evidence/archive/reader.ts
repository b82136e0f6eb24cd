// Reads a stream of chunks from its front, in pieces of the caller's choosing.

export interface Reader {
  /** The next bytes; fewer at the end of the stream. */
  take(count: number): Uint8Array
  /** The next bytes as they come; fewer at the end of the stream. What is not asked for stays. */
  pieces(count: number): Generator<Uint8Array>
  /** Reads to the end of the stream, for the checks that stand there. */
  drain(): void
  /** Gives up the stream. */
  close(): void
}

export function readerOf(chunks: Iterable<Uint8Array>): Reader {
  const iterator = chunks[Symbol.iterator]()
  let rest: Uint8Array = new Uint8Array()
  const more = () => {
    while (rest.length === 0) {
      const next = iterator.next()
      if (next.done) return false
      rest = next.value
    }
    return true
  }
  const some = (most: number) => {
    const piece = rest.subarray(0, most)
    rest = rest.subarray(piece.length)
    return piece
  }
  function* pieces(count: number): Generator<Uint8Array> {
    let left = count
    while (left > 0 && more()) {
      const piece = some(left)
      left -= piece.length
      yield piece
    }
  }
  return {
    pieces,
    take(count) {
      if (rest.length >= count) return some(count)
      const whole = new Uint8Array(count)
      let filled = 0
      for (const piece of pieces(count)) {
        whole.set(piece, filled)
        filled += piece.length
      }
      return whole.subarray(0, filled)
    },
    drain: () => drain(pieces(Infinity)),
    close: () => void iterator.return?.(),
  }
}

/** Reads all of it, and forgets it. */
export function drain(chunks: Iterable<Uint8Array>): void {
  const iterator = chunks[Symbol.iterator]()
  while (!iterator.next().done);
}
