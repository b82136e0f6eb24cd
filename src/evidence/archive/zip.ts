// The files in a zip, by its directory; stored or deflated.
import type { Files } from '../../host.ts'
import { type Bytes, chunksOf } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { type Entry, type Trouble, damaged } from './entry.ts'
import { type Meter, metered } from './limits.ts'
import { unpacking } from './unpacking.ts'
import { type ZipRecord, zipRecords } from './zip-directory.ts'

/** In the order of the directory. Throws `CannotUnpack` where that is damaged; damage in one file is that file's. */
export function* zipEntries(files: Pick<Files, 'inflate'>, bytes: Bytes, meter: Meter): Generator<Entry> {
  for (const record of zipRecords(bytes)) {
    if (record.name.endsWith('/')) continue
    const obstacle = obstacleOf(record)
    yield {
      name: record.name,
      size: record.size,
      content: () => checked(record, contentOf(files, bytes, record, meter)),
      ...(obstacle && { obstacle }),
    }
  }
}

function obstacleOf({ name, encrypted, link, method }: ZipRecord): Trouble | undefined {
  const trouble = (message: string, hint: string) => ({
    code: 'unread-member',
    message: `${name} ${message}`,
    hint,
  })
  if (link) return trouble('is a link, expected a plain file', 'Links are not followed.')
  if (encrypted) return trouble('is encrypted', 'Unpack it with its password and give the folder.')
  if (method !== 0 && method !== 8)
    return trouble(`is packed by method ${method}, expected 0 or 8`, 'Pack it again with an ordinary zip.')
  return undefined
}

function contentOf(
  files: Pick<Files, 'inflate'>,
  bytes: Bytes,
  { name, offset, method, packed }: ZipRecord,
  meter: Meter,
): Iterable<Uint8Array> {
  const header = bytes.slice(offset, offset + 30)
  const fields = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (offset < 0 || header.length < 30 || fields.getUint32(0, true) !== 0x04034b50)
    throw damaged(`Unexpected bytes where ${name} should begin`)
  const from = offset + 30 + fields.getUint16(26, true) + fields.getUint16(28, true)
  const chunks = chunksOf(bytes, from, Math.min(from + packed, bytes.size))
  return method === 0 ? metered(chunks, () => packed, meter) : unpacking(files, chunks, 'raw', meter)
}

function* checked({ name, crc, size }: ZipRecord, chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let [sum, count] = [0, 0]
  for (const chunk of chunks) {
    sum = crc32(chunk, sum)
    count += chunk.length
    yield chunk
  }
  if (count !== size) throw damaged(`Unexpected ${count} bytes of ${name}, expected ${size}`)
  if (sum !== crc) throw damaged(`Unexpected checksum of ${name}`)
}
