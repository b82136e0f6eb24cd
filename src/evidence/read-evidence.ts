// Files to fragments: decode, let exactly one format claim each piece, and unwrap lists of pieces.
import type { Files } from '../host.ts'
import type { EvidenceFile, Fragment, Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import type { Limits } from './archive/limits.ts'
import { collect } from './collect.ts'
import { decode } from './decode.ts'
import { located } from './decode/locate.ts'
import type { FoundFile } from './finding.ts'
import type { Companion, Format, Piece, ReadOptions } from './format.ts'
import { formats } from './formats/index.ts'
import type { Surroundings } from './surroundings.ts'
import { type Masked, redact, redactData } from './redact.ts'
import { isEmptyAnswer, unwrap } from './unwrap.ts'

/** What one piece of evidence yielded; or what an earlier run remembers of an incident. */
export interface Exhibit {
  readonly evidence: readonly EvidenceFile[]
  readonly fragments: readonly Fragment[]
  /** The whole incident as it was known: what comes from files that are read again is not among the fragments. */
  readonly recalled?: Incident
}

export interface Evidence {
  readonly exhibits: readonly Exhibit[]
  readonly problems: readonly Problem[]
  /** Files of which nothing could be read. */
  readonly unread: readonly string[]
}

export interface ReadEvidenceOptions extends ReadOptions {
  readonly input: () => Uint8Array
  /** A user's own formats. What one of them claims, no other format is asked about. */
  readonly formats?: readonly Format[]
  /** How much an archive may unpack to. */
  readonly limits?: Limits
}

/** Reads every file behind the paths. One bad file never stops the rest: it becomes a problem. */
export function readEvidence(files: Files, paths: readonly string[], options: ReadEvidenceOptions): Evidence {
  const { found, problems: missing } = collect(files, paths, options)
  const consulted = new Map<string, unknown>()
  // Of two members of an archive that share a name the later stands, as it would on disk.
  const byFile = new Map<string, FileReading>()
  for (const finding of found)
    byFile.set(
      finding.file,
      'problem' in finding
        ? { file: finding.file, exhibits: [], problems: [finding.problem] }
        : readFile(files, finding, options, consulted),
    )
  const results = [...byFile.values()].sort((a, b) => (a.file < b.file ? -1 : 1))
  const kept = new Set([
    ...consulted.keys(),
    ...results.flatMap(({ file, exhibits }) =>
      exhibits.flatMap(({ fragments }) =>
        fragments.flatMap(({ artefacts = [] }) => artefacts.map(({ value }) => beside(file, value.path))),
      ),
    ),
  ])
  // An unread file is accounted for when a forensics folder lists it as its artefact, or another file was read with it.
  const unread = results.filter(
    (result) => result.exhibits.length === 0 && !isKept(result.file, kept) && !isOtherProse(result, paths),
  )
  const accounted = results.filter((result) => result.exhibits.length > 0 || unread.includes(result))
  return {
    exhibits: results.flatMap(({ exhibits }) => exhibits),
    problems: [...missing, ...accounted.flatMap(({ problems }) => problems)],
    unread: unread.map(({ file }) => file),
  }
}

/** A README beside the evidence is no evidence, and nothing is wrong with it; a document that was named is judged. */
function isOtherProse({ file, problems }: FileReading, paths: readonly string[]): boolean {
  const isProse =
    /\.(?:md|markdown)$/i.test(file) && problems.every(({ code }) => code === 'unrecognised-format')
  return isProse && !paths.includes(file)
}

/** Whether it, or an archive or folder that it lies in, is accounted for. */
function isKept(file: string, kept: ReadonlySet<string>): boolean {
  if (kept.has(file)) return true
  for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1))
    if (kept.has(file.slice(0, at))) return true
  return false
}

interface FileReading {
  readonly file: string
  readonly exhibits: readonly Exhibit[]
  readonly problems: readonly Problem[]
}

function readFile(
  files: Files,
  { file, bytes, around }: FoundFile,
  options: ReadEvidenceOptions,
  consulted: Map<string, unknown>,
): FileReading {
  const sha256 = files.sha256(bytes)
  const decoded = decode(file, bytes)
  const problems: Problem[] = decoded.problems.map((problem) => ({
    ...problem,
    message: redact(problem.message).value,
  }))
  const exhibits: Exhibit[] = []
  for (const { data: raw, line } of decoded.values) {
    const { value: data, masked } = redactData(raw)
    const piece: Piece = {
      file,
      sha256,
      size: bytes.length,
      syntax: decoded.syntax,
      data,
      base: '',
      ...(line !== undefined && { line }),
      companions: () => companionsOf(around, file),
      beside: (path) => consult(around, resolved(beside(file, path)), consulted),
    }
    for (const reading of readPiece(piece, options)) {
      problems.push(...reading.problems)
      if (reading.exhibit) exhibits.push(withMasked(reading.exhibit, masked))
    }
  }
  if (exhibits.length === 0 && problems.length === 0)
    problems.push({ code: 'empty', message: `${file} holds nothing`, place: { file } })
  if (problems.length === 0) return { file, exhibits, problems }
  return { file, exhibits, problems: located(problems, decoded.text, decoded.syntax) }
}

