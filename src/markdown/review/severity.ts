// The severity as stated: `SEV-2`, `P1`, `High`. A list of choices is a template's, not an answer.
import { fieldsFor } from './fields.ts'
import { isBlank, isChoice, isInstruction, placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'

const token =
  /(?<![\p{L}\d])(?:SEV(?:ERITY)?[\s-]?[0-5]|P[\s-]?[0-5]|S[0-5]|Level[\s-][0-5]|Tier[\s-][0-5]|L[0-5])(?![\p{L}\d.])/iu
const word =
  /^(critical|blocker|severe|very high|high|major|significant|moderate|medium|minor|low|very low|informational|info|trivial|none|urgent|cr[ií]tic[oa]|alt[oa]|médi[oa]|media|baix[oa]|baj[oa]|critique|majeur|mineure?|élevée?|haute|moyenne|faible|kritisch|hoch|mittel|niedrig|gering|重大|高|中|低|致命|严重|一般|심각|높음|중간|낮음|치명적)(?![\p{L}])/iu

/** From a field, else from a `SEV…` in the title. */
export function findSeverity(source: Source): { readonly value: string; readonly line: number } | undefined {
  const fields = fieldsFor(source.fields, 'severity')
  const weak = /prior|impact level/i
  for (const field of [
    ...fields.filter(({ name }) => !weak.test(name)),
    ...fields.filter(({ name }) => weak.test(name)),
  ]) {
    // A column of an action table is its priority.
    const inActions = source.sections.some(
      ({ from, to, concepts }) =>
        field.at >= from &&
        field.at < to &&
        (concepts.includes('actions') || concepts.includes('prevention')),
    )
    const value = inActions ? undefined : severityOf(field.value)
    if (value !== undefined) return { value, line: field.line }
  }
  const named = /(?<![\p{L}\d])SEV[\s-]?[0-5](?![\p{L}\d])/iu.exec(source.title?.text ?? '')?.[0]
  if (named !== undefined) return { value: named, line: source.title?.line ?? 1 }
  const summary = source.sections.find(({ concepts, by }) => concepts.includes('summary') && by === 'heading')
  for (const piece of summary === undefined ? [] : source.pieces.slice(summary.from, summary.to)) {
    const found = /(?<![\p{L}\d])(SEV[\s-]?[0-5])(?= (?:incident|outage|event))/iu.exec(piece.text)?.[1]
    if (found !== undefined && !isInstruction(piece)) return { value: found, line: piece.line }
  }
  return undefined
}

function severityOf(written: string): string | undefined {
  const value = written
    .replaceAll(/[*_`]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim()
  if (isBlank(value) || placeholdersIn(value).length > 0 || value.length > 400) return undefined
  const tokens = value.match(new RegExp(token, 'giu')) ?? []
  // `SEV1 / SEV2 / SEV3`, `Critical | High | Medium`: nobody has chosen.
  if (tokens.length > 2 || isChoice(value)) return undefined
  const named = word.exec(value)?.[1]
  if (named !== undefined) return named
  if (tokens[0] !== undefined && value.indexOf(tokens[0]) <= 25) return tokens[0]
  const short = value.split(/[(（,;–—]|\s-\s/)[0]?.trim() ?? ''
  return short !== '' && short.split(' ').length <= 4 ? short : undefined
}
