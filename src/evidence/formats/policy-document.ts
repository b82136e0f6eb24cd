// A Markdown policy: the limits that its clauses set for reviews, to hold against what a post-mortem says of them.
import { readLimits } from '../document/limits.ts'
import { contextOf, readDocument } from '../document/read-document.ts'
import type { Format } from '../format.ts'

/** What such documents are called. */
const title = /\b(?:policy|policies|constitution|charter|standards?|agreement|regulations?|sla)\b/i

export const policyDocument: Format = {
  id: 'policy-document',
  title: 'Policy document',
  yields: 'the limits that the clauses of a Markdown policy set for reviews',
  declines(piece) {
    const document = readDocument(piece)
    if (!document) return `${piece.syntax}, not markdown`
    if (document.review.kind !== 'other') return `a ${document.review.kind}`
    if (!title.test(document.source.title?.text ?? '')) return 'its title names no policy'
    const context = contextOf(piece, document, { zone: 'UTC' })
    return readLimits(context).length > 0 ? undefined : 'no clause with a limit for reviews'
  },
  read(piece, options) {
    const document = readDocument(piece)
    const claims = document ? readLimits(contextOf(piece, document, options)) : []
    return { fragments: [{ nature: 'context', claims }], problems: [] }
  },
}
