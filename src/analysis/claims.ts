// Claims held against what is known: which stretch of time they allow, and how they are quoted.
import type { Fact } from '../incident/fact.ts'
import type { Claim, Incident, MarkName } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'
import { type Span, type StatedSpan, showSpan, tolerant } from '../incident/span.ts'

export type ClaimOf<K extends Claim['kind']> = Extract<Claim, { readonly kind: K }>

/** The claims of one kind, in the order of the evidence. */
export function claimsOf<K extends Claim['kind']>(
  { claims }: Pick<Incident, 'claims'>,
  kind: K,
): readonly Fact<ClaimOf<K>>[] {
  return claims.filter((fact): fact is Fact<ClaimOf<K>> => fact.value.kind === kind)
}

/** The moments of a mark that the same file states, else all that are known of it. */
export function marksBeside(
  { marks }: Pick<Incident, 'marks'>,
  { source }: Fact<unknown>,
  ...names: readonly MarkName[]
): readonly Fact<Moment>[] {
  const all = names.flatMap((name) => marks[name] ?? [])
  const own = all.filter((fact) => fact.source.file === source.file)
  return own.length > 0 ? own : all
}

/** A limit ("within 2 minutes") is meant as it stands; a length is rounded to the unit in which it is written. */
function isLimit({ min, max }: StatedSpan): boolean {
  return min === 0 && max > 0
}

/** Minutes in quarters of an hour are rounded to that, whatever their unit. */
const quarter = 900

/** All that a stated length can have been. */
export function allowed(stated: StatedSpan): Span {
  if (isLimit(stated)) return stated
  const isRound = stated.grain === 60 && stated.min >= 3600 && stated.min % quarter === 0
  return tolerant(isRound ? { ...stated, grain: quarter } : stated)
}

/** Whether both can be the same length. */
export function canBe(stated: StatedSpan, known: Span): boolean {
  const { min, max } = allowed(stated)
  return known.min <= max && known.max >= min
}

/** What was granted before the claim was held to be wrong. */
export function toleranceOf(stated: StatedSpan): string {
  if (isLimit(stated)) return 'none: “within” is a limit'
  return `${showSpan(allowed(stated))}, by the unit in which it is written`
}

const longest = 160

/** Somebody's words, in one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > longest ? `${line.slice(0, longest - 1)}…` : line}”`
}
