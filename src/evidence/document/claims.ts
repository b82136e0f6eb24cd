// What a document says of the incident as a whole: how long, how quickly, who saw it, how many, when it was done.
import type { Fact } from '../../incident/fact.ts'
import type { Claim, ClaimedSpan } from '../../incident/incident.ts'
import { parseMoment } from '../../incident/moment.ts'
import { type StatedSpan, parseDuration } from '../../incident/span.ts'
import type { DocumentContext } from './read-document.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

/** The names of fields that hold a length, in lower case. */
const spanFields: Readonly<Record<string, ClaimedSpan>> = {
  duration: 'duration',
  'total duration': 'duration',
  'incident duration': 'duration',
  'outage duration': 'duration',
  downtime: 'downtime',
  'total downtime': 'downtime',
  'detection time': 'detection',
  'time to detect': 'detection',
  'time to detection': 'detection',
  ttd: 'detection',
  detection: 'detection',
  'notification time': 'notification',
  'time to notify': 'notification',
  notification: 'notification',
  'resolution time': 'resolution',
  'time to resolve': 'resolution',
  'time to resolution': 'resolution',
  ttr: 'resolution',
  resolution: 'resolution',
  'rollback time': 'rollback',
  'rollback duration': 'rollback',
  'time to rollback': 'rollback',
}

const unit = '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)'
const amount = `(?:\\d+(?:\\.\\d+)?[\\s-]?${unit}\\b(?:,? (?:and )?\\d+ ?${unit}\\b)?)`
const limited = `((?:within|in under|under|in less than|less than|in|after) (?:the first |about |approximately |~ ?)?${amount})`

// What a sentence claims: the words that name the stretch, then how long it was.
const spanSentences: readonly (readonly [ClaimedSpan, RegExp])[] = [
  ['detection', new RegExp(`\\bdetect(?:ed|ion)\\b[^.;,]{0,60}?\\b${limited}`, 'i')],
  ['notification', new RegExp(`\\b(?:notified|alerted)\\b[^.;,]{0,40}?\\b${limited}`, 'i')],
  [
    'rollback',
    new RegExp(
      `\\b(?:rolled back|roll-?back (?:was )?(?:completed|finished|executed))\\b[^.;,]{0,40}?\\b${limited}`,
      'i',
    ),
  ],
  ['resolution', new RegExp(`\\b(?:restor(?:ed|ing)|resolved|recovered)\\b[^.;,]{0,60}?\\b${limited}`, 'i')],
  ['downtime', new RegExp(`\\b(${amount}) (?:of )?(?:total )?downtime\\b`, 'i')],
]
const noDowntime =
  /\b(?:zero|no|0 (?:s|seconds|minutes|min)(?: of)?)(?: (?:user|customer)[- ]facing| production| service)? downtime\b/i

/** Why nobody noticed a stop, or why not every hour counts. */
const explanations =
  /\bbefore (?:\w+ ){0,4}traffic\b|\btraffic (?:\w+ ){0,4}(?:remained|stayed|kept|still|never|elsewhere|old|previous|blue|green)\b|\bno (?:user )?traffic\b|\b(?:never|not) (?:yet )?(?:\w+ )?(?:received|taking|serving|routed)\b|\bblue[- ]green\b|\bcanary\b|\bcontinued to (?:be served|serve)\b|\b(?:support|business|working|office) hours\b|\bstandby\b|\bfailed over\b|\breplicas?\b/i

export function readClaims(context: DocumentContext): readonly Fact<Claim>[] {
  const sentences = sentencesOf(context)
  const fields = fromFields(context, sentences)
  const isStated = ({ value, source }: Fact<Claim>) =>
    value.kind === 'span' && (value.of === 'duration' || source.line === context.review.duration?.line)
  return [
    ...fields,
    ...(fields.some(isStated) ? [] : inProse(context, sentences)),
    ...sentences.flatMap((sentence) => fromSentence(context, sentence, sentences)),
    ...completed(context),
  ]
}

function fromFields(context: DocumentContext, sentences: readonly Sentence[]): readonly Fact<Claim>[] {
  return context.source.fields.flatMap(({ name, value, line, from }) => {
    const key = name
      .toLowerCase()
      .replace(/^[^\p{L}]+/u, '')
      .trim()
    const of = Object.hasOwn(spanFields, key) ? spanFields[key] : undefined
    if (of === undefined || value.length > 300 || (from === 'heading' && value.length > 60)) return []
    const span = parseDuration(value) ?? parseDuration(leadingAmount(value) ?? '')
    return span ? [spanClaim(context, of, span, `${name}: ${value}`, line, sentences)] : []
  })
}

