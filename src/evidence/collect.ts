// Which files to read: what the user named, folders walked, glob patterns matched.
import type { Files } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { syntaxOf } from './decode.ts'

export interface Collected {
  readonly found: readonly string[]
  readonly problems: readonly Problem[]
}

/** The evidence behind the arguments, in path order; `-` stands for standard input and is kept as it is. */
export function collect(files: Files, paths: readonly string[]): Collected {
  const { found, problems } = expand(files, paths, {
    wanted: (name) => syntaxOf(name) !== undefined,
    skips: (folder) => files.info(`${folder}/${records}`)?.kind === 'folder',
  })
  return { found: [...found].sort(byCodeUnit), problems }
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
