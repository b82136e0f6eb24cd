// What stands in the place of a masked value, and how what was masked is counted.

/** Called once for every value that is masked, with its kind. */
export type Count = (kind: string) => void

/** A secret leaves nothing behind but its kind. */
export function maskSecret(kind: string, count: Count): string {
  count(kind)
  return `‹${kind}›`
}

/**
 * A person or a machine stays recognisable as the same one in every file: the mask carries 16 bits of a hash. Those are
 * too few to find the address by trying all: of the IPv4 addresses alone, 65,536 share each mask.
 */
export function maskAddress(kind: string, address: string, count: Count): string {
  count(kind)
  return `‹${kind} ${pseudonym(address.toLowerCase())}›`
}

/** FNV-1a with a final mix, folded to four hexadecimal digits. Not for secrecy: for telling addresses apart. */
function pseudonym(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(4, '0')
}

/** What stands for a value and is none: `***`, `${TOKEN}`, `<password>`, `[REDACTED]`; or was masked before. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value.trim())
}

const placeholder =
  /^(?:[*•.#-]*|x{3,}|‹.*|<[^>]{0,80}>?|\$[{(].*|\$[A-Z_]+|%[A-Z_]+%|%s|\{\{.*|\{[a-z_]+\}|\[[a-z _-]*\]?|null|none|nil|undefined|true|false|yes|no|unknown|n\/?a)$/i

/**
 * Whether text looks made by a random generator: its characters change their class (upper, lower, digit, other) far
 * more often than those of words and paths do.
 */
export function looksRandom(text: string, changesPerHundred = 30): boolean {
  let changes = 0
  for (let at = 1; at < text.length; at++)
    if (classOf(text.charCodeAt(at)) !== classOf(text.charCodeAt(at - 1))) changes++
  return changes * 100 >= (text.length - 1) * changesPerHundred && /\d/.test(text) && /[A-Za-z]/.test(text)
}

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 0
  if (code >= 65 && code <= 90) return 1
  return code >= 48 && code <= 57 ? 2 : 3
}