/** `The outage lasted about 40 minutes`, as the review found it. */
function inProse(context: DocumentContext, sentences: readonly Sentence[]): readonly Fact<Claim>[] {
  const { duration } = context.review
  const sentence = sentences.find(({ line, text }) => line === duration?.line && text.includes(duration.text))
  const ahead = sentence?.text.slice(0, sentence.text.indexOf(duration?.text ?? '')) ?? ''
  const vague = /(?:about|around|approximately|approx\.?|roughly|nearly|almost|~) ?$/i.test(ahead)
    ? 'about '
    : ''
  const span =
    duration && !/(?:over|than|at least) (?:about )?$/i.test(ahead)
      ? parseDuration(vague + duration.text)
      : undefined
  return span && duration && sentence
    ? [spanClaim(context, 'duration', span, sentence.text, duration.line, sentences)]
    : []
}

/** `8 minutes (deploy start to rollback complete)`, `5 minutes from deploy start`. */
function leadingAmount(value: string): string | undefined {
  return new RegExp(
    `^(?:~ ?|about |approximately |around |less than |under |within )?${amount}(?=\\s*(?:\\(|from|after|$))`,
    'i',
  ).exec(value)?.[0]
}

function fromSentence(
  context: DocumentContext,
  sentence: Sentence,
  sentences: readonly Sentence[],
): readonly Fact<Claim>[] {
  const { text, line } = sentence
  const spans = spanSentences.flatMap(([of, says]) => {
    const span = parseDuration(
      (says.exec(text)?.[1] ?? '')
        .replace(/^(?:in|after) (?=(?:under|less|within|about|~|\d))/i, '')
        .replace(/the first /i, ''),
    )
    return span ? [spanClaim(context, of, span, text, line, sentences)] : []
  })
  const none = noDowntime.test(text)
    ? [spanClaim(context, 'downtime', { min: 0, max: 0, grain: 1 }, text, line, sentences)]
    : []
  return [...spans, ...none, ...sourceOfDetection(context, sentence), ...failures(context, sentence)]
}

function spanClaim(
  { cite }: DocumentContext,
  of: ClaimedSpan,
  span: StatedSpan,
  text: string,
  line: number,
  sentences: readonly Sentence[],
): Fact<Claim> {
  const explains = explanations.test(text)
    ? text
    : of === 'downtime'
      ? sentences.find((sentence) => explanations.test(sentence.text))?.text
      : undefined
  return cite({ kind: 'span', of, span, text, ...(explains !== undefined && { because: explains }) }, line)
}

const machine =
  '(?:health[- ]?checks?(?: system)?|monitoring(?: systems?)?|alerts?|alerting|canary|probes?|automat(?:ic|ed) \\w+|safeguards?)'
const byMachine = new RegExp(
  `\\b${machine}:? (?:\\w+ )?(?:detected|caught|noticed|found)\\b|\\b(?:detected|caught|noticed) (?:\\w+ )?(?:automatically|by (?:the |our |an? )?(?:\\w+[- ]){0,3}${machine})\\b|\\bautomatically detected\\b|^automatic detection\\b`,
  'i',
)
const byPeople =
  /\b(?:users?|customers?|clients?) (?:first )?(?:detected|noticed|discovered) (?:it|the|this|an?)\b|\b(?:detected|noticed|discovered) by (?:the |our |an? )?(?:\w+ )?(?:users?|customers?)\b/i

function sourceOfDetection(
  { cite }: DocumentContext,
  { text, line, under = '' }: Sentence,
): readonly Fact<Claim>[] {
  const said = `${under.replace(/[^\p{L}\p{N}]+$/u, '')}: ${text.replace(/^[^\p{L}\p{N}]+/u, '')}`.replace(
    /^: /,
    '',
  )
  if (/\b(?:no|not|never|nor|neither|\w+n't)\b/i.test(said)) return []
  const who = byMachine.test(said) ? 'machine' : byPeople.test(said) ? 'people' : undefined
  return who === undefined ? [] : [cite({ kind: 'detected-by', who, text }, line)]
}

// prettier-ignore
const numerals: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
}
const counted =
  /\b(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten) (?:(?:consecutive|canary|deployment|production|rapid|automatic) ){1,4}(?:failures|rollbacks)\b/i

function failures({ cite }: DocumentContext, { text, line }: Sentence): readonly Fact<Claim>[] {
  const written = counted.exec(text)?.[1]?.toLowerCase()
  if (written === undefined) return []
  const count = Object.hasOwn(numerals, written) ? numerals[written] : Number(written)
  return count === undefined ? [] : [cite({ kind: 'failures', count, text }, line)]
}

function completed({ review, cite, options }: DocumentContext): readonly Fact<Claim>[] {
  if (!review.completed) return []
  const { at: written, line } = review.completed
  const at = parseMoment(written, options)
  return at ? [cite({ kind: 'completed', at, text: `completed ${written}` }, line)] : []
}
