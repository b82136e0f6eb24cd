// Whether cause, impact and lessons are said: in their own sections, or under another's heading.
import type { Answer } from './model.ts'
import type { Piece } from './outline.ts'
import { paragraphs } from './paragraphs.ts'
import { holdsSubstance, isBlank, isInstruction } from './placeholders.ts'
import { type Section, ownPieces } from './sections.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

/** The cause is still open, said of the cause itself. */
const open =
  /\b(?:root |exact |underlying |true |real |primary |precise )?causes?\b[^.!?;]{0,80}\b(?:(?:is|are|was|remains?|still)\s+(?:still |currently |yet |as yet |largely )?(?:unknown|unclear|undetermined|unidentified|uncertain|not (?:yet |fully |entirely |completely )?(?:known|understood|clear|identified|determined|confirmed|established)|under investigation|being investigated|to be (?:determined|confirmed)|tbd|inconclusive|a mystery)|(?:could not|couldn't|cannot|can't|not) (?:yet )?be (?:determined|identified|found|established|confirmed)|has(?: not|n't) (?:yet )?been (?:determined|identified|found|established|confirmed))|\b(?:unknown|undetermined|unclear|unconfirmed|suspected|presumed) (?:root )?(?:cause|reasons?)\b|\b(?:continue|still|ongoing)\b[^.]{0,40}\binvestigat\w+[^.]{0,40}\b(?:cause|source|reason|why)|\b(?:do not|don't|did not|didn't) (?:yet |fully |really |exactly )?(?:know|understand|find|identify|determine) (?:the |what |why |exactly )[^.!?;]{0,60}(?:cause|why|caused|happened)|^(?:\W*)(?:still )?(?:unknown|unclear|tbd|to be determined|under investigation|pending|being investigated|undetermined|not (?:yet )?(?:known|determined|identified))\b|causa (?:raiz |raíz )?[^.]{0,30}(?:desconhecida|desconocida|não identificada|por determinar|em investigação|en investigación)|cause [^.]{0,30}(?:inconnue|indéterminée|non identifiée|à déterminer)|ursache [^.]{0,30}(?:unbekannt|unklar|noch nicht)|原因(?:は|が)?[^。]{0,12}(?:不明|未特定|調査中|特定できて)|(?:原因|根因)[^。]{0,8}(?:未知|不明|待查|调查中|待定)|원인[^.]{0,12}(?:미상|불명|조사 ?중|파악 ?중)/i
/** The cause is named, and hedged. */
const hedged =
  /\b(?:suspect(?:ed|s)?|suspicion|believed? (?:to|that|the|this|it)|we (?:believe|think|assume|guess|suspect)|our (?:best )?(?:guess|hypothesis|theory|working theory|assumption)|hypothes[ie]s(?:ed|ize[sd]?)?|presum(?:ably|ed)|probable (?:root )?cause|(?:most |very )?likely (?:root )?(?:cause|that|due|because|caused|the|a|to|an)|(?:cause|this) (?:is|was) (?:most |very )?(?:likely|probably)|probably (?:caused|due|because|a|the)|may have been caused|might have been caused|could have been caused|possibl[ey] (?:caused|due|because|root cause)|possible (?:root )?causes?|appears to (?:be|have been) caused|seems to (?:be|have been) caused|not (?:100% |entirely |completely )?(?:certain|sure|confirmed)|unconfirmed|tentative(?:ly)?|preliminary|provavelmente|suspeita|acredita-se|probablemente|se sospecha|sospech|probablement|soupçonn|on suppose|vermutlich|wahrscheinlich|verdacht)\b|と思われ|可能性が高い|と推測|推定される|疑い|疑似|怀疑|可能是|推测|추정|의심|것으로 보임|것으로 보인다/i
const stated =
  /\b(?:root cause[sd]?(?: of [^.]{0,60})? (?:was|is|were|turned out|lay|analysis (?:showed|revealed|found))|root cause\s*[:：–-]\s*\S|(?:was|were|been|is) (?:\w+ )?caused by|caused by|due to|because(?: of)?|as a result of|resulted from|result of|triggered by|traced (?:back )?to|attributed to|stemmed from|led to|which (?:caused|led|resulted|made|broke|meant)|this (?:caused|led|resulted|meant|made|broke|prevented)|that (?:caused|broke)|causing|resulting in|introduced (?:a|an|in|by)|misconfigur\w+|had a bug|accidental(?:ly)?|inadvertent(?:ly)?|mistaken(?:ly)?|by mistake|unintended|(?:wasn't|was not|weren't|not) (?:fully )?aware|forgot(?:ten)?|human error|a typo|a bug (?:in|that|which)|the (?:bug|problem|issue|fault) was|causad[oa] por|devido a|debido a|por causa de|provocad[oa] por|causée? par|en raison d|à cause d|dû à|due à|verursacht durch|aufgrund|ausgelöst durch)\b|が原因|により|ため[、に]|によって|由于|導致|导致|因为|引起|으로 인해|때문에|인한/i
const harm =
  /\b(?:users?|customers?|clients?|visitors?|players?|members?|requests?|services?|site|sites|website|api|apis|system|systems|app|application|platform|traffic|data|orders?|jobs?|builds?|deployments?|deploys?|emails?|notifications?|nodes?|cluster|clusters|binder|hub|search|farmers?|funds?|vaults?|reports?|queries|website|pages?|login|logins|merges?|bot|network|blockchain|packages?|sdks?|accounts?|applications?|chain|blocks?)\b[^.!?]{0,120}\b(?:unable|unavailable|inaccessible|down|offline|outage|failed|failing|fails?|errors?|degraded|slow(?:er|down|ness)?|lost|loss|losses|delayed|affected|impacted|interrupted|disrupted|disruption|unreachable|unresponsive|broken|stopped|could not|couldn't|cannot|timed? ?out|timeouts?|missing|dropped|rejected|crash(?:ed|ing)?|exploited|stolen|exposed|leaked|blocked|stuck|compromised|(?:is|was|were|went) down|returned 5\d\d|not (?:be )?(?:available|accessible|reachable|responding|sent|working|able))\b|\b[45]\d\d(?:s| errors?| responses?| status)?\b[^.!?]{0,60}\b(?:users?|customers?|requests?|clients?|applications?|errors?)\b|\b(?:compromised|exfiltrated)\b|\b(?:was|were|got|became|went|being|been|is|are) (?:\w+ )?(?:delayed|unavailable|inaccessible|down|offline|interrupted|degraded|lost|unreachable|unresponsive|broken|blocked|stuck|dropped|corrupted)\b|\b(?:all|every|each|many|most|some|no) [\w -]{3,40}\b(?:failed|failing|fail|delayed|worked|possible)\b|\b(?:prevent(?:ed|ing)|block(?:ed|ing)|stopp(?:ed|ing)) [\w ]{3,60} (?:from|to)\b|\b(?:were|was|be) (?:no longer|not) able\b|\b(?:fail\w*|errors?|slow\w*|unavailable|down|broken|delayed) (?:for|to) (?:some |all |many |most |a few |several |our |every |the )?(?:\w+ )?(?:users?|customers?|clients?|requests?|visitors?|tenants?)\b|\bdown[.,;)]|\b(?:outage|downtime|degraded|degradation|unavailab\w+|data loss|service disruption|loss of (?:service|connectivity|data))\b|\b(?:errors?|latency|slowness|delays?|failures?)\b[^.!?]{0,60}\b(?:users?|customers?|requests?|clients?|services?|logs)\b|indispon[ií]v\w+|fora do ar|caíd[oa]|indisponible|panne|ausfall|nicht erreichbar|停止|障害|エラー|不可用|中断|宕机|故障|장애|중단|오류/i

/** Strong sections decide; without them any text that names a cause does. */
export function findCause(source: Source): Answer {
  const correction = corrected(source)
  if (correction !== undefined) return correction
  const strong = filled(source, 'cause')
  if (strong.length > 0) return causeOf(strong, source)
  const unknown = source.sections.find(
    (section) => section.concepts.includes('cause') && saysUnknown(section, source),
  )
  const weak = filled(source, 'contributing')
  if (weak.length > 0 && unknown === undefined) return causeOf(weak, source)
  if (unknown !== undefined) return { state: 'partial', line: unknown.line }
  for (const piece of prose(source)) {
    if (open.test(clip(piece.text)) && /cause|why|原因|원인/i.test(piece.text))
      return { state: 'partial', line: piece.line }
    if (!stated.test(clip(piece.text))) continue
    return { state: hedged.test(sentence(clip(piece.text), stated)) ? 'partial' : 'yes', line: piece.line }
  }
  return { state: 'no' }
}

/** `Unknown`, `Under investigation` and the like: an honest answer, where `TBD` is none. */
function saysUnknown(section: Section, source: Source): boolean {
  const text =
    section.value === ''
      ? body(section, source)
          .map((piece) => piece.text)
          .join(' ')
      : section.value
  return (
    text.length < 120 &&
    /^\W*(?:still |currently )?(?:unknown|unclear|under investigation|pending|being investigated|investigating|not (?:yet )?(?:known|identified|determined)|desconhecid|desconocid|inconnue?|unbekannt|unklar|不明|調査中|未特定|未知|待查|미상|불명|조사)/i.test(
      text,
    )
  )
}

/** A later correction or update wins over what was first written. */
function corrected(source: Source): Answer | undefined {
  const found = source.sections.filter(
    ({ by, heading }) =>
      by === 'heading' &&
      /^\W*(?:\d{4}-\d{2}-\d{2}\W+)?(?:correction|update|addendum|amendment|errata|follow-?up investigation|errata|post-?script|edit|nachtrag|追記|更新|补充|업데이트|추가)\b/i.test(
        heading,
      ),
  )
  for (const section of found.toReversed()) {
    for (const piece of source.pieces.slice(section.from, section.to)) {
      if (!/\bcause|原因|원인|causa|ursache/i.test(piece.text)) continue
      if (open.test(clip(piece.text))) return { state: 'partial', line: piece.line }
      if (/\b(?:confirmed|identified|found|was|is|turned out|true|actual|real)\b/i.test(piece.text))
        return { state: hedged.test(clip(piece.text)) ? 'partial' : 'yes', line: piece.line }
    }
  }
  return undefined
}

function causeOf(sections: readonly Section[], source: Source): Answer {
  const [first] = sections
  const line = first?.line ?? 1
  const texts = sections
    .flatMap((section) => [
      section.value,
      ...body(section, source)
        .filter(({ kind }) => kind !== 'heading')
        .map(({ text }) => text),
    ])
    .filter((text) => text !== '' && !isBlank(text))
  const last = sections.filter(({ heading }) => /final|confirmed|actual/i.test(heading)).length > 0
  if (!last && texts.some((text) => open.test(clip(text)))) return { state: 'partial', line }
  // A hedge counts where the cause is named: in the first sentences, not in the afterthoughts of a long analysis.
  const opening = texts.slice(0, 3).join(' ').slice(0, 420)
  return { state: hedged.test(opening) ? 'partial' : 'yes', line }
}

export function findImpact(source: Source): Answer {
  const section =
    filled(source, 'impact')[0] ??
    source.sections.find(
      ({ concepts, value }) =>
        concepts.includes('impact') && /^(?:none|no\b|nil|なし|无|없음|nenhum|ningun)/i.test(value),
    )
  if (section !== undefined) return { state: 'yes', line: section.line }
  const piece = prose(source).find(({ text }) => harm.test(clip(text)))
  return piece === undefined ? { state: 'no' } : { state: 'yes', line: piece.line }
}

export function findLessons(source: Source): Answer {
  const section = filled(source, 'lessons')[0]
  return section === undefined ? { state: 'no' } : { state: 'yes', line: section.line }
}

/** The sections about a concept in which something is said. */
function filled(source: Source, concept: Concept): readonly Section[] {
  return source.sections.filter((section) => section.concepts.includes(concept) && isFilled(section, source))
}

/** Whether a section says anything, on its own line or below it. */
export function isFilled(section: Section, source: Source): boolean {
  if (section.value !== '') return !isBlank(section.value) && !isItalicPrompt(section, source)
  return holdsSubstance(body(section, source))
}

function isItalicPrompt(section: Section, source: Source): boolean {
  const piece = source.pieces[section.at]
  return (
    piece !== undefined &&
    piece.italic.some(([start, end]) => end - start >= section.value.length - 2 && start > 0)
  )
}

function body(section: Section, source: Source): readonly Piece[] {
  if (section.by === 'field' || section.by === 'line') {
    const end = source.sections.find(({ at, by }) => at > section.at && by !== 'item')?.at ?? section.to
    return source.pieces.slice(section.from, Math.min(section.to, end))
  }
  return ownPieces(
    section,
    source.sections,
    source.pieces,
    ({ concepts }) =>
      concepts.length === 0 ||
      concepts.every(
        (concept) =>
          section.concepts.includes(concept) ||
          concept === 'summary' ||
          concept === 'contributing' ||
          concept === 'cause' ||
          concept === 'impact' ||
          concept === 'prevention' ||
          concept === 'resolution' ||
          concept === 'detection',
      ),
  )
}

/** Running text that may name a cause or an impact in passing: what opens the document, and its summaries. */
function prose(source: Source): readonly Piece[] {
  const { sections, pieces } = source
  const firstSection = sections.find(({ by, at }) => by === 'heading' && at !== source.title?.at)
  const opening = pieces.slice(0, firstSection?.at ?? pieces.length).filter(({ kind }) => kind !== 'heading')
  const titled = pieces
    .slice(source.title?.at ?? 0, (source.title?.at ?? -1) + 1)
    .map((piece): Piece => ({ ...piece, kind: 'text' }))
  const told = sections
    .filter(({ concepts }) =>
      concepts.some(
        (concept) =>
          concept === 'summary' ||
          concept === 'resolution' ||
          concept === 'detection' ||
          concept === 'contributing' ||
          concept === 'cause' ||
          concept === 'timeline',
      ),
    )
    .flatMap((section) => pieces.slice(section.from, section.to))
  const unnamed = sections
    .filter(({ by, concepts }) => by === 'heading' && concepts.length === 0)
    .flatMap((section) => ownPieces(section, sections, pieces, () => false))
  return paragraphs([...titled, ...opening, ...told, ...unnamed]).filter(
    (piece) => piece.kind !== 'heading' && !piece.isHeader && !isInstruction(piece) && piece.text.length > 20,
  )
}

function clip(text: string): string {
  return text.slice(0, 3000)
}

/** The sentence in which the pattern first stands. */
function sentence(text: string, pattern: RegExp): string {
  const at = pattern.exec(text)?.index ?? 0
  const start = text.lastIndexOf('. ', at)
  const end = text.indexOf('. ', at)
  return text.slice(start === -1 ? 0 : start, end === -1 ? undefined : end)
}
