// Where the documents stand now: people rename and move them, in git or by hand.
import type { Files } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { frontMatterValue } from './find-record.ts'
import { decodeExactly } from './decode-exactly.ts'
import { type DocumentRecord, recordsFolder } from './records.ts'

export interface Located {
  /** The path of the one document with this key, relative to the folder. */
  readonly paths: ReadonlyMap<string, string>
  /** Documents that claim to be the same one. */
  readonly duplicates: ReadonlyMap<string, readonly string[]>
  /** What runs that were killed left behind, relative to the folder. */
  readonly leftovers: readonly string[]
}

/** A document is known by its kind and the id of its incident, which its front matter holds. */
export const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind} ${id}`

/** Reads the front matter of every document in the folder and below. */
export function locateDocuments(files: Files, folder: string): Located {
  const found = new Map<string, string[]>()
  const leftovers: string[] = []
  if (files.info(folder)?.kind !== 'folder') return { paths: new Map(), duplicates: new Map(), leftovers }
  for (const path of walk(files, folder, '')) {
    if (leftover.test(path)) leftovers.push(path)
    if (!/\.md$/i.test(path) || offered.test(path) || path.startsWith(`${recordsFolder}/`)) continue
    const text = decodeExactly(files.read(`${folder}/${path}`)) ?? ''
    const id = frontMatterValue(text, 'id')
    if (id === undefined) continue
    const key = keyOf({ kind: frontMatterValue(text, 'kind') ?? 'post-mortem', id })
    found.set(key, [...(found.get(key) ?? []), path])
  }
  const single = [...found].flatMap(([key, [path, ...others]]) =>
    path !== undefined && others.length === 0 ? [[key, path] as const] : [],
  )
  return {
    paths: new Map(single),
    duplicates: new Map([...found].filter(([, paths]) => paths.length > 1)),
    leftovers,
  }
}

/** The records with the paths at which their documents stand now. */
export function relocate(records: readonly DocumentRecord[], { paths }: Located): readonly DocumentRecord[] {
  return records.map((record) => {
    const path = paths.get(keyOf(record)) ?? record.path
    return path === record.path ? record : { ...record, path }
  })
}

export function twice(folder: string, id: string, paths: readonly string[]): Problem {
  return {
    code: 'duplicate-id',
    message: `${paths.length} documents have the id ${id}, so none of them was changed`,
    hint: 'Keep one of them, or give the others another id in their front matter.',
    place: { file: `${folder}/${paths[0] ?? ''}` },
    details: paths.map((path) => `${folder}/${path}`),
  }
}

/** The new rendering beside a document that was not ours; see plan.ts. */
const offered = /\.generated\.md$/
/** How the host names what it writes before it renames it. */
const leftover = /\.(?:md|json)\.\d+\.tmp$/

function* walk(files: Files, folder: string, below: string): Generator<string> {
  for (const name of files.list(below === '' ? folder : `${folder}/${below}`)) {
    const path = below === '' ? name : `${below}/${name}`
    const kind = files.info(`${folder}/${path}`)?.kind
    if (kind === 'folder' && (!/^(?:\.|node_modules$)/.test(name) || name === recordsFolder))
      yield* walk(files, folder, path)
    else if (kind === 'file') yield path
  }
}
