// Which names of fields, variables and parameters announce a secret: DB_PASSWORD, clientSecret, x-api-key.

import { looksRandom } from './mask.ts'

export type NamedSecret =
  'password' | 'token' | 'secret' | 'API key' | 'key' | 'signature' | 'cookie' | 'authorization'

const lastWords: readonly (readonly [RegExp, NamedSecret])[] = [
  [/(?:password|passwd|passphrase|passcode|passwort|kennwort)$|^(?:pwd|psk)$/, 'password'],
  [/token$|^(?:jwt|bearer)$/, 'token'],
  [/secret$|^(?:credential|credentials|creds)$/, 'secret'],
  [/(?:api|access|secret|private|account|auth|encryption|signing)key$/, 'API key'],
  [/^auth$/, 'key'],
  [/^(?:signature|sig)$/, 'signature'],
  [/^cookie$/, 'cookie'],
  [/^authorization$/, 'authorization'],
]

/** What stands before `key` when the key opens something. Others (cache key, issue key, primary key) open nothing. */
const openingKeys = /^(?:api|access|secret|private|account|auth|encryption|signing|master|shared|admin)$/
/** These may open something: their value has to look it. AMQP has routing keys, too. */
const perhapsOpeningKeys =
  /^(?:integration|routing|service|license|licence|webhook|storage|session|deploy|bot|write|ingest|app|application|client|ssh|openai|anthropic|stripe|sendgrid|mailgun|twilio|datadog|pagerduty|opsgenie|algolia|maps)$/
/** Tokens that only point into a list, and counts of tokens. */
const harmlessTokens =
  /^(?:next|previous|prev|page|pagination|continuation|continue|sync|cursor|max|min|per|total|delta|start|end)$/
/** DB_PASSWORD_HASH, SECRET_KEY_BASE, TOKEN_VALUE: the secret is in the word before. */
const followers = /^(?:hash|base|value|text|plain|plaintext|b64|base64|raw|\d+)$/

/** The kind of secret that a name announces, or undefined. Reads camelCase, snake_case, kebab-case and headers. */
export function namedSecret(name: string): NamedSecret | undefined {
  if (name.length > 120) return undefined
  const words = wordsOf(name)
  while (words.length > 1 && followers.test(words.at(-1) ?? '')) words.pop()
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if (last === 'key') {
    if (openingKeys.test(before)) return 'API key'
    return perhapsOpeningKeys.test(before) ? 'key' : undefined
  }
  if (last === 'pass') return words.length > 1 ? 'password' : undefined
  const [, kind] = lastWords.find(([pattern]) => pattern.test(last)) ?? []
  return kind === 'token' && harmlessTokens.test(before) ? undefined : kind
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

/** Whether a value under such a name is a secret, and not a word about one: "password: expired", "token: 12". */
export function isSecretValue(kind: NamedSecret, value: string): boolean {
  if (value.length < 2 || isAboutSecrets.test(value)) return false
  if (isElsewhere.test(value) && !looksRandom(value, 45)) return false
  if (kind === 'password') return true
  if (kind === 'API key') return value.length >= 6 && !/\s/.test(value.trim())
  if (kind === 'key') return /^(?=[^\d]*\d)[A-Za-z0-9+/=_-]{32,}$/.test(value.trim())
  if (kind === 'signature') return value.length >= 16 && !/\s/.test(value)
  if (kind === 'cookie') return value.includes('=')
  return value.length >= 4 && !/^\d{1,7}$/.test(value)
}

/** A URL, a file that holds the secret, and in code: a call, or the next argument. */
const isElsewhere =
  /^https?:\/\/|^(?:\.{0,2}|~|[A-Z]:)[/\\][\w./\\-]{0,60}$|\.(?:json|ya?ml|pem|txt|env|ini|toml)$|^[\w.]+\($|^[\s,;)\]}]/i
const isAboutSecrets =
  /^(?:reset|required|changed|rotated|expired|invalid|wrong|incorrect|mismatch|missing|failed|leaked|compromised|revoked|disabled|enabled|updated|unset|empty|redacted|masked|hidden|bearer|basic|oidc|present|absent)$/i
