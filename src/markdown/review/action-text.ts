// What one action item says of itself: owner, due date, whether it is done, ticket.
import { dateAt, datesIn } from './calendar.ts'
import { type DateContext, resolveDate } from './date-context.ts'
import { isBlank } from './placeholders.ts'

const doneMark = /✅|☑|✔|🟢|âœ…|âœ”|‚úÖ|‚úî/
const doneWord =
  /^(?:(?:all |already |now |100% ?)?(?:done|complete|completed|closed|fixed|resolved|implemented|deployed|merged|shipped|finished|live|landed|released|applied|delivered|verified|mitigated|yes|y|x|100%|✓|✔|√)|conclu[ií]d[oa]|feit[oa]|finalizad[oa]|completad[oa]|hech[oa]|terminad[oa]|cerrad[oa]|terminée?|faite?|fini|clos|fermée?|erledigt|abgeschlossen|fertig|umgesetzt|完了|済み?|対応済み?|実施済み?|已完成|完成|已修复|已上线|완료|완료됨|적용 완료)(?![\p{L}])/iu
const notDone =
  /\b(?:not|in|to be|partially|partly|almost|will be|un|half)[ -](?:yet )?(?:done|complete|progress|fixed|started)|in progress|\bnot\b|pending|partial|未完了|未完成|進行中|进行中|미완료/i
