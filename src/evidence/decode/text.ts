// Bytes of a file to text: byte order marks, UTF-16, legacy encodings, and what is no text at all.
import type { Problem } from '../../incident/problem.ts'
import { decodeWindows1252 } from './legacy-encodings.ts'
import { type Position, positionAt } from './position.ts'
import { repairEncoding } from './repair-encoding.ts'

export interface Text {
  /** Undefined when the bytes are no text. */
  readonly text?: string
  readonly problems: readonly Problem[]
}

/**
 * Reads UTF-8, or UTF-16 with or without its byte order mark; the mark comes off. Text that was damaged by a wrong
 * encoding is mended where that loses nothing, bytes that are not UTF-8 are read as Windows-1252: both are reported.
 */
export function decodeText(file: string, bytes: Uint8Array): Text {
  const read = readBytes(file, bytes)
  // As many characters as bytes: all of it is ASCII, and most of what machines write is.
  if (read.text === undefined || read.text.length === bytes.length) return read
  const text = read.text.startsWith('\ufeff') ? read.text.slice(1) : read.text
  const repair = repairEncoding(text)
  if (repair.from === undefined) return { ...read, text }
  const position = positionAt(text, repair.at ?? 0)
  const mended = repair.text.startsWith('\ufeff') ? repair.text.slice(1) : repair.text
  return { text: mended, problems: [...read.problems, repaired(file, repair.from, repair.left, position)] }
}

function readBytes(file: string, bytes: Uint8Array): Text {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), problems: [] }
  const nul = bytes.indexOf(0)
  if (nul >= 0) return { problems: [binary(file, bytes, nul)] }
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  // The replacement character is what every broken sequence becomes; a file may also simply contain it.
  if (!loose.includes('\ufffd') || isUtf8(bytes)) return { text: loose, problems: [] }
  const text = decodeWindows1252(bytes)
  return { text, problems: [notUtf8(file, positionAt(loose, loose.indexOf('\ufffd')))] }
}

/** UTF-16, told by its mark, or by every other byte of its beginning being zero, as it is in markup and JSON. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const head = bytes.subarray(0, 64)
  const zeros = (parity: number) =>
    head.reduce((count, byte, index) => count + (byte === 0 && index % 2 === parity ? 1 : 0), 0)
  const [even, odd] = [zeros(0), zeros(1)]
  const most = (head.length / 2) * 0.7
  if (odd >= most && even === 0) return 'utf-16le'
  return even >= most && odd === 0 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function binary(file: string, bytes: Uint8Array, at: number): Problem {
  const before = new TextDecoder().decode(bytes.subarray(0, at))
  return {
    code: 'binary-file',
    message: `Unexpected NUL byte at offset ${at}, expected text`,
    hint: 'This is no text file, or it was cut off while it was being written.',
    place: { file, ...positionAt(before, before.length) },
  }
}

function notUtf8(file: string, position: Position): Problem {
  return {
    code: 'not-utf8',
    message: 'Unexpected bytes that are not UTF-8; the file was read as Windows-1252',
    hint: 'Save the file as UTF-8 if letters outside ASCII look wrong.',
    place: { file, ...position },
  }
}

const names = { macroman: 'MacRoman', 'windows-1252': 'Windows-1252', 'windows-1254': 'Windows-1254' }

function repaired(file: string, from: keyof typeof names, left: number, position: Position): Problem {
  const rest = left === 0 ? '' : `; ${left} characters whose bytes were lost stand as they were`
  return {
    code: 'repaired-encoding',
    message: `Unexpected UTF-8 that was once read as ${names[from]}; it was repaired where nothing is lost${rest}`,
    hint: 'Save the file as UTF-8 to keep it so.',
    place: { file, ...position },
  }
}
