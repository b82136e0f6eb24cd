// Writes tars and zips by hand, the wrong ones too, which no packer would write.
import { crc32, deflateRawSync } from 'node:zlib'

export interface TarMember {
  readonly name: string
  readonly content: string | Uint8Array
  readonly type?: string
}

/** An old-style tar: names of at most 100 bytes go into the header, longer ones into a GNU record. */
export function tarOf(members: readonly TarMember[]): Uint8Array {
  const blocks = members.flatMap(({ name, content, type = '0' }) => {
    const long = Buffer.byteLength(name) > 100 ? record('././@LongLink', Buffer.from(`${name}\0`), 'L') : []
    return [...long, ...record(name, Buffer.from(content), type)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function record(name: string, content: Buffer, type: string): Buffer[] {
  const header = Buffer.alloc(512)
  header.write(name, 0, 100)
  header.write('0000644\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar  \0', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
}

export interface ZipMember {
  readonly name: string
  readonly content: string | Uint8Array
  readonly flags?: number
  readonly method?: number
  /** Instead of `content`, already deflated, with the size it is to claim. */
  readonly packed?: Uint8Array
  readonly size?: number
}

export function zipOf(members: readonly ZipMember[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, flags = 0, method = 8, ...given } of members) {
    const packed = given.packed ?? deflateRawSync(content)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(given.size ?? Buffer.byteLength(content), 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title]))
    parts.push(local)
    offset += local.length
  }
  const size = directory.reduce((total, { length }) => total + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
