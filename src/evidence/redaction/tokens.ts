// Credentials that need no name beside them: logins in URLs, issued tokens, authorisation headers, AWS secrets.
import { type Count, isPlaceholder, looksRandom, maskSecret } from './mask.ts'
import { tokenShapes } from './token-shapes.ts'

const login = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/?#"'<>‹]{1,300})@/gi

const userOption = /(?<=\s)(-u\s{1,3}|--user(?:\s{1,3}|=))(["']?)([^\s:"'‹]{1,100}):([^\s"'‹]{1,200})/g

/** `scheme://user:password@host`, and `-u user:password` of a command. A user alone is no secret, unless it is as long as a token. */
export function maskLogins(text: string, count: Count): string {
  const optioned = text.replace(
    userOption,
    (_, option: string, quote: string) => `${option}${quote}${maskSecret('login', count)}`,
  )
  if (!optioned.includes('://') || !optioned.includes('@')) return optioned
  return optioned.replace(login, (whole, scheme: string, user: string) => {
    const colon = user.indexOf(':')
    const plain =
      colon < 0 ? user.length < 20 : isPlaceholder(user.slice(colon + 1)) && user.length > colon + 1
    return plain ? whole : `${scheme}${maskSecret('login', count)}@`
  })
}

/** In the middle of a word it is something else: `task-…` holds `sk-…`. An escaped line end is not part of a word. */
const wordStart = '(?:(?<![A-Za-z0-9])|(?<=\\\\[nrt]))'
const shapes = new RegExp(
  `${wordStart}(?:${tokenShapes.map(({ pattern }) => `(${pattern})`).join('|')})`,
  'g',
)
const tokenCharacter = /[\w-]/

export function maskTokens(text: string, count: Count): string {
  let masked = ''
  let done = 0
  shapes.lastIndex = 0
  for (let match = shapes.exec(text); match; match = shapes.exec(text)) {
    const [whole, ...groups] = match
    let end = match.index + whole.length
    // Sentences end with a full stop, tokens do not; what is longer than a pattern's bound is still the token.
    if (text[end - 1] === '.') end--
    else while (tokenCharacter.test(text[end] ?? '')) end++
    const kind = tokenShapes[groups.findIndex((group: string | undefined) => group !== undefined)]?.kind
    masked += text.slice(done, match.index) + maskSecret(kind ?? 'token', count)
    done = shapes.lastIndex = end
  }
  return masked + text.slice(done)
}

const header =
  /(authorization["'\\]{0,4}\s{0,3}[:=]\s{0,3}["'\\]{0,4})(bearer|basic|digest|token|apikey|negotiate|geniekey|bot|splunk)\s{1,3}([^\s"'\\,;<>‹]{1,8192})/gi
const scheme = /\b(bearer|basic|geniekey)(\s{1,3})([A-Za-z0-9._~+/-]{8,8192}={0,2})/gi

/** `Authorization: Bearer …`, and `Bearer …` alone where what follows is no word. */
export function maskAuthorisation(text: string, count: Count): string {
  const headed = text.replace(header, (whole, name: string, how: string, value: string) =>
    isPlaceholder(value) ? whole : `${name}${how} ${maskSecret('authorization', count)}`,
  )
  return headed.replace(scheme, (whole, how: string, space: string, value: string) =>
    looksRandom(value, 8) || (/[a-z][A-Z]/.test(value) && value.endsWith('='))
      ? `${how}${space}${maskSecret('authorization', count)}`
      : whole,
  )
}

const awsSecret = /(?<![\w/+.-])[A-Za-z0-9/+]{40}(?![\w/+=-])/g

/** An AWS secret access key has no prefix: 40 characters of base64, unlike paths, hashes of git and parts of URLs. */
export function maskAwsSecrets(text: string, count: Count): string {
  return text.replace(awsSecret, (whole, at: number) => {
    const isKey = looksRandom(whole, 40) && /[A-Z]/.test(whole) && /[g-z]/.test(whole)
    return isKey && !isInUrl(text, at) ? maskSecret('AWS key', count) : whole
  })
}

function isInUrl(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at)
  return (before.split(/\s/).at(-1) ?? '').includes('://')
}
