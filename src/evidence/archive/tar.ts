// The files in a tar: v7, ustar, GNU and pax. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
import { type Entry, damaged } from './entry.ts'
import { type Reader, drain } from './reader.ts'
import { type TarHeader, blockSize, isBlank, parseTarHeader, readPax } from './tar-header.ts'

/** Long names and pax records are kept in memory; real ones are a few hundred bytes. */
const metadataLimit = 2 ** 20

/** What records before an entry say of it. */
interface Extension {
  readonly name?: string
  readonly size?: number
  readonly sparse?: boolean
}

/** In the order of the archive. Throws `CannotUnpack` where it is damaged or cut off. */
export function* tarEntries(reader: Reader): Generator<Entry> {
  let extension: Extension = {}
  for (let header = nextHeader(reader); header; header = nextHeader(reader)) {
    const size = extension.size ?? header.size
    const name = extension.name ?? header.name
    if (header.type in extensions) {
      const body = readMetadata(reader, name, header.size)
      extension = { ...extension, ...extensions[header.type]?.(body) }
      continue
    }
    const sparse = extension.sparse ?? header.type === 'S'
    extension = {}
    if (header.type === 'S') skipSparseMap(reader, header)
    const body = bodyOf(reader, name, size)
    if (isFile(header, name))
      yield {
        name,
        size,
        content: () => body,
        ...(sparse && { obstacle: notRead(name, 'is stored sparsely', 'Pack it without --sparse.') }),
      }
    else if (header.type === '1' || header.type === '2')
      yield {
        name,
        size: 0,
        content: () => [],
        obstacle: notRead(name, 'is a link', 'Links are not followed. Pack with --dereference.'),
      }
    drain(body) // What nobody read is passed over.
    reader.take(padding(size))
  }
}

/** By type: `x` holds for the next entry, `g` for all and says nothing we need, `L` is a long name, `K` a link's target. */
const extensions: Readonly<Record<string, (body: Uint8Array) => Extension>> = {
  x(body) {
    const records = readPax(body)
    const size = records.get('size')
    const name = records.get('GNU.sparse.name') ?? records.get('path')
    return {
      ...(name !== undefined && { name }),
      ...(size !== undefined && /^\d{1,15}$/.test(size) && { size: Number(size) }),
      ...([...records.keys()].some((key) => key.startsWith('GNU.sparse.')) && { sparse: true }),
    }
  },
  g: () => ({}),
  K: () => ({}),
  L: (body) => ({ name: new TextDecoder().decode(body).replace(/\0.*$/s, '') }),
}

function nextHeader(reader: Reader): TarHeader | undefined {
  const block = reader.take(blockSize)
  if (block.length === 0) return undefined
  // Two blank blocks are the end; a single one is passed over, as tar itself does.
  if (isBlank(block)) {
    const second = reader.take(blockSize)
    return second.length === 0 || isBlank(second) ? undefined : parseTarHeader(second)
  }
  return parseTarHeader(block)
}

function isFile({ type }: TarHeader, name: string): boolean {
  return /^[\0S07]$/.test(type) && !name.endsWith('/')
}

const padding = (size: number) => (blockSize - (size % blockSize)) % blockSize

function* bodyOf(reader: Reader, name: string, size: number): Generator<Uint8Array> {
  let left = size
  for (const piece of reader.pieces(size)) {
    left -= piece.length
    yield piece
  }
  if (left > 0) throw damaged(`Unexpected end inside ${name}: ${left} of its ${size} bytes are missing`)
}

function readMetadata(reader: Reader, name: string, size: number): Uint8Array {
  if (size > metadataLimit) throw damaged(`Unexpected ${size} bytes about a name, expected a few hundred`)
  const body = reader.take(size)
  if (body.length < size) throw damaged(`Unexpected end inside what describes ${name}`)
  reader.take(padding(size))
  return body
}

/** An old GNU sparse file may have further blocks of its map before its content. */
function skipSparseMap(reader: Reader, { sparseMapGoesOn }: TarHeader): void {
  for (let more = sparseMapGoesOn; more;) more = reader.take(blockSize)[504] === 1
}

function notRead(name: string, because: string, hint: string) {
  return { code: 'unread-member', message: `${name} ${because}, expected a plain file`, hint }
}