const saysDone =
  /(?:^|[\s([{*_~–—:-])(?:DONE|COMPLETED?|FIXED|RESOLVED|CLOSED|IMPLEMENTED|SHIPPED|MERGED)(?=$|[\s)\]}*_.,;:!–—-])|[([](?:(?:[Aa]lready|[Nn]ow) )?(?:[Dd]one|[Cc]ompleted?|[Ff]ixed|[Rr]esolved|[Cc]losed|[Ii]mplemented|[Dd]eployed|[Mm]erged|[Ss]hipped|[Ff]inished|[Aa]ddressed|[Ll]anded)(?:[\s:,–—-][^()[\]]{0,80})?[)\]]|(?:[–—]|\s-|:|→|->)\s*(?:already )?(?:[Dd]one|[Cc]ompleted?|[Ff]ixed|[Rr]esolved|[Cc]losed|[Ii]mplemented|[Dd]eployed|[Mm]erged|[Ss]hipped)(?=\s*(?:$|[.!,;(]|in\b|by\b|via\b|on\b|with\b|at\b|\d|https?:|#|\[))|(?:完了|実装完了|対応済み?|已完成|완료)(?:[:：]|\s*[)）]|$)|(?:[–—]|\s-|:)\s*(?:erledigt|umgesetzt|concluíd[oa]|feito|hecho|fait|terminée?)(?=\s*(?:$|[.!,;(]))|[([](?:erledigt|concluído|concluido|hecho|fait|terminé|feito)[)\]]/u

/** Whether a status cell says the work is done. */
export function isDoneStatus(status: string): boolean {
  const text = status
    .replaceAll(/[*_`]/g, '')
    .replace(/^[^\p{L}\p{N}✅☑✔✓√]+/u, '')
    .trim()
  if (notDone.test(text)) return false
  if (doneMark.test(status) && !/🔄|⏳|⏸|🚧|❌|⬜/u.test(status)) return true
  return doneWord.test(text)
}

/** Whether the item's own words say it is done: a mark, DONE, `(fixed by …)`, `done in …`. */
export function saysItIsDone(text: string): boolean {
  if (/^\s*(?:❌|⬜|🔄|⏳|🚧|☐)/u.test(text)) return false
  return doneMark.test(text.slice(0, 12)) || doneMark.test(text.slice(-12)) || saysDone.test(text)
}

const ownerKey =
  /(?:^|[\s(（[,，、;|–—*_-])(?:action owner|owners?|assignees?|assigned to|responsible|owned by|DRI|PIC|lead|respons[aá]vel|responsables?|porteur|verantwortlich|担当者?|负责人|責任人|责任人|담당자?)\s*[:：=]\s*\**\s*([^,，、;|()（）[\]\n*]{1,60})/iu
const ownerWord = /(?:^|[\s(])(?:owned by|assigned to)\s+(@?[\p{L}\d][\p{L}\d._ -]{0,40})/iu
const mention = /(?<![\p{L}\d.`/])@([\p{L}\d][\p{L}\d_./-]{0,60})/u
const tag = /^\s*(?:[-–—\d.)]+\s*)?\[([\p{L}][\p{L}\d .&/_-]{0,40})\](?!\()\s*[:–—-]?\s*\S/u
const notOwner =
  /^(?:p[0-5]|s[0-5]|sev.*|high|medium|med|low|critical|urgent|immediate|ongoing|done|todo|to do|wip|open|closed|x|optional|must|should|could|in progress|pending|planned|complete|completed|fixed|resolved|short[- ]term|long[- ]term|medium[- ]term|prevent(?:ion)?|detect(?:ion)?|mitigat(?:e|ion)|process|repair|monitoring|alerting|documentation|docs?|code|infra(?:structure)?|tooling|testing?|tests|automation|training|issue|pr|link|bug|feature|chore|improvement|new|likely|date|ticket|jira)$/i

/** The owner that the text names: `Owner: X`, `@handle`, `[Team] …`. */
export function ownerIn(text: string): string | undefined {
  const named = ownerKey.exec(text)?.[1] ?? ownerWord.exec(text)?.[1]
  if (named !== undefined) return ownerOf(named)
  const handle = mention.exec(text)
  if (handle !== null && !/^\d|\.(?:com|org|io|net)$/i.test(handle[1] ?? ''))
    return handle[0].replace(/[./-]+$/, '')
  const team = tag.exec(text)?.[1]
  return team === undefined || notOwner.test(team.trim()) || /^[A-Z]+-\d+$/.test(team) || /\d{3}/.test(team)
    ? undefined
    : team.trim()
}

/** An owner's cell or value, as far as it names anyone. */
export function ownerOf(value: string): string | undefined {
  const [name = ''] = value.split(/\s+[–—-]\s+|\s+(?:due|by|eta|deadline)\b/i)
  const text = name
    .replaceAll(/[*_`]/g, '')
    .replace(/^[\s:：–—-]+|[\s.–—-]+$/g, '')
    .trim()
  const unfilled =
    isBlank(text) ||
    /^(?:@?(?:tbd|name|owner|team|someone|todo|none|unassigned|username|person|assignee|your-?name)|\?+|\[.*\]|<.*>)$/i.test(
      text,
    )
  return unfilled ? undefined : text
}

const dueKey =
  /(?<![\p{L}])(?:due(?: (?:date|by|on))?|deadline|target(?: date)?|ETA|by|before|no later than|until|complete by|finish by|prazo|até|vence|fecha límite|para el|antes del?|échéance|avant le|d'ici le|bis(?: zum)?|fällig(?: am)?|期限|締切|截止(?:日期)?|마감|기한|목표일)\s*[:：=]?\s*\**\s*(?:the |end of |el |le |den )?/giu

/** The absolute date by which the text says it is due. */
export function dueIn(text: string, dates: DateContext): string | undefined {
  const within = text.slice(0, 2000)
  for (const match of within.matchAll(dueKey)) {
    const found = dateAt(within, match.index + match[0].length)
    const date = found === undefined ? undefined : resolveDate(found.value, dates)
    if (date?.length === 10) return date
  }
  const suffix = /(\d{4}-\d{2}-\d{2})\s*(?:まで|까지|前|之前)/.exec(within)?.[1]
  return suffix
}

/** The absolute date in a due column's cell; a quarter, a sprint or `next week` is none. */
export function dueOf(value: string, dates: DateContext): string | undefined {
  if (isBlank(value) || value.length > 80) return undefined
  for (const { value: written } of datesIn(value)) {
    const date = resolveDate(written, dates)
    if (date?.length === 10) return date
  }
  return undefined
}

/** A ticket: `ABC-123`, `#123`, or a link to one. */
export function ticketIn(text: string, urls: readonly string[]): string | undefined {
  const key = /(?<![\p{L}\d-])[A-Z][A-Z\d]{1,9}-\d{1,6}(?![\p{L}\d-])/u.exec(text)?.[0]
  if (key !== undefined && !/^(?:SEV|P|AWS|SHA|UTF|ISO|TLS|HTTP|UTC|GMT|RFC|COVID|CVE|PM|Q)-/.test(key))
    return key
  const url = urls.find((link) =>
    /\/(?:issues|pull|pulls|merge_requests|browse|ticket|tickets|work_items|workitems)\/|linear\.app|jira|asana\.com|trello\.com/i.test(
      link,
    ),
  )
  return url ?? /(?<![\p{L}\d&/#])#\d{1,6}(?![\p{L}\d])/u.exec(text)?.[0]
}
