// The record of a document, wherever the document stands now.
import type { Files } from '../host.ts'
import { type DocumentRecord, readRecords, recordsFolder } from './records.ts'

/** Looks in the nearest folder upwards that keeps records: by path, and for a document that was moved, by its id. */
export function findRecord(files: Files, file: string, text: string): DocumentRecord | undefined {
  const parts = file.split('/')
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const folder = parts.slice(0, depth).join('/') || (file.startsWith('/') ? '/' : '.')
    if (files.info(`${folder}/${recordsFolder}`)?.kind !== 'folder') continue
    const { records } = readRecords(files, folder)
    const path = parts.slice(depth).join('/')
    const id = idIn(text)
    return records.find((record) => record.path === path) ?? records.find((record) => record.id === id)
  }
  return undefined
}

/** The `id:` of a document's front matter. */
export function idIn(text: string): string | undefined {
  const [, block = ''] = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---\r?(?:\n|$)/.exec(text.slice(0, 4096)) ?? []
  const [, value] = /^id:[^\S\n]*(.+?)[^\S\n]*\r?$/m.exec(block) ?? []
  if (value === undefined) return undefined
  try {
    return value.startsWith('"') ? (JSON.parse(value) as string) : value
  } catch {
    return value
  }
}
