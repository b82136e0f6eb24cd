// The files and folders that a document cites: names of evidence, and times since the epoch in their names.
import type { Fact } from '../../incident/fact.ts'
import type { Claim } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import type { Piece } from '../../markdown/review/outline.ts'
import type { DocumentContext } from './read-document.ts'

const fileName =
  /(?<![\w.-])(?:([\w.-]{1,120})\/)?([\w.-]{1,120}\.(?:json|ndjson|jsonl|ya?ml|csv|md))(?![\w.-])/gi
const pathWithEpoch = /(?:\/|^)[\w.-]{1,80}[-_](1\d{9}|1\d{12})(?=\/|\.\w|$)/

/** Each file and each epoch once, on the line where it is first named. */
export function readPaths({ source, review, cite }: DocumentContext): readonly Fact<Claim>[] {
  const found = new Map<string, Fact<Claim>>()
  const add = (claim: Claim, key: string, line: number) => {
    if (!found.has(`${claim.kind} ${key}`)) found.set(`${claim.kind} ${key}`, cite(claim, line))
  }
  for (const piece of source.pieces)
    for (const text of named(piece)) {
      for (const name of filesIn(text)) add({ kind: 'file', name, text }, name, piece.line)
      const epoch = pathWithEpoch.exec(text)?.[1]
      const at = epoch === undefined ? undefined : parseMoment(epoch, { zone: 'UTC' })
      if (at && epoch !== undefined) add({ kind: 'epoch', at, text }, epoch, piece.line)
    }
  for (const { url, line } of review.links)
    if (!url.includes('://'))
      for (const name of filesIn(url)) add({ kind: 'file', name, text: url }, name, line)
  return [...found.values()]
}

/** A name with a time or a number in it is enough; `metadata.json` is told apart by its folder. */
function filesIn(text: string): readonly string[] {
  return [...text.matchAll(fileName)].map(([, folder, name = '']) =>
    folder === undefined || /\d{4}/.test(name) ? name : `${folder}/${name}`,
  )
}

const longest = 500

/** What stands in backticks, and words that hold a slash. */
function named({ text, code }: Piece): readonly string[] {
  const marked = code.map(([from, to]) => text.slice(from, to))
  const bare = text
    .slice(0, 4000)
    .split(/[\s`,;()]+/)
    .filter((word) => word.includes('/') && !word.includes('://'))
  return [...marked, ...bare].filter((each) => each.length < longest)
}
