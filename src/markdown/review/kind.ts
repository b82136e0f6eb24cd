// What kind of document it is: a post-mortem, one half filled in, the empty template, or something else.
import { isFilled } from './answers.ts'
import type { ReviewKind, ReviewTimeline } from './model.ts'
import { isBlank, isInstruction, placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

const core = [
  'summary',
  'timeline',
  'cause',
  'impact',
  'resolution',
  'lessons',
  'actions',
  'contributing',
  'detection',
  'prevention',
] as const satisfies readonly Concept[]

export interface Found {
  readonly timeline: ReviewTimeline
  readonly hasDate: boolean
  readonly actions: number
  readonly cause: boolean
  readonly impact: boolean
}

export function findKind(source: Source, found: Found): ReviewKind {
  const { filled, unfilled } = countSections(source)
  const left = leftovers(source)
  const named = /\b(?:template|modelo|plantilla|modèle|vorlage)\b|テンプレート|模板|템플릿/i
  const calledTemplate =
    named.test(source.title?.text ?? '') ||
    named.test(source.file.split('/').at(-1)?.replaceAll(/[_-]/g, ' ') ?? '')
  const timed = found.timeline.entries.filter(({ at }) => at !== undefined).length
  const facts = Number(found.hasDate) + Number(timed >= 2)
  if (calledTemplate && (left >= 2 || unfilled >= 2 || facts === 0)) return 'template'
  if (filled + unfilled >= 2 && unfilled > filled && facts === 0 && left >= 1) return 'template'
  if (filled === 0 && unfilled >= 2) return facts > 0 && timed >= 2 ? 'partial' : 'template'
  if (facts === 0 && left >= 6 && left > filled) return 'template'
  if (left >= 3 && unfilled >= filled && !found.hasDate) return 'template'
  if (unfilled >= 2 && unfilled * 2 >= filled) return 'partial'
  if (filled < 2 && timed < 3 && !(found.hasDate && (found.cause || found.impact))) return 'other'
  if (!found.hasDate && timed === 0 && !tellsOfAnIncident(source)) return 'other'
  return 'post-mortem'
}

function countSections(source: Source): { filled: number; unfilled: number } {
  let filled = 0
  let unfilled = 0
  for (const concept of core) {
    const sections = source.sections.filter(({ concepts, by }) => concepts.includes(concept) && by !== 'line')
    if (sections.length === 0) continue
    if (sections.some((section) => isFilled(section, source) || isDeclined(section.value))) filled += 1
    else unfilled += 1
  }
  return { filled, unfilled }
}

/** `None` and `N/A` are answers. */
function isDeclined(value: string): boolean {
  return /^(?:none|n\/a|nil|no\b|なし|无|없음)/i.test(value)
}

/** How much of a template's own text is left standing. */
function leftovers(source: Source): number {
  return source.pieces.filter(
    (piece) =>
      placeholdersIn(piece.text).length > 0 ||
      (isBlank(piece.text) && /^\[.{2,}\]$/.test(piece.text)) ||
      isInstruction(piece),
  ).length
}

/** Told in the past tense of something that broke: what a guide or a runbook is not. */
function tellsOfAnIncident(source: Source): boolean {
  const text = source.pieces
    .slice(0, 200)
    .map((piece) => piece.text.slice(0, 400))
    .join(' ')
  const past =
    text.match(
      /\b(?:was|were|had|began|started|failed|caused|crashed|went|became|led|resulted|deployed|discovered|noticed|identified|restored|fixed|lost|stopped)\b/gi,
    )?.length ?? 0
  const present =
    text.match(/\b(?:should|must|will|can|may|use|ensure|always|never|your|you)\b/gi)?.length ?? 0
  return past > 5 && past > present
}
