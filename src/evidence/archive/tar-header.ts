// One header block of a tar, and the pax records that may stand before it.
import { damaged } from './entry.ts'

export const blockSize = 512

export interface TarHeader {
  readonly name: string
  /** Bytes of content in the archive. */
  readonly size: number
  /** `0` or NUL a file, `1` a hard link, `2` a symbolic one, `5` a folder; letters are extensions. */
  readonly type: string
  readonly sparseMapGoesOn: boolean
}

export const isBlank = (block: Uint8Array) => block.every((byte) => byte === 0)

/** Whether a file beginning with this block is a tar. */
export function isTarHeader(block: Uint8Array): boolean {
  return block.length >= blockSize && !isBlank(block.subarray(0, blockSize)) && hasChecksum(block)
}

/** Throws `CannotUnpack` where the block is cut off or its checksum is wrong: nothing after it can be trusted. */
export function parseTarHeader(block: Uint8Array): TarHeader {
  if (block.length < blockSize) throw damaged(`Unexpected end inside a header, after ${block.length} bytes`)
  const name = text(block, 0, 100)
  if (!hasChecksum(block)) throw damaged(`Unexpected checksum of a header (it names ${JSON.stringify(name)})`)
  // GNU writes `ustar  `, and times where POSIX has the front of a long path.
  const prefix = text(block, 257, 263) === 'ustar' && block[262] === 0 ? text(block, 345, 500) : ''
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: number(block, 124, 136),
    type: String.fromCharCode(block[156] ?? 0),
    sparseMapGoesOn: block[482] === 1,
  }
}

/** The sum of the header's bytes, its own field counted as spaces; some old writers took the bytes as signed. */
function hasChecksum(block: Uint8Array): boolean {
  const stated = Number.parseInt(text(block, 148, 156).trim(), 8)
  let [unsigned, signed] = [0, 0]
  for (let at = 0; at < blockSize; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
    unsigned += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return stated === unsigned || stated === signed
}

/** Octal digits; or, for what they cannot hold, a first bit of 1 and the number in binary. */
function number(block: Uint8Array, from: number, to: number): number {
  const first = block[from] ?? 0
  if (first < 0x80) {
    const digits = text(block, from, to).trim()
    if (!/^[0-7]*$/.test(digits))
      throw damaged(`Unexpected size ${JSON.stringify(digits)}, expected octal digits`)
    return digits === '' ? 0 : Number.parseInt(digits, 8)
  }
  const value = block.subarray(from + 1, to).reduce((sum, byte) => sum * 256 + byte, first & 0x7f)
  if (!Number.isSafeInteger(value)) throw damaged(`Unexpected size of ${value} bytes`)
  return value
}

const utf8 = new TextDecoder()

function text(block: Uint8Array, from: number, to: number): string {
  const end = block.indexOf(0, from)
  return utf8.decode(block.subarray(from, end < 0 ? to : Math.min(end, to)))
}

/** Records of the form `<length> <key>=<value>\n`; the length counts all of it, in bytes. */
export function readPax(body: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at)
    const length = space < 0 ? NaN : Number(utf8.decode(body.subarray(at, Math.min(space, at + 12))))
    if (!(length > space - at && at + length <= body.length)) throw damaged('Unexpected pax record')
    const [, key, value] =
      /^([^=]*)=(.*)$/s.exec(utf8.decode(body.subarray(space + 1, at + length - 1))) ?? []
    if (key !== undefined && value !== undefined) records.set(key, value)
    at += length
  }
  return records
}
