// Which rules could find something in a text. Most texts of an incident are cleared here, in one pass over them.
//
// One regular expression of all triggers is two to three times slower (docs/decisions/0006-redaction.md).

/** Bits, so that a text is judged without making an object. */
export const suspicions = { token: 1, address: 2, quad: 4, groups: 8, name: 16 } as const

const word = 1
const base64 = 2
const at = 4
const dot = 8
const colon = 16
const joint = 32
const tilde = 64

/** What each ASCII character may be part of. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return (
    (/[\w-]/.test(character) ? word : 0) |
    (/[A-Za-z0-9/+]/.test(character) ? base64 : 0) |
    (character === '@' ? at : 0) |
    (character === '.' ? dot : 0) |
    (character === ':' ? colon | joint : 0) |
    (character === '~' ? tilde : 0) |
    (/[=\s]/.test(character) ? joint : 0)
  )
})

/** The shortest that any rule masks: `1.1.1.1`. */
const shortest = 7
/** Every issued token has a run of word characters as long as this (Azure's have a `~`); an AWS secret as that. */
const tokenRun = 20
const awsSecretRun = 40

const quad = /\.\d{1,3}\.\d{1,3}\.\d/
const hexGroups = /(?:[0-9A-Fa-f]{1,4}:){6}/
/** A name is followed by `=`, `:` or a space; a header, an option or an armoured key has spaces. */
const named =
  /pass|pwd|psk|secret|token|key|kennwort|cred|auth|cookie|sig|bearer|basic|jwt|----BEGIN | -u | --user/i

/** The bits of `suspicions` that a text deserves; 0 for most. */
export function suspicionsOf(text: string): number {
  if (text.length < shortest) return 0
  let seen = 0
  let inWord = 0
  let inBase64 = 0
  let found = 0
  for (let index = 0; index < text.length; index++) {
    const kinds = classes[text.charCodeAt(index)] ?? 0
    seen |= kinds
    inWord = kinds & word ? inWord + 1 : 0
    inBase64 = kinds & base64 ? inBase64 + 1 : 0
    if (inWord === tokenRun || inBase64 === awsSecretRun) found = suspicions.token
  }
  if (seen & tilde) found |= suspicions.token
  if (seen & at) found |= suspicions.address
  if (seen & dot && quad.test(text)) found |= suspicions.quad
  if (seen & colon && (text.includes('::') || hexGroups.test(text))) found |= suspicions.groups
  if (seen & joint && named.test(text)) found |= suspicions.name
  return found
}
