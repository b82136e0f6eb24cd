// The people a document names: its authors and attendees, and who acts in its timeline.
import type { Field } from './fields.ts'
import { momentAt } from './moment-at.ts'
import { normalise } from './normalise.ts'
import type { Piece } from './outline.ts'
import type { Section } from './sections.ts'

const roles =
  /^(?:(?:post ?mortem |document |incident )?(?:owners?|authors?|leads?|commander|ic|reviewers?|reviewed by|prepared by|written by|scribe|responders?|participants|attendees|facilitator|assignees?|people involved|responsible|on call|engineers?)|autor|auteur|responsavel|responsable|participantes|teilnehmer)$/
const gatherings =
  /\b(?:attendees|participants|responders|people|involved|authors|team|on call|contributors|participantes|teilnehmer)\b/

/** Names, initials and handles in lower case. */
export function peopleIn(
  pieces: readonly Piece[],
  sections: readonly Section[],
  fields: readonly Field[],
): ReadonlySet<string> {
  const named = fields.filter(({ name }) => roles.test(normalise(name))).map(({ value }) => value)
  const present = sections
    .filter(({ heading, by }) => by !== 'line' && gatherings.test(normalise(heading)))
    .flatMap((section) => pieces.slice(section.from, Math.min(section.to, section.from + 60)))
    .map(({ text }) => text)
  const acting = pieces.flatMap((piece) => {
    const rest = momentAt(piece.kind === 'row' ? (piece.cells[0] ?? '') : piece.text)?.rest
    const first = /^(?:@?[\p{L}\d_-]+)/u.exec(
      piece.kind === 'row' ? (piece.cells[1] ?? '') : (rest ?? ''),
    )?.[0]
    return first === undefined ? [] : [first]
  })
  return new Set(
    [...named.flatMap(split), ...present.flatMap(split), ...acting]
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name.length > 1 && name.length < 40),
  )
}

function split(text: string): readonly string[] {
  return text.slice(0, 400).split(/[,;/&|]|\s+(?:and|und|et|e|y)\s+|\s+[–—-]\s+|[()[\]]/)
}
