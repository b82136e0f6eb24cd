// The directory at the end of a zip. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3 and 4.4
import type { Bytes } from './bytes.ts'
import { damaged } from './entry.ts'

export interface ZipRecord {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly encrypted: boolean
  readonly link: boolean
  readonly crc: number
  /** Bytes. */
  readonly packed: number
  readonly size: number
  /** Where its own header stands, from the beginning of the file. */
  readonly offset: number
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Throws `CannotUnpack` where the directory is missing or damaged. */
export function* zipRecords(bytes: Bytes): Generator<ZipRecord> {
  const { from, to, shift } = findDirectory(bytes)
  for (let at = from; at < to;) {
    const head = bytes.slice(at, at + 46)
    if (head.length < 46 || view(head).getUint32(0, true) !== 0x02014b50)
      throw damaged(`Unexpected bytes in the zip's directory, at ${at}`)
    const fields = view(head)
    const [nameLength, extraLength] = [fields.getUint16(28, true), fields.getUint16(30, true)]
    const tail = bytes.slice(at + 46, at + 46 + nameLength + extraLength)
    if (tail.length < nameLength + extraLength) throw damaged("Unexpected end inside the zip's directory")
    const wide = wideNumbers(tail.subarray(nameLength))
    const number = (offset: number) => {
      const value = fields.getUint32(offset, true)
      return value === 0xffffffff ? (wide.shift() ?? value) : value
    }
    const [size, packed, offset] = [number(24), number(20), number(42)]
    yield {
      name: new TextDecoder().decode(tail.subarray(0, nameLength)),
      method: fields.getUint16(10, true),
      encrypted: (fields.getUint16(8, true) & 1) === 1,
      link: ((fields.getUint32(38, true) >>> 16) & 0o170000) === 0o120000,
      crc: fields.getUint32(16, true),
      packed,
      size,
      offset: offset + shift,
    }
    at += 46 + nameLength + extraLength + fields.getUint16(32, true)
  }
}

/** `shift`: how many bytes stand before the zip, which its own offsets do not count. */
function findDirectory(bytes: Bytes): { readonly from: number; readonly to: number; readonly shift: number } {
  const end = findEnd(bytes)
  const fields = view(bytes.slice(end, end + 22))
  let [size, offset, to] = [fields.getUint32(12, true), fields.getUint32(16, true), end]
  const locator = bytes.slice(Math.max(0, end - 20), end)
  if (locator.length === 20 && view(locator).getUint32(0, true) === 0x07064b50) {
    to = Number(view(locator).getBigUint64(8, true))
    const wide = to + 56 <= end ? view(bytes.slice(to, to + 56)) : undefined
    if (wide?.getUint32(0, true) !== 0x06064b50) throw damaged("Unexpected end of the zip's 64-bit directory")
    size = Number(wide.getBigUint64(40, true))
    offset = Number(wide.getBigUint64(48, true))
  }
  if (size > to) throw damaged("Unexpected size of the zip's directory")
  return { from: to - size, to, shift: to - size - offset }
}

/** The end record is the last thing in the file but for a comment of at most 65,535 bytes. */
function findEnd(bytes: Bytes): number {
  const from = Math.max(0, bytes.size - 22 - 0xffff)
  const tail = bytes.slice(from, bytes.size)
  const fields = view(tail)
  for (let at = tail.length - 22; at >= 0; at -= 1)
    if (fields.getUint32(at, true) === 0x06054b50) return from + at
  throw damaged('Unexpected end of the zip: its directory, which stands last, is missing')
}

/** The 64-bit numbers of the extra field 1: one for each that did not fit, in the order size, packed size, offset. */
function wideNumbers(extra: Uint8Array): number[] {
  const fields = view(extra)
  for (let at = 0; at + 4 <= extra.length;) {
    const length = fields.getUint16(at + 2, true)
    const end = Math.min(at + 4 + length, extra.length)
    if (fields.getUint16(at, true) === 1) {
      const numbers: number[] = []
      for (let each = at + 4; each + 8 <= end; each += 8)
        numbers.push(Number(fields.getBigUint64(each, true)))
      return numbers
    }
    at = end
  }
  return []
}