/** What was masked is counted by kind, so that a reader knows that something stood there. */
function withMasked(exhibit: Exhibit, masked: Masked): Exhibit {
  if (Object.keys(masked).length === 0) return exhibit
  return { ...exhibit, evidence: exhibit.evidence.map((file) => ({ ...file, masked })) }
}

interface PieceReading {
  readonly exhibit?: Exhibit
  readonly problems: readonly Problem[]
}

function readPiece(piece: Piece, options: ReadEvidenceOptions): readonly PieceReading[] {
  const own = options.formats?.filter((format) => format.declines(piece) === undefined) ?? []
  const verdicts = (own.length > 0 ? own : formats).map((format) => ({
    format,
    declined: format.declines(piece),
  }))
  const claims = verdicts.filter(({ declined }) => declined === undefined)
  const [claim, ...others] = claims
  if (claim && others.length === 0) return [readAs(claim.format, piece, options)]
  if (claim)
    return [
      {
        problems: [
          ambiguous(
            piece,
            claims.map(({ format }) => format),
          ),
        ],
      },
    ]
  const inner = unwrap(piece).map((wrapped) => readPiece(wrapped, options))
  const understood = inner.filter((readings) => readings.some(isUnderstood))
  // An answer may hold other lists beside the one that was asked for; an element of a list is missed.
  if (understood.length > 0) return (Array.isArray(piece.data) ? inner : understood).flat()
  if (isEmptyAnswer(piece.data)) return []
  const details = verdicts.map(({ format, declined }) => `${format.id}: ${declined ?? ''}`)
  return [{ problems: [unrecognised(piece, details)] }]
}

/** Whether a format claimed it, if only to find fault with it. */
function isUnderstood({ exhibit, problems }: PieceReading): boolean {
  return exhibit !== undefined || problems.some(({ code }) => code !== 'unrecognised-format')
}

function readAs(format: Format, piece: Piece, options: ReadOptions): PieceReading {
  const { fragments, problems } = format.read(piece, options)
  const { file, sha256, size } = piece
  const evidence = [{ file, sha256, format: format.id, size }]
  return fragments.length > 0 ? { exhibit: { evidence, fragments }, problems } : { problems }
}

function ambiguous(piece: Piece, claims: readonly Format[]): Problem {
  return {
    code: 'ambiguous-format',
    message: `${claims.map(({ id }) => id).join(' and ')} both claim this, expected exactly one format`,
    hint: 'Please report this shape: it should be told apart.',
    place: placeOf(piece),
  }
}

function unrecognised(piece: Piece, details: readonly string[]): Problem {
  return {
    code: 'unrecognised-format',
    message: `Unexpected ${looksLike(piece)}: none of ${details.length} formats claims it`,
    hint: '`postmortems formats` lists what can be read. A hand-written incident file can say anything.',
    place: placeOf(piece),
    details,
  }
}

function placeOf({ file, base, line }: Piece): { file: string; pointer?: string; line?: number } {
  return { file, ...(base !== '' && { pointer: base }), ...(line !== undefined && { line }) }
}

function looksLike({ syntax, data }: Piece): string {
  if (typeof data !== 'object' || data === null) return syntax
  if (Array.isArray(data)) return `${syntax} list of ${data.length}`
  const keys = Object.keys(data)
  return `${syntax} object with ${keys.slice(0, 6).join(', ')}${keys.length > 6 ? ' …' : ''}`
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf('/')
  return slash < 0 ? '.' : file.slice(0, slash)
}

const beside = (file: string, name: string) => (folderOf(file) === '.' ? name : `${folderOf(file)}/${name}`)

/** `a/b/../c` is `a/c`. */
function resolved(path: string): string {
  const steps: string[] = []
  for (const name of path.split('/')) {
    if (name === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (name !== '.') steps.push(name)
  }
  return steps.join('/')
}

/** Read once, however many files ask for it. */
function consult(around: Surroundings, path: string, consulted: Map<string, unknown>): unknown {
  if (!path.startsWith(around.root)) return undefined
  if (consulted.has(path)) return consulted.get(path)
  const bytes = around.read(path)
  if (bytes === undefined) return undefined
  const data = redactData(decode(path, bytes).values[0]?.data).value
  consulted.set(path, data)
  return data
}

function companionsOf(around: Surroundings, file: string): readonly Companion[] {
  const root = folderOf(file)
  return around
    .below(root)
    .filter((other) => other.file !== file)
    .map(({ file: path, size, sha256 }) => ({
      path: root === '.' ? path : path.slice(root.length + 1),
      size,
      sha256,
    }))
}
