// What kind of document it is: a post-mortem, one half filled in, the empty template, or something else.
import { isFilled } from './answers.ts'
import type { ReviewKind, ReviewTimeline } from './model.ts'
import { normalise } from './normalise.ts'
import { withoutCode } from './outline.ts'
import { isBlank, isChoice, isInstruction, placeholdersIn } from './placeholders.ts'
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

const review =
  'incident|post ?mortem|pos mortem|report|reports|retrospective|retro|rca|root cause analysis|analysis|review|outage|informe|relatorio|rapport|bericht'
/** `Incident Report Template`, `Template for reports`, `Plantilla de Post-Mortem`: but not `Broken template in outgoing mail`. */
const templateTitle = new RegExp(
  `^(?:${review})(?: \\\\w+){0,2} (?:template|vorlage)$|^(?:template|modelo|plantilla|modele|vorlage)(?: (?:for|de|do|da|para|pour|fur|d))?(?: \\\\w+)? (?:${review})|^(?:\\\\w+ ){0,2}(?:${review}) template\\\\b|ポストモーテム.{0,6}テンプレート|テンプレート$|模板$|템플릿`,
)
const saysTemplate =
  /\bthis (?:is|document is|file is|page is) (?:a|the|our|an) (?:\w+ ){0,3}template\b|\buse this template\b|\bcopy this (?:file|template|document)\b|\bmake a copy of this (?:file|document|template)\b/i
const collection =
  /^(?:list of )?(?:post ?mortems|incident reports|incidents|retrospectives|incident reviews)$|\b(?:index|archive|playbook|runbook|guide|guidelines|process|protocol|policy|checklist|handbook|how to|framework|best practices|procedures?)\b/

/** What was read before: enough to tell an incident from a form. */
export interface Found {
  readonly timeline: ReviewTimeline
  readonly hasDate: boolean
  readonly cause: boolean
  readonly impact: boolean
}

export function findKind(source: Source, found: Found): ReviewKind {
  const { filled, unfilled } = countSections(source)
  const left = leftovers(source)
  const title = normalise(source.title?.text ?? '')
  const name = normalise((source.file.split('/').at(-1) ?? '').replace(/\.\w+$/, ''))
  const called =
    templateTitle.test(title) || templateTitle.test(name) || /(?:^| )template$|^template /.test(name)
  const said = source.pieces.slice(0, 6).some(({ text }) => saysTemplate.test(text.slice(0, 600)))
  const timed = found.timeline.entries.filter(({ at }) => at !== undefined).length
  const facts = Number(found.hasDate) + Number(timed >= 2)
  if ((called || said) && (left >= 1 || unfilled >= 1 || facts === 0)) return 'template'
  // Nothing is known of any incident, and the form still shows.
  if (facts === 0 && left >= 2 && (unfilled >= 1 || left >= 4) && left + unfilled > filled) return 'template'
  if (facts === 0 && unfilled >= 2 && unfilled >= filled) return 'template'
  if (filled === 0 && unfilled >= 2) return timed >= 2 ? 'partial' : 'template'
  if (left >= 4 && unfilled > filled) return facts > 0 && filled >= 2 ? 'partial' : 'template'
  if (isCollection(source, title)) return 'other'
  if (unfilled >= 2 && unfilled * 2 >= filled) return 'partial'
  const told = Number(found.cause) + Number(found.impact)
  if (filled < 2 && timed < 3 && !(found.hasDate && told > 0)) return 'other'
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

/** How much of a form is left standing: tokens, prompts, fields without a value, choices nobody has made. */
function leftovers(source: Source): number {
  const asked = source.pieces.filter(
    (piece) =>
      placeholdersIn(withoutCode(piece)).length > 0 ||
      /^\[[^\]]{2,}\]$/.test(piece.text) ||
      isInstruction(piece),
  ).length
  const empty = source.fields.filter(
    ({ at, from, name, value }) =>
      from === 'line' &&
      ((value === '' && !hasBelow(source, at) && name.length < 60) ||
        (isChoice(value) && /sever|status|priorit|sev/i.test(name))),
  ).length
  const ticks = source.pieces.filter(({ checked, text }) => checked !== undefined && isBlank(text)).length
  return asked + empty + ticks
}

function hasBelow(source: Source, at: number): boolean {
  const piece = source.pieces[at]
  const next = source.pieces[at + 1]
  if (piece === undefined || next === undefined || next.kind === 'heading') return false
  return piece.kind === 'item'
    ? next.parent === at
    : next.kind !== 'text' || next.block === piece.block || !/[:：]$/.test(next.text)
}

/** An index of incidents, a guide, a runbook: about incidents, but not of one. */
function isCollection(source: Source, title: string): boolean {
  const dated = /\d{4}/.test(source.title?.text ?? '') && !/how to|guide/.test(title)
  if (collection.test(title) && !dated) return true
  const documents = source.pieces.filter(({ urls }) =>
    urls.some((url) => /(?<!:\/\/[^/]{0,200})\.md(?:#.*)?$/.test(url) && !url.includes('://')),
  ).length
  return documents >= 4 && documents * 3 >= source.pieces.length
}

/** Whether the document speaks of incidents in general: a guide, a runbook, an index. Then its lists are no facts. */
export function isGeneral(source: Source): boolean {
  const { past, present } = mood(source)
  return isCollection(source, normalise(source.title?.text ?? '')) || (present >= 3 && present >= past)
}

/** Told in the past tense of something that broke: what a guide or a runbook is not. */
function tellsOfAnIncident(source: Source): boolean {
  const { past, present } = mood(source)
  return past > 3 && past > present
}

function mood(source: Source): { readonly past: number; readonly present: number } {
  const text = source.pieces
    .slice(0, 200)
    .map((piece) => piece.text.slice(0, 400))
    .join(' ')
  const count = (words: RegExp): number => text.match(words)?.length ?? 0
  return {
    past: count(
      /\b(?:was|were|had|began|started|failed|caused|crashed|went|became|led|resulted|deployed|discovered|noticed|identified|restored|fixed|lost|stopped)\b/gi,
    ),
    present: count(/\b(?:should|must|will|can|may|use|ensure|always|never|your|you|is|are)\b/gi),
  }
}
