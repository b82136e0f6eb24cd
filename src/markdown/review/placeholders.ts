// What a template left behind: tokens to fill in, prompts in the mood of an instruction, and words that say nothing.
import type { Piece } from './outline.ts'
import { covers } from './outline.ts'

const tokens: readonly RegExp[] = [
  // [e.g., v1.2.4], [YYYY-MM-DD], [Your name], [Insert …], [Link to …]; not a checkbox, a footnote or [???].
  /\[(?=[^[\]]{2,160}\](?![(:]))(?:e\.?g\.?\b|i\.e\.|insert\b|enter\b|your\b|name\b|add\b|describe\b|description\b|list\b|link\b|date\b|time\b|owner\b|list of\b|what\b|who\b|why\b|how\b|when\b|brief\b|short\b|placeholder|fill|tbd\b|todo\b|y{4}|hh:|x{1,4}\b|incident\b|service name|team\b|title\b|action\b|number\b|root cause\]|person\b|role\b|impact\b|details?\b|summary\b|step\b|item\b|yes\/no|nome\b|nombre\b|nom\b|descri)[^[\]]*\]/giu,
  /\b(?:YYYY|yyyy|AAAA|JJJJ)[-/.](?:MM|mm)[-/.](?:DD|dd|JJ|TT)\b|\b(?:DD|dd|MM)[-/.](?:MM|mm|DD)[-/.](?:YYYY|yyyy|YY)\b/g,
  /(?<![\p{L}\d])(?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?(?!\p{L})|(?<![\p{L}\d:])(?:XX|xx):(?:XX|xx)\b/gu,
  /(?<![\p{L}\d-])(?:INC|PM|SEV|ISSUE|JIRA|TICKET|PROJ|ABC)-(?:X{2,}|N{2,}|#+|0{3,}|\?+)(?![\p{L}\d])/gu,
  /\bTBD\b|\bTBC\b|\bT\.B\.D\.|\bFIXME\b|\bTODO:|\bTO BE (?:DETERMINED|FILLED|CONFIRMED|WRITTEN|COMPLETED)\b/g,
  /\{\{\s*[^{}]{1,120}\}\}|\$\{[^{}]{1,80}\}/g,
  /<(?=[^<>]{2,80}>)(?!https?:|\/|[\w.+-]+@)(?:[A-Z][\p{L}\d]*(?:[ _/-][\p{L}\d_]+)*|(?:your|insert|name|date|time|link|description|describe|incident|owner|e\.g\.|short|brief|add|list|what|who|service|team|title|action)\b[^<>]{0,70})>/gu,
  /_{3,}|\.{5,}|…{2,}|(?<![?\w])\?{2,}%|(?<![?\w])\?(?:mins?|hours?)\b/g,
  /\b[Ll]orem ipsum\b/g,
  // {incident_title}, {DATE}, << severity >>
  /(?<![\p{L}\d$`{(])\{(?:[A-Za-z][A-Za-z_ ]{2,60}|[A-Z]+\{[^{}]{1,20})\}(?!\})/gu,
  /<<\s?[^<>]{2,80}>>/g,
  // X hours Y minutes, $X
  /(?<![\p{L}\d])[XN] (?:hours?|minutes?|mins?|users|days)\b|\$X\b|\bX%|\b[XY]ms\b/gu,
  // Days that no calendar has, and names that no service has.
  /\b(?:00|3[2-9]|[4-9]\d)(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]* (?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b/g,
  /\b[Ff]oo\b(?=[^.]{0,40}\b[Bb]a[rz])[^.]{0,40}\b[Bb]a[rz](?:ing)?\b/g,
]

const nothing =
  /^(?:n\/?a\.?|none(?: yet| identified| at this time| known)?\.?|nil|null|nothing|unknown|unassigned|not applicable|not assigned|no owner|no one|nobody|tbd|tbc|todo|to do|pending|to be (?:determined|confirmed|filled|defined|decided|assigned|written|completed|added)(?: .{0,40})?|wip|work in progress|coming soon|placeholder|fill (?:me |this )?in|-+|–|—|\.+|…|\?+|x+|なし|無し|該当なし|未定|未記入|无|無|暂无|待定|없음|미정|해당 없음|nenhum[ao]?|a definir|ninguno|por definir|aucun[e]?|à définir|à compléter|a completer|keine?|offen|noch offen|geen)[.!]?$/i

const instruction =
  /^(?:please\s+)?(?:(?:briefly|quickly|clearly)\s+)?(?:describe|list(?! of)|include|explain|provide|summari[sz]e|document(?!ed|ation)|note(?= the| any| what| down)|report (?:when|how|what|the team)|fill (?:in|out)|insert|enter(?= the| a| your)|specify|give|detail(?= the| any| what| how)|outline|identify(?= the| what| any)|state(?= the| what| how)|use (?:this|the|a|iso)|run a|replace|delete this|remove this|write (?:a|the|about|down)|add (?:a|any|the|your|links?|details|as many|more|rows?|information|here)|capture|record (?:the|any|what)|link to|copy|answer|mention|evaluate|confirm (?:no|that|whether)|decri[bv]|descreva|liste|inclua|describe|descri(?:ba|bir)|incluya|décri(?:vez|re)|lister|beschreib|auflist)\b/i
const noun =
  /^(?:a|an|the|quick|short|brief|high[- ]level|detailed|list|lists|links?|description|explanation|summary|one|two|2-3|1-2|what|who|why|how|when|where|which|did|was|were|is|are|do|does|can|could|should|any|areas|actions|positive|additional|locations|root cause identification|specific|things|these are|each|some important)\b/i

/** Sentences in which a template describes what belongs in its place. */
const prompt =
  /^(?:(?:a|an|one|two|1|2)?[- ]?(?:one|two|1|2)?[- ]?(?:quick|short|brief|concise|high[- ]level|one[- ](?:line(?:r)?|sentence|paragraph)|\d[-–]\d (?:sentence|paragraph))s? (?:summary|overview|description|account|explanation|of)\b|(?:one|two)[- ](?:sentence|paragraph|line)|(?:detailed )?(?:summary|overview|description|explanation|timeline) of (?:the |what |how |why )?(?:event|incident|issue|problem|happened|root cause|impact)\w*[.,]?\s*(?:\(|$)|who or what was|what (?:happened|went wrong|we learned|was (?:the )?(?:impact|affected))[,.]|uma breve|breve descri|quelques phrases|kurze (?:beschreibung|zusammenfassung)|e\.?g\.?[:,]? |some important times|each action item should|be very specific|these are only|your name goes)|\([^()]{0,40}repeat as needed/i

/** Every token in the text that stands for something to be filled in. */
export function placeholdersIn(text: string): readonly string[] {
  const within = text.slice(0, 4000)
  return tokens.flatMap((token) => within.match(token) ?? []).map((found) => found.trim())
}

/** The text without its placeholder tokens. */
function withoutPlaceholders(text: string): string {
  let left = text.slice(0, 4000)
  for (const token of tokens) left = left.replaceAll(token, ' ')
  return left
}

/** Whether a value says nothing: empty, a dash, `N/A`, `TBD`, or nothing but brackets to fill in. */
export function isBlank(value: string): boolean {
  const text = value.trim().replaceAll(/^[*_`"'\s]+|[*_`"'\s]+$/g, '')
  if (text === '' || nothing.test(text)) return true
  if (/^(?:\[[^[\]]{1,200}\][\s,/|:–-]*)+$/.test(text)) return !/^\[(?:\?+|x| )\]$/i.test(text)
  return !/[\p{L}\p{N}]/u.test(withoutPlaceholders(text)) && !/✅|☑|✔|âœ|‚úÖ/.test(text)
}

/** `Draft | In review | Final`: nobody has chosen. */
export function isChoice(value: string): boolean {
  const options = value.split(/[/|]/)
  return options.length >= 3 && options.every((option) => /^[\p{L}\d .()-]{1,40}$/u.test(option))
}

/** Whether a piece is the template speaking to its author: an italic prompt, an imperative, a question. */
export function isInstruction(piece: Piece): boolean {
  const text = piece.text.trim()
  if (piece.kind === 'heading') return false
  if (covers(piece.italic, text)) {
    if (text.endsWith('?') || instruction.test(text) || noun.test(text)) return true
    return text.length > 25 && /\b(?:here|your|should|the incident|e\.g\.|etc)\b/i.test(text)
  }
  if (piece.kind === 'row') return false
  if (text.length < 300 && prompt.test(text)) return true
  if (/^(?:[([]|!!!\s)/.test(text) && instruction.test(text.slice(1))) return true
  const value = /^[^:：]{1,60}[:：]\s*(.+)$/.exec(text)?.[1] ?? ''
  return (
    text.length < 400 &&
    (instruction.test(text) || isQuestion(text) || isQuestion(value) || askedThenTold.test(text))
  )
}

/** `What was the cause? Use the five whys.` */
const askedThenTold = /^[^?]{5,140}\?\s+(?:use|describe|include|list|explain|e\.g|ex:)/i

function isQuestion(text: string): boolean {
  return (
    /\?\)?$/.test(text) &&
    !/[.!]\s/.test(text) &&
    /^(?:what|who|why|how|when|where|which|did|was|were|is|are|do|does|can|could|should|any|qual|quais|como|quando|quem|o que|por que|qu[ée]|cu[áa]l|c[óo]mo|qui[ée]n|cu[áa]ndo|quels?|quelles?|comment|pourquoi|qui|wer|wie|warum|wann)(?![\p{L}])/iu.test(
      text,
    )
  )
}

/** Whether a line announces an example, as templates do. */
export function announcesExample(text: string): boolean {
  return (
    /(?:^|[\s,.])(?:for example|examples?(?: \([^)]{1,40}\))?|e\.g\.?)\s*[:,]?$/i.test(text.slice(-60)) &&
    text.length < 400
  )
}

/** Whether anything is said in the pieces: more than labels, prompts, examples and words for nothing. */
export function holdsSubstance(pieces: readonly Piece[]): boolean {
  let example = false
  for (const piece of pieces) {
    if (piece.kind === 'heading') {
      example = false
      continue
    }
    if (announcesExample(piece.text)) example = true
    if (example || piece.isHeader) continue
    if (piece.kind === 'row' ? rowSays(piece) : lineSays(piece)) return true
  }
  return false
}

function rowSays(piece: Piece): boolean {
  const said = piece.cells.filter((cell) => !isBlank(cell))
  // A row whose only words are its label (`Users affected | [number]`) says nothing.
  return piece.cells.length === 1 ? said.length === 1 : said.length >= 2
}

function lineSays(piece: Piece): boolean {
  if (isBlank(piece.text) || isInstruction(piece)) return false
  const field = /^([^:：]{1,60})[:：]\s*(.*)$/.exec(piece.text)
  if (field !== null) return !isBlank(field[2] ?? '') && !covers(piece.italic, field[2] ?? '-')
  return /[\p{L}\p{N}]/u.test(withoutPlaceholders(piece.text))
}
