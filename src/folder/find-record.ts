// The record of a document, wherever the document stands now.
import type { Files } from '../host.ts'
import { decodeExactly } from './decode-exactly.ts'
import {
  type DocumentRecord,
  readRecord,
  readRecords,
  recordPath,
  recordPaths,
  recordsFolder,
} from './records.ts'

export interface Found {
  /** The retrospectives folder. */
  readonly folder: string
  readonly record: DocumentRecord
}

/** Finds the record of the document in `file`, whose text is `text`. */
export type FindRecord = (file: string, text: string) => Found | undefined

/**
 * Looks in the nearest folder upwards that keeps records: by the id in the front matter, which a document keeps when it
 * is moved, and for a document without one by its path. Records are read one by one, and not kept.
 */
export function recordFinder(files: Files): FindRecord {
  const places = new Map<string, ReadonlyMap<string, string>>()
  return (file, text) => {
    const root = rootOf(files, file)
    if (root === undefined) return file.startsWith('/') ? undefined : findAbove(files, text)
    const { folder, path } = root
    const [id, kind] = [frontMatterValue(text, 'id'), frontMatterValue(text, 'kind')]
    const own = id === undefined ? [] : withId(files, folder, id, kind)
    const record = own.find((each) => each.path === path) ?? own[0] ?? atPath(files, folder, path, places)
    return record && { folder, record: { ...record, path } }
  }
}

export function findRecord(files: Files, file: string, text: string): Found | undefined {
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

/** Where we stand inside the folder itself, its path from here is not known: the document must be where its record says. */
function findAbove(files: Files, text: string): Found | undefined {
  const id = frontMatterValue(text, 'id')
  for (let folder = '..', depth = 0; depth < mostFoldersUp; folder += '/..', depth++) {
    if (files.info(`${folder}/${recordsFolder}`)?.kind !== 'folder') continue
    const record = readRecords(files, folder).records.find(
      (each) => each.id === id && textAt(files, `${folder}/${each.path}`) === text,
    )
    return record && { folder, record }
  }
  return undefined
}

function withId(files: Files, folder: string, id: string, kind?: string): readonly DocumentRecord[] {
  const kinds = kind === undefined ? files.list(`${folder}/${recordsFolder}`) : [kind]
  return kinds.flatMap((each) => readRecord(files, `${folder}/${recordPath(files, each, id)}`) ?? [])
}

function atPath(
  files: Files,
  folder: string,
  path: string,
  places: Map<string, ReadonlyMap<string, string>>,
): DocumentRecord | undefined {
  const byPath =
    places.get(folder) ??
    new Map(
      recordPaths(files, folder).flatMap((place): [string, string][] => {
        const record = readRecord(files, place)
        return record ? [[record.path, place]] : []
      }),
    )
  places.set(folder, byPath)
  const place = byPath.get(path)
  return place === undefined ? undefined : readRecord(files, place)
}

const mostFoldersUp = 8

const textAt = (files: Files, path: string): string | undefined =>
  files.info(path)?.kind === 'file' ? decodeExactly(files.read(path)) : undefined

/** A top-level text of a document's front matter: `id: PT4KHLK`. */
export function frontMatterValue(text: string, name: 'id' | 'kind'): string | undefined {
  const [, block = ''] = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\n|$)/.exec(text.slice(0, 8192)) ?? []
  const prefix = `${name}:`
  const line = block.split('\n').find((each) => each.startsWith(prefix))
  const value = line?.slice(prefix.length).trim()
  if (value === undefined || value === '') return undefined
  try {
    return value.startsWith('"') ? (JSON.parse(value) as string) : value.replace(/^'(.*)'$/, '$1')
  } catch {
    return value
  }
}
