// read: what Markdown post-mortems say, by anybody, in any layout.
import { collectDocuments } from '../evidence/collect.ts'
import { decodeText } from '../evidence/decode/text.ts'
import type { Host } from '../host.ts'
import type { Problem } from '../incident/problem.ts'
import { type Review, readReview } from '../markdown/review.ts'

export interface ReadResult {
  readonly reviews: readonly Review[]
  readonly problems: readonly Problem[]
}

/** Reviews in the order in which the files were given; folders give their Markdown files in path order. */
export function read({ files }: Pick<Host, 'files'>, paths: readonly string[]): ReadResult {
  const { found, problems } = collectDocuments(files, paths)
  const decoded = found.map((file) => ({ file, ...decodeText(file, files.read(file)) }))
  return {
    reviews: decoded.flatMap(({ file, text }) => (text === undefined ? [] : [readReview(text, { file })])),
    problems: [...problems, ...decoded.flatMap((each) => each.problems)],
  }
}
