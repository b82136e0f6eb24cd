// Reviews of unchanged documents, kept between runs: reading Markdown costs more than all else that a check does.
import type { Files } from '../host.ts'
import { type Review, readReview, readerVersion } from '../markdown/review.ts'
import { recordsFolder } from './records.ts'

export type ReadReview = (text: string, file: string) => Review

/**
 * Reads through a folder that holds one file a review, named after everything the review depends on. What is damaged
 * there is read anew, and what cannot be written is not kept: the reviews are the same either way.
 */
export function cachedReviews(files: Files, folder: string): ReadReview {
  const root = `${folder}/${readerVersion}`
  let writes = true
  const keep = (path: string, review: Review) => {
    if (!writes) return
    try {
      if (files.info(`${folder}/.gitignore`) === undefined) files.write(`${folder}/.gitignore`, '*\n')
      files.write(path, JSON.stringify({ whole: review }))
    } catch {
      writes = false
    }
  }
  return (text, file) => {
    const key = files.sha256(`${file}\0${text}`)
    const path = `${root}/${key.slice(0, 2)}/${key.slice(2)}.json`
    const kept = readKept(files, path)
    if (kept) return kept
    const review = readReview(text, { file })
    keep(path, review)
    return review
  }
}

export const uncached: ReadReview = (text, file) => readReview(text, { file })

function readKept(files: Files, path: string): Review | undefined {
  if (files.info(path)?.kind !== 'file') return undefined
  try {
    const { whole } = JSON.parse(new TextDecoder().decode(files.read(path))) as { whole?: Review }
    return whole
  } catch {
    return undefined
  }
}

/** Where the reviews of a folder are kept: beside its records; undefined where it has none, and is not ours to write in. */
export function cacheFolder(files: Files, folder: string): string | undefined {
  const records = `${folder}/${recordsFolder}`
  return files.info(records)?.kind === 'folder' ? `${records}/cache` : undefined
}
