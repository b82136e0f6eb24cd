// Secrets that only their name betrays: `password=…`, `"clientSecret": "…"`, `--token …`, `api key: …`.
import { type Count, isPlaceholder, maskSecret } from './mask.ts'
import { type NamedSecret, isSecretValue, namedSecret } from './secret-names.ts'

/** A name, and what joins it to its value. */
const nameAndJoint =
  /(?:(?<![\w-])|(?<=\\[nrt]))(-{0,2}[A-Za-z_][\w-]{1,120})(["'\\]{0,4}\s{0,3}(?:=>|:=|[=:])\s{0,3}|\s{1,2}(?:is|was)\s{1,2}|\s{1,2})/g
const longest = 4096

export function maskAssignments(text: string, count: Count): string {
  let masked = ''
  let done = 0
  nameAndJoint.lastIndex = 0
  for (let match = nameAndJoint.exec(text); match; match = nameAndJoint.exec(text)) {
    const [whole, name = '', joint = ''] = match
    const kind = secretNamed(text, match.index, name)
    const start = match.index + whole.length
    if (kind === undefined || start < done) continue
    const bare = /^\s+$/.test(joint)
    if (bare && !name.startsWith('-')) continue
    const value = valueAt(text, start, kind)
    if (isPlaceholder(value.text) || !isSecretValue(kind, value.text)) continue
    // `Token: the service …` and `the password was reset` are prose; `token: 8f3a91c2` is not.
    const spoken = !value.quoted && /[:a-z]\s+$/.test(joint)
    if (spoken && !isNoWord(kind, value.text)) continue
    masked += text.slice(done, value.start) + maskSecret(kind, count)
    done = nameAndJoint.lastIndex = value.end
  }
  return masked + text.slice(done)
}

const mayBeSecret = /pass|pwd|psk|secret|token|key|kennwort|cred|auth|cookie|sig|jwt|bearer/i

/** "API key" and "access key" are written with a space, too. */
function secretNamed(text: string, at: number, name: string): NamedSecret | undefined {
  if (!mayBeSecret.test(name)) return undefined
  if (!/^key$/i.test(name)) return namedSecret(name)
  const [before = ''] = /[A-Za-z]+ $/.exec(text.slice(Math.max(0, at - 16), at)) ?? []
  return namedSecret(before + name)
}

interface Value {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly quoted: boolean
}

const opening = /\\{0,3}["'`]/y
const bareValue = /[^\s"'`&;<>|\\)\]}]{1,4096}/y
const cookieValue = /[^\r\n"'`<>\\]{1,4096}/y

function valueAt(text: string, at: number, kind: NamedSecret): Value {
  opening.lastIndex = at
  const [quote] = opening.exec(text) ?? []
  if (quote !== undefined) {
    const start = at + quote.length
    const end = closing(text, start, quote)
    // Backticks quote words in prose as well as values in code.
    return { text: text.slice(start, end), start, end, quoted: quote !== '`' }
  }
  const pattern = kind === 'cookie' ? cookieValue : bareValue
  pattern.lastIndex = at
  const [found = ''] = pattern.exec(text) ?? []
  // A comma ends the value where a list goes on: `password=x, user=y`. A full stop ends the sentence.
  const value =
    kind === 'cookie' ? found : found.replace(/,(?:[\w-]{1,40}[=:].*)?$/s, '').replace(/[.,]$/, '')
  return { text: value, start: at, end: at + value.length, quoted: false }
}

function closing(text: string, start: number, quote: string): number {
  const limit = Math.min(text.length, start + longest)
  const mark = quote.at(-1)
  for (let at = start; at < limit; at++) {
    if (text[at] === '\n') return at
    if (text[at] === mark) return quote.length > 1 && text[at - 1] === '\\' ? at - 1 : at
    if (text[at] === '\\' && quote.length === 1) at++
  }
  return limit
}

function isNoWord(kind: NamedSecret, value: string): boolean {
  if (kind === 'cookie') return true
  if (kind === 'password') return /[^A-Za-z'’-]/.test(value)
  return value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value)
}
