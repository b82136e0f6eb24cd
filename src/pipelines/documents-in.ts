// The post-mortems behind the arguments, one at a time: each with its text, its review, and its record where it has one.
import type { Config } from '../config/config.ts'
import { collectDocuments } from '../evidence/collect.ts'
import { decodeText } from '../evidence/decode/text.ts'
import { recordFinder } from '../folder/find-record.ts'
import type { DocumentRecord } from '../folder/records.ts'
import { type Keep, keepFor, keepNothing } from '../folder/kept.ts'
import type { Host } from '../host.ts'
import { CouldNotRun, type Problem } from '../incident/problem.ts'
import type { Reviewed } from '../rules/rule.ts'
import { type ReadReview, reviewReader } from './review-reader.ts'

export interface StandingDocument extends Reviewed {
  readonly path: string
  readonly record?: DocumentRecord
}

export interface Documents {
  readonly documents: Iterable<StandingDocument>
  /** Complete when all documents were seen. */
  readonly problems: readonly Problem[]
  readonly keep: Keep
  readonly readReview: ReadReview
}

export interface Where {
  readonly paths: readonly string[]
  readonly config: Config
  readonly anew?: boolean
  readonly against?: readonly string[]
}

/** @throws CouldNotRun where nothing at all is there to be read */
export function documentsIn(host: Host, { paths, config, anew = false, against = [] }: Where): Documents {
  const { files } = host
  const places = paths.length > 0 ? paths : [config.out]
  const { found, problems: missing } = collectDocuments(files, places)
  // Before the first draft there is no folder, and every incident of the evidence lacks its review.
  const none = paths.length === 0 && against.length > 0
  if (found.length === 0 && missing.length > 0 && !none) throw new CouldNotRun(missing)
  const problems = none ? [] : [...missing]
  const keep = anew ? keepNothing : keepFor(host)
  const readReview = reviewReader(keep)
  const recordOf = recordFinder(files)
  function* documents(): Generator<StandingDocument> {
    for (const path of found) {
      const { text, problems: damage } = decodeText(path, files.read(path))
      problems.push(...damage)
      if (text === undefined) continue
      const record = recordOf(path, text)?.record
      if (record?.kind === 'page') continue
      yield { path, text, review: readReview(text, path), ...(record && { record }) }
    }
  }
  return { documents: documents(), problems, keep, readReview }
}

/** What a document is about: its incident where that is known, else itself. */
export function subjectOf({ record, review, path }: StandingDocument): string {
  const { id } = review.frontMatter
  return record?.id ?? (typeof id === 'string' ? id : path)
}
