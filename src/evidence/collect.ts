// Which files to read: what the user named, folders walked, glob patterns matched.
import type { Files } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { type Bytes, bytesInMemory, bytesOnDisk } from './archive/bytes.ts'
import { type Limits, defaultLimits, newMeter } from './archive/limits.ts'
import { evidenceIn } from './archive/unpack.ts'
import { syntaxOf } from './decode.ts'
import type { Finding } from './finding.ts'
import { nothingAround, onDisk } from './surroundings.ts'

export interface CollectOptions {
  readonly input: () => Uint8Array
  readonly limits?: Limits | undefined
}

export interface CollectedEvidence {
  /** Read as it is asked for. */
  readonly found: Iterable<Finding>
  readonly problems: readonly Problem[]
}

/**
 * The evidence behind the arguments, in path order; that of an archive in the archive's order. `-` stands for standard
 * input. Any file may be an archive, whatever it is called.
 */
export function collect(files: Files, paths: readonly string[], options: CollectOptions): CollectedEvidence {
  const { found, problems } = expand(files, paths, {
    wanted: holdsEvidence,
    skips: (folder) => files.info(`${folder}/${records}`)?.kind === 'folder',
  })
  return { found: openEach(files, [...found].sort(byCodeUnit), options), problems }
}

/** The bytes of evidence under the name by which it was read, on disk or in an archive; undefined where it is gone. */
export function readAgain(files: Files, file: string): Uint8Array | undefined {
  const steps = file.split('/')
  const outermost = steps
    .map((_, at) => steps.slice(0, at + 1).join('/'))
    .find((path) => path !== '' && files.info(path)?.kind === 'file')
  if (outermost === undefined) return undefined
  let bytes: Uint8Array | undefined
  for (const finding of openEach(files, [outermost], { input: () => new Uint8Array() }))
    if (finding.file === file && 'bytes' in finding) bytes = finding.bytes
  return bytes
}

function* openEach(
  files: Files,
  found: readonly string[],
  { input, limits = defaultLimits }: CollectOptions,
): Generator<Finding> {
  const around = onDisk(files)
  for (const file of found) {
    const bytes = bytesOf(files, file, input)
    if (!('slice' in bytes)) yield { file, problem: bytes }
    else
      yield* evidenceIn(
        { files, wanted: holdsEvidence, meter: newMeter(limits) },
        { file, bytes, around: file === '-' ? nothingAround : around },
      )
  }
}

const archiveEnding = /\.(?:tar|tgz|zip|gz)$/i

/** Archives are read a part at a time: what they hold may be large. */
function bytesOf(files: Files, file: string, input: () => Uint8Array): Bytes | Problem {
  try {
    if (file === '-') return bytesInMemory(input())
    if (archiveEnding.test(file)) return bytesOnDisk(files, file, files.info(file)?.size ?? 0)
    return bytesInMemory(files.read(file))
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return { code: 'unreadable', message: `Cannot read ${file}: ${because}`, place: { file } }
  }
}

/** Whether a file of this path, in a folder or in an archive, is evidence by its name, or an archive that may hold some. */
function holdsEvidence(path: string): boolean {
  const [name = '', ...folders] = path.split('/').reverse()
  if (folders.some((folder) => skippedFolder.test(folder))) return false
  if (/\.(?:tar|tgz|tar\.gz|zip)$/i.test(name)) return true
  return syntaxOf(name.replace(/\.gz$/i, '')) !== undefined
}

export interface Collected {
  readonly found: readonly string[]
  readonly problems: readonly Problem[]
}

/** The Markdown documents behind the arguments, in the order given; those of a folder in path order. */
export function collectDocuments(files: Files, paths: readonly string[]): Collected {
  return expand(files, paths, { wanted: (name) => syntaxOf(name) === 'markdown', skips: () => false })
}

/** Folders that hold no evidence: version control, dependencies, and the records of this tool. */
const skippedFolder = /^(?:\.|node_modules$)/
const globCharacter = /[*?[{]/

/** What makes a folder a retrospectives folder: its documents are no evidence of the incidents that they tell of. */
const records = '.postmortems'

interface Choice {
  readonly wanted: (name: string) => boolean
  /** Folders met on the way; one that is named itself is always walked. */
  readonly skips: (folder: string) => boolean
}

function expand(files: Files, paths: readonly string[], choice: Choice): Collected {
  const found = new Set<string>()
  const problems: Problem[] = []
  for (const path of paths.map(tidy)) {
    const kind = path === '-' ? 'file' : files.info(path)?.kind
    if (kind === 'file') found.add(path)
    else if (kind === 'folder') for (const file of walk(files, path, choice)) found.add(file)
    else if (globCharacter.test(path)) {
      const matches = files.glob(path)
      if (matches.length === 0) problems.push(nothingAt(path, `No file matches ${path}`))
      for (const file of matches) found.add(file)
    } else problems.push(nothingAt(path, `Nothing is there: ${path}`))
  }
  return { found: [...found], problems }
}

function* walk(files: Files, folder: string, choice: Choice): Generator<string> {
  for (const name of files.list(folder)) {
    const path = folder === '.' ? name : `${folder}/${name}`
    const kind = files.info(path)?.kind
    if (kind === 'folder' && !skippedFolder.test(name) && !choice.skips(path))
      yield* walk(files, path, choice)
    else if (kind === 'file' && choice.wanted(name)) yield path
  }
}

function tidy(path: string): string {
  const tidied = path.replace(/^(?:\.\/+)+/, '').replace(/(?<=.)\/+$/, '')
  return tidied === '' ? '.' : tidied
}

function nothingAt(path: string, message: string): Problem {
  return {
    code: 'not-found',
    message,
    hint: 'Give a file, a folder, a glob pattern in quotes, or - for standard input.',
    place: { file: path },
  }
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
