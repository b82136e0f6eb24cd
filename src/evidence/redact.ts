// Keeps credentials, e-mail and IP addresses out of everything: strings are masked before any format reads them.
//
// Why our own rules, and what they do not find: docs/decisions/0006-redaction.md.
import { maskEmails, maskIpv4, maskIpv6, reservedAddress } from './redaction/addresses.ts'
import { maskAssignments } from './redaction/assignments.ts'
import { maskKeyBlocks } from './redaction/key-blocks.ts'
import { type Count, isPlaceholder, maskSecret } from './redaction/mask.ts'
import { type NamedSecret, isSecretValue, namedSecret } from './redaction/secret-names.ts'
import { suspicions, suspicionsOf } from './redaction/suspicion.ts'
import { maskAuthorisation, maskAwsSecrets, maskLogins, maskTokens } from './redaction/tokens.ts'

/** How many values of each kind were masked: `{ "GitHub token": 1, "email": 4 }`. */
export type Masked = Readonly<Record<string, number>>

export interface Redacted<T> {
  readonly value: T
  readonly masked: Masked
}

/** Masks what must not be shown in a text. Pure: the same text gives the same result; a masked text stays as it is. */
export function redact(text: string): Redacted<string> {
  const masked: Record<string, number> = {}
  return { value: maskText(text, counterOf(masked)), masked }
}

/**
 * Masks every string in decoded data, keys included, and what a key announces to be a secret (`{"password": …}`,
 * `{"name": "DB_PASSWORD", "value": …}`). Data in which nothing is masked is returned as it is, not copied.
 */
export function redactData(data: unknown): Redacted<unknown> {
  const masked: Record<string, number> = {}
  return { value: maskValue(data, noKey, counterOf(masked), 0), masked }
}

function counterOf(masked: Record<string, number>): Count {
  return (kind) => void (masked[kind] = (masked[kind] ?? 0) + 1)
}

const { token, address, quad, groups, name } = suspicions

/**
 * Each step sees what the one before left, and is taken where the text is suspect of it. Logins come before e-mail
 * addresses, which they look like; shapes before names, as they say more.
 */
const steps: readonly (readonly [number, (text: string, count: Count) => string])[] = [
  [name, maskKeyBlocks],
  [name | address, maskLogins],
  [token, maskTokens],
  [name, maskAuthorisation],
  [name, maskAssignments],
  [token, maskAwsSecrets],
  [address, maskEmails],
  [groups, maskIpv6],
  [quad, maskIpv4],
]

function maskText(text: string, count: Count): string {
  const suspected = suspicionsOf(text)
  if (suspected === 0) return text
  let masked = text
  for (const [suspicion, mask] of steps) if (suspected & suspicion) masked = mask(masked, count)
  return masked
}

/** No program nests what it means this deep. What does would also exhaust the stack of whoever walks it. */
const deepest = 200

function maskValue(value: unknown, key: Key, count: Count, depth: number): unknown {
  if (typeof value === 'string') return maskLeaf(value, key, count)
  if (typeof value === 'number') return key.kind === 'password' ? maskSecret('password', count) : value
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return '‹nested too deep›'
  return Array.isArray(value) ? maskList(value, key, count, depth) : maskObject(value, count, depth)
}

function maskLeaf(text: string, { kind, isVersion }: Key, count: Count): string {
  if (kind !== undefined && !isPlaceholder(text) && isSecretValue(kind, text)) return maskSecret(kind, count)
  // 1.2.3.4 under `version` is a version; 10.0.0.5 is hardly one.
  if (isVersion && /^\d+(?:\.\d+){3}$/.test(text) && !reservedAddress.test(text)) return text
  return maskText(text, count)
}

function maskList(list: readonly unknown[], key: Key, count: Count, depth: number): unknown {
  let copy: unknown[] | undefined
  list.forEach((element, index) => {
    const masked = maskValue(element, key, count, depth + 1)
    if (masked !== element) (copy ??= [...list])[index] = masked
  })
  return copy ?? list
}

function maskObject(object: object, count: Count, depth: number): object {
  const fields = object as Readonly<Record<string, unknown>>
  // A list of variables or headers gives the name beside the value.
  const label = 'value' in fields ? (fields['name'] ?? fields['key']) : undefined
  const entries: [string, unknown][] = []
  let changed = false
  for (const name of Object.keys(fields)) {
    const value = fields[name]
    const key = keyOf(name)
    const meant = name === 'value' && typeof label === 'string' ? keyOf(label) : key
    const masked = maskValue(value, meant, count, depth + 1)
    if (masked !== value || !key.isClean) changed = true
    entries.push([key.isClean ? name : maskText(name, count), masked])
  }
  return changed ? Object.fromEntries(entries) : object
}

/** What the name of a field says about its value. */
interface Key {
  readonly kind: NamedSecret | undefined
  readonly isVersion: boolean
  /** Whether the name itself may be shown. */
  readonly isClean: boolean
}

const noKey: Key = { kind: undefined, isVersion: false, isClean: true }
/** The keys of evidence are few and come again in every record. */
const knownKeys = new Map<string, Key>()

function keyOf(name: string): Key {
  const known = knownKeys.get(name)
  if (known) return known
  const key = {
    kind: namedSecret(name),
    isVersion: /version|release|revision|tag|build/i.test(name),
    isClean: maskText(name, () => undefined) === name,
  }
  if (knownKeys.size > 2000) knownKeys.clear()
  knownKeys.set(name, key)
  return key
}
