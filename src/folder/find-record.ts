// The record of a document, wherever the document stands now.
import type { Files } from '../host.ts'
import { type DocumentRecord, readRecord, recordPath, recordsFolder } from './records.ts'

/** Finds the record of the document in `file`, whose text is `text`. */
export type FindRecord = (file: string, text: string) => DocumentRecord | undefined

/**
 * Looks in the nearest folder upwards that keeps records: by the id in the front matter, which a document keeps when it
 * is moved, and for a document without one by its path. Records are read one by one, and not kept.
 */
export function recordFinder(files: Files): FindRecord {
  const paths = new Map<string, ReadonlyMap<string, string>>()
  return (file, text) => {
    const root = rootOf(files, file)
    if (root === undefined) return undefined
    const { folder, path } = root
    const id = idIn(text)
    const own = id === undefined ? [] : withId(files, folder, id)
    const found = own.find((record) => record.path === path) ?? own[0]
    if (found) return found
    const byPath = paths.get(folder) ?? recordsByPath(files, folder)
    paths.set(folder, byPath)
    const place = byPath.get(path)
    return place === undefined ? undefined : readRecord(files, place)
  }
}

export function findRecord(files: Files, file: string, text: string): DocumentRecord | undefined {
  return recordFinder(files)(file, text)
}

/** The nearest folder upwards that keeps records, and the path of the file from there. */
function rootOf(files: Files, file: string): { folder: string; path: string } | undefined {
  const parts = file.split('/')
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const folder = parts.slice(0, depth).join('/') || (file.startsWith('/') ? '/' : '.')
    if (files.info(`${folder}/${recordsFolder}`)?.kind === 'folder')
      return { folder, path: parts.slice(depth).join('/') }
  }
  return undefined
}

function withId(files: Files, folder: string, id: string): readonly DocumentRecord[] {
  return files
    .list(`${folder}/${recordsFolder}`)
    .flatMap((kind) => readRecord(files, `${folder}/${recordPath(files, kind, id)}`) ?? [])
}

function recordsByPath(files: Files, folder: string): ReadonlyMap<string, string> {
  const root = `${folder}/${recordsFolder}`
  const places = files
    .list(root)
    .filter((kind) => files.info(`${root}/${kind}`)?.kind === 'folder')
    .flatMap((kind) => files.list(`${root}/${kind}`).map((name) => `${root}/${kind}/${name}`))
    .filter((place) => place.endsWith('.json'))
  return new Map(
    places.flatMap((place): [string, string][] => {
      const record = readRecord(files, place)
      return record ? [[record.path, place]] : []
    }),
  )
}

/** The `id:` of a document's front matter. */
function idIn(text: string): string | undefined {
  const [, block = ''] = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---\r?(?:\n|$)/.exec(text.slice(0, 4096)) ?? []
  const [, value] = /^id:[^\S\n]*(.+?)[^\S\n]*\r?$/m.exec(block) ?? []
  if (value === undefined) return undefined
  try {
    return value.startsWith('"') ? (JSON.parse(value) as string) : value
  } catch {
    return value
  }
}
