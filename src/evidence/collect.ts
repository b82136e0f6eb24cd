// Which files to read: what the user named, folders walked, glob patterns matched.
import type { Problem } from '../incident/problem.ts'
import type { Files } from '../host.ts'
import { syntaxOf } from './decode.ts'

export interface Found {
  readonly file: string
  /** Whether the user named this very file, or it was met in a folder. */
  readonly named: boolean
}

export interface Collected {
  readonly found: readonly Found[]
  readonly problems: readonly Problem[]
}

/** Folders that hold no evidence: version control, dependencies, and the records of this tool. */
const skippedFolder = /^(?:\.|node_modules$)/
const globCharacter = /[*?[{]/

/** Lists the files behind the arguments in a stable order; `-` stands for standard input and is kept as it is. */
export function collect(files: Files, paths: readonly string[]): Collected {
  const found = new Map<string, Found>()
  const problems: Problem[] = []
  const add = (file: string, named: boolean) => void (found.has(file) || found.set(file, { file, named }))
  for (const path of paths.map(tidy)) {
    const kind = path === '-' ? 'file' : files.info(path)?.kind
    if (kind === 'file') add(path, true)
    else if (kind === 'folder') for (const file of walk(files, path)) add(file, false)
    else if (globCharacter.test(path)) {
      const matches = files.glob(path)
      if (matches.length === 0) problems.push(nothingAt(path, `No file matches ${path}`))
      for (const file of matches) add(file, true)
    } else problems.push(nothingAt(path, `Nothing is there: ${path}`))
  }
  const order = (a: Found, b: Found) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)
  return { found: [...found.values()].sort(order), problems }
}

/** Every file below a folder whose ending promises evidence. */
function* walk(files: Files, folder: string): Generator<string> {
  for (const name of files.list(folder)) {
    const path = folder === '.' ? name : `${folder}/${name}`
    const kind = files.info(path)?.kind
    if (kind === 'folder' && !skippedFolder.test(name)) yield* walk(files, path)
    else if (kind === 'file' && syntaxOf(name)) yield path
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
