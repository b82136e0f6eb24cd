// Inflates under the limits, and says damage in one voice.
import type { Files } from '../../host.ts'
import { CannotUnpack, damaged } from './entry.ts'
import { type Meter, metered } from './limits.ts'

/** Throws `CannotUnpack` where the bytes are damaged or unpack to too much. */
export function* unpacking(
  { inflate }: Pick<Files, 'inflate'>,
  packed: Iterable<Uint8Array>,
  wrapping: 'gzip' | 'raw',
  meter: Meter,
): Generator<Uint8Array> {
  let taken = 0
  function* counted() {
    for (const chunk of packed) {
      // In small steps, so that the ratio is of what was really taken.
      for (let from = 0; from < chunk.length; from += 4096) {
        const step = chunk.subarray(from, from + 4096)
        taken += step.length
        yield step
      }
    }
  }
  try {
    yield* metered(inflate(counted(), wrapping), () => taken, meter)
  } catch (error) {
    if (error instanceof CannotUnpack) throw error
    throw damaged(
      `Unexpected ${wrapping === 'gzip' ? 'gzip' : 'deflate'} data: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
