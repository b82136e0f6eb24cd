// How much an archive may unpack to. A few bytes can claim to be terabytes.
import { CannotUnpack } from './entry.ts'

/** Sizes are in bytes. */
export interface Limits {
  /** One member, unpacked. Text of more than this could not be held in memory. */
  readonly member: number
  /** Everything that is unpacked of one archive, with the archives in it. */
  readonly total: number
  /** Unpacked by packed, of every compressed stream that unpacks to more than `ratioFrom`. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Files in one archive, with those of the archives in it. */
  readonly members: number
  /** Archives in archives: 1 is an archive without any. */
  readonly depth: number
}

/** Records pack some 30-fold and repetitive logs 100-fold; a bomb made by `gzip -1` has 229, and deflate can do 1032. */
export const defaultLimits: Limits = {
  member: 512 * 2 ** 20,
  total: 8 * 2 ** 30,
  ratio: 200,
  ratioFrom: 16 * 2 ** 20,
  members: 5_000_000,
  depth: 5,
}

/** Counts what one walk over an archive unpacks, with the archives in it. */
export interface Meter {
  readonly limits: Limits
  unpacked: number
  members: number
}

export function newMeter(limits: Limits): Meter {
  return { limits, unpacked: 0, members: 0 }
}

export function countMember(meter: Meter): void {
  meter.members += 1
  if (meter.members > meter.limits.members)
    throw tooLarge('members', `Unexpected member ${meter.members}, expected at most ${meter.limits.members}`)
}

/** The same chunks; throws `CannotUnpack` once they are more than the limits allow. */
export function* metered(
  unpacked: Iterable<Uint8Array>,
  packed: () => number,
  meter: Meter,
): Generator<Uint8Array> {
  const { total, ratio, ratioFrom } = meter.limits
  let size = 0
  for (const chunk of unpacked) {
    size += chunk.length
    meter.unpacked += chunk.length
    if (meter.unpacked > total)
      throw tooLarge('total', `Unexpected more than ${inWords(total)} unpacked, expected at most that`)
    if (size > ratioFrom && size > ratio * packed())
      throw tooLarge(
        'ratio',
        `Unexpected ${inWords(size)} out of ${inWords(packed())}, expected at most ${ratio}:1`,
      )
    yield chunk
  }
}

/** All chunks as one. Throws `CannotUnpack` beyond the limit on one member. */
export function gather(
  chunks: Iterable<Uint8Array>,
  declared: number | undefined,
  { member }: Limits,
): Uint8Array {
  const refused = (size: string) =>
    tooLarge('member', `Unexpected member of ${size}, expected at most ${inWords(member)}`)
  if (declared !== undefined && declared > member) throw refused(inWords(declared))
  const parts: Uint8Array[] = []
  let size = 0
  for (const chunk of chunks) {
    size += chunk.length
    if (size > member) throw refused(`more than ${inWords(member)}`)
    parts.push(chunk)
  }
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** `which` is the name of the limit in `Limits`. */
export function tooLarge(which: keyof Limits, message: string): CannotUnpack {
  return new CannotUnpack({
    code: 'archive-limit',
    message: `${message} (limit: ${which})`,
    hint: 'If you trust the archive, unpack it yourself and give the folder.',
  })
}

function inWords(bytes: number): string {
  if (bytes < 2 ** 20) return `${bytes} bytes`
  return bytes < 2 ** 30 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${Math.round(bytes / 2 ** 29) / 2} GiB`
}
