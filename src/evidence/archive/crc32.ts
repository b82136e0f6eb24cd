// CRC-32, as zip stores it of every member.

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** Of all chunks so far: begin with 0, and hand in what came out last. */
export function crc32(chunk: Uint8Array, before = 0): number {
  let crc = ~before
  for (const byte of chunk) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
