// The record of a document, wherever the document stands now.
import type { Files } from '../host.ts'
import { decodeExactly } from './decode-exactly.ts'
import { type DocumentRecord, readRecords, recordsFolder } from './records.ts'

export interface Found {
  /** The retrospectives folder. */
  readonly folder: string
  readonly record: DocumentRecord
}

/** Looks in the nearest folder upwards that keeps records: by the id in the front matter, else by path. */
export function findRecord(files: Files, file: string, text: string): Found | undefined {
  const parts = file.split('/')
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const folder = parts.slice(0, depth).join('/') || (file.startsWith('/') ? '/' : '.')
    if (files.info(`${folder}/${recordsFolder}`)?.kind !== 'folder') continue
    const { records } = readRecords(files, folder)
    const path = parts.slice(depth).join('/')
    const [id, kind] = [frontMatterValue(text, 'id'), frontMatterValue(text, 'kind')]
    const record =
      records.find((each) => each.id === id && each.kind === (kind ?? each.kind)) ??
      records.find((each) => each.path === path)
    return record && { folder, record: { ...record, path } }
  }
  return file.startsWith('/') ? undefined : findAbove(files, text)
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
