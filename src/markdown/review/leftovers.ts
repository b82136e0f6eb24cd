// Every placeholder that still stands in the document, with its line.
import type { Placeholder } from './model.ts'
import { withoutCode } from './outline.ts'
import { isBlank, placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'

export function findPlaceholders(source: Source): readonly Placeholder[] {
  return source.pieces.flatMap((piece) => {
    const tokens = placeholdersIn(withoutCode(piece))
    const whole =
      tokens.length === 0 &&
      /^\[[^[\]]{3,200}\]$/.test(piece.text) &&
      piece.urls.length === 0 &&
      isBlank(piece.text)
    return (whole ? [piece.text] : tokens).map((text) => ({ line: piece.line, text }))
  })
}
