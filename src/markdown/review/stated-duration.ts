// How long the incident lasted, as stated: in a field, or in a sentence such as `lasted approximately 40 minutes`.
import { datesIn } from './calendar.ts'
import { durationsIn, statedMinutes } from './duration.ts'
import { fieldsFor } from './fields.ts'
import type { StatedDuration } from './model.ts'
import { momentWithin } from './timeline-entries.ts'
import { paragraphs } from './paragraphs.ts'
import { isInstruction, placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

const order: readonly Concept[] = ['duration', 'recoveryTime', 'downtime', 'repairTime']
const before =
  /(?:lasted|lasting|for|of|about|around|approximately|roughly|was|were|be|is|over|just over|nearly|almost|a total of|total(?:ing|ling)?|after|durou|duró|a duré|pendant|durant|durante|por|dauerte|während|約|持續|持续|약)\s*(?:(?:about|around|approximately|approx\.?|roughly|round about|just|over|under|more than|less than|nearly|almost|a|an|some|at least|up to|cerca de|aproximadamente|environ|unos|unas|etwa|rund|~|≈)\s*){0,3}$/iu
const context =
  /\b(?:outage|downtime|incident|down|unavailab\w+|unusable|offline|degrad\w+|disrupt\w+|lasted|lasting|duration|impact(?:ed)?|interruption|inaccessible|unreachable|fail(?:ed|ing|ures?)|errors?|not (?:send|work|respond)\w*|did not|could not|couldn't|stopped|broken|slow\w*|unable|affected|blocked|durou|duró|duré|panne|ausfall|dauerte|fora do ar|indispon\w+|caíd[oa])\b|停止|障害|影響|ダウン|持续|中断|장애|중단/i
const notBefore =
  /\b(?:ago|later|earlier|within|every|each|per|interval|timeout|ttl|next|last|past|previous|retention|average|hours? of (?:work|sleep)|old|window|until|cron|cache|wait\w*|sleep|retry|retries|after (?:the )?(?:deploy|release|alert)|to (?:detect|acknowledge|notice|identify|respond)|takes?|took)\b/i
const notAfter =
  /^\s*(?:ago|later|earlier|before|after|prior|window|timeout|interval|old|each|per|delay|of (?:waiting|work|logs|data))\b/i
const noun =
  /^[\s-]*(?:(?:long |complete |full |total |partial |service )?(?:outage|downtime|incident|interruption|disruption|degradation))\b/i

/** Durations of something else than the incident. */
const other =
  /detect|acknowledg|respon[ds]|notif|sprint|query|request|timeout|ttl|monitor|response|meeting|review|d[eé]tec/i

export function findDuration(source: Source): StatedDuration | undefined {
  for (const concept of order) {
    const named = fieldsFor(source.fields, concept)
    const fields = (named.length > 0 ? named : fieldsFor(source.fields, concept, true)).slice(0, 50)
    const found = fields.flatMap((field) => {
      if (placeholdersIn(field.value).length > 0 || other.test(field.name)) return []
      const stated = statedMinutes(field.value) ?? between(field.value)
      return stated === undefined ? [] : [{ ...stated, line: field.line }]
    })
    if (areSeveral(found, source)) return undefined
    if (found[0] !== undefined) return found[0]
  }
  return fromProse(source)
}

/** Several incidents in one file, each under its own dated heading, have several durations: none is that of the whole. */
function areSeveral(found: readonly StatedDuration[], source: Source): boolean {
  const headings = found.map(({ line }) =>
    source.pieces.findLast((piece) => piece.kind === 'heading' && piece.line < line),
  )
  const dated = new Set(
    headings.flatMap((piece) =>
      piece === undefined || datesIn(piece.text).length === 0 ? [] : [piece.line],
    ),
  )
  return dated.size > 1 && new Set(found.map(({ minutes }) => minutes)).size > 1
}

/** `10:00 AM to 11:00 AM`: the distance between two clock times of one day. */
function between(value: string): { text: string; minutes: number } | undefined {
  const moment = momentWithin(value.slice(0, 120))
  if (moment?.clock === undefined || moment.until === undefined || moment.untilDate !== undefined)
    return undefined
  const minutes = (moment.until.hour - moment.clock.hour) * 60 + moment.until.minute - moment.clock.minute
  return { text: value.slice(0, 120), minutes: minutes < 0 ? minutes + 24 * 60 : minutes }
}

function fromProse(source: Source): StatedDuration | undefined {
  const late = source.sections
    .filter(({ concepts }) =>
      concepts.some(
        (concept) =>
          concept === 'lessons' || concept === 'actions' || concept === 'prevention' || concept === 'other',
      ),
    )
    .map(({ from, to }) => source.pieces.slice(from, to))
    .flat()
  const excluded = new Set(late.map(({ line }) => line))
  for (const piece of paragraphs(source.pieces)) {
    if (piece.quoted || excluded.has(piece.line) || isInstruction(piece)) continue
    const found = inSentence(piece.text)
    if (found !== undefined) return { ...found, line: piece.line }
  }
  return undefined
}

function inSentence(text: string): { text: string; minutes: number } | undefined {
  const within = text.slice(0, 3000)
  for (const { minutes, text: written, start, end } of durationsIn(within)) {
    const sentenceStart = Math.max(within.lastIndexOf('. ', start), start - 160, 0)
    const ahead = within.slice(sentenceStart, start)
    const behind = within.slice(end, end + 80).split('. ')[0] ?? ''
    if (
      minutes < 1 ||
      notBefore.test(within.slice(Math.max(0, start - 24), start)) ||
      (notAfter.test(behind) && !/\blast(?:ed|ing)\b/i.test(ahead.slice(-50)))
    )
      continue
    // The end of `4-5 hours`.
    if (/\d\s*(?:[-–]|\bto)\s*$/.test(within.slice(Math.max(0, start - 6), start))) continue
    const stated =
      noun.test(behind) || (before.test(ahead.slice(-60)) && (context.test(ahead) || context.test(behind)))
    if (stated) return { text: written, minutes: Math.round(minutes) }
  }
  return undefined
}
