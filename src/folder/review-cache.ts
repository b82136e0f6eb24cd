// Reviews of unchanged documents, kept between runs: reading Markdown costs more than all else that a check does.
import type { Files, Host } from '../host.ts'
import { type Review, readReview, readerVersion } from '../markdown/review.ts'

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

/**
 * The folder where programs keep such things for their user: never the retrospectives folder, which a check must leave
 * as it is, byte for byte. Undefined where the environment names none.
 */
export function cacheFolder(environment: Host['environment']): string | undefined {
  const {
    POSTMORTEMS_CACHE: own = '',
    XDG_CACHE_HOME: caches = '',
    LOCALAPPDATA: local = '',
    HOME: home = '',
  } = environment
  if (own !== '') return own
  const root = [caches, local, home === '' ? '' : `${home}/.cache`].find((each) => each !== '')
  return root === undefined ? undefined : `${root}/postmortems/reviews`
}

/** The reader to use in an environment. */
export function reviewReader({ files, environment }: Pick<Host, 'files' | 'environment'>): ReadReview {
  const folder = cacheFolder(environment)
  return folder === undefined ? uncached : cachedReviews(files, folder)
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
