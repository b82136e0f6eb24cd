// How long the incident lasted, as stated: in a field, or in a sentence such as `lasted approximately 40 minutes`.
import { durationsIn, statedMinutes } from './duration.ts'
import { fieldsFor } from './fields.ts'
import type { StatedDuration } from './model.ts'
import { isInstruction, placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

const order: readonly Concept[] = ['duration', 'recoveryTime', 'downtime', 'repairTime']
const before =
  /(?:lasted|lasting|for|of|about|around|approximately|roughly|was|were|be|is|over|just over|nearly|almost|a total of|total(?:ing|ling)?|after|durou|duró|a duré|pendant|durant|durante|por|dauerte|während|約|持续|약)\s*(?:(?:about|around|approximately|approx\.?|roughly|round about|just|over|under|more than|less than|nearly|almost|a|an|some|at least|up to|cerca de|aproximadamente|environ|unos|unas|etwa|rund|~|≈)\s*){0,3}$/iu
const context =
  /\b(?:outage|downtime|incident|down|unavailab\w+|offline|degrad\w+|disrupt\w+|lasted|lasting|duration|impact(?:ed)?|interruption|inaccessible|unreachable|fail(?:ed|ing|ures?)|errors?|not (?:send|work|respond)\w*|did not|stopped|broken|slow\w*|unable|affected|blocked|durou|duró|duré|panne|ausfall|dauerte|fora do ar|indispon\w+|caíd[oa])\b|停止|障害|影響|ダウン|持续|中断|장애|중단/i
const notIt =
  /\b(?:ago|later|earlier|before|prior|within|every|each|per|interval|timeout|ttl|next|last|past|previous|retention|average|uptime|hours? of (?:work|sleep)|detect\w*|old|window|until|cron|cache|wait\w*|sleep|retry|retries|after (?:the )?(?:deploy|release|alert)|to (?:detect|acknowledge|notice|identify|respond)|takes?|took)\b/i

export function findDuration(source: Source): StatedDuration | undefined {
  for (const concept of order) {
    const found = fieldsFor(source.fields, concept).flatMap((field) => {
      if (placeholdersIn(field.value).length > 0) return []
      const stated = statedMinutes(field.value)
      return stated === undefined ? [] : [{ ...stated, line: field.line }]
    })
    // Several incidents in one file have several durations, and none is that of the whole.
    if (new Set(found.map(({ minutes }) => minutes)).size > 2) return undefined
    if (found[0] !== undefined) return found[0]
  }
  return fromProse(source)
}

function fromProse(source: Source): StatedDuration | undefined {
  const late = source.sections
    .filter(({ concepts }) =>
      concepts.some(
        (concept) =>
          concept === 'lessons' || concept === 'actions' || concept === 'prevention' || concept === 'other',
      ),
    )
    .map(({ from, to }) => [from, to] as const)
  for (const [at, piece] of source.pieces.entries()) {
    if (piece.quoted || late.some(([from, to]) => at >= from && at < to) || isInstruction(piece)) continue
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
    const behind = within.slice(end, end + 40)
    if (
      minutes < 1 ||
      notIt.test(within.slice(Math.max(0, start - 24), start)) ||
      /^\s*(?:ago|later|earlier|before|after|prior|window|timeout|interval|old|each|per|of (?:waiting|work|logs|data))\b/i.test(
        behind,
      )
    )
      continue
    if (/(?:[-–]|\bto)\s*$/.test(within.slice(Math.max(0, start - 4), start))) continue
    if (
      /^[\s-]*(?:outage|downtime|incident|interruption|disruption|degradation|service outage)\b/i.test(behind)
    )
      return { text: written, minutes: Math.round(minutes) }
    if (
      before.test(ahead.slice(-60)) &&
      (context.test(ahead) ||
        /^[^.]{0,60}\b(?:outage|downtime|down|unavailable|offline)\b/i.test(within.slice(end, end + 60)))
    )
      return { text: written, minutes: Math.round(minutes) }
  }
  return undefined
}
