// One document against the policies: its clocks, what its content satisfies, and since when, as far as that is proven.
import { type Clock, type Satisfaction, clocksOf } from '../analysis/clocks.ts'
import { decodeText } from '../evidence/decode/text.ts'
import { type Proof, createdAt, provenSince } from '../folder/history.ts'
import type { Keep } from '../folder/kept.ts'
import type { FileVersion, History } from '../host.ts'
import type { Marks } from '../incident/incident.ts'
import { parseMoment } from '../incident/moment.ts'
import { readerVersion } from '../markdown/review.ts'
import { type Policy, type Requirement, requirements } from '../policies/policy.ts'
import { meets } from '../rules/requirement.ts'
import type { Reviewed } from '../rules/rule.ts'
import type { ReadReview } from './review-reader.ts'

export interface Setting {
  readonly history: History
  readonly keep: Keep
  readonly readReview: ReadReview
  readonly policies: readonly Policy[]
  /** Epoch ms. */
  readonly now: number
  /** Of a stated time that names none. */
  readonly zone: string
}

export interface Assessment {
  readonly clocks: readonly Clock[]
  /** When the file first existed, in epoch ms, where history proves it. */
  readonly created: () => number | undefined
}

/** `path` is where the document stands. History is asked only where something hangs on it. */
export function assess(setting: Setting, path: string, document: Reviewed, marks: Marks): Assessment {
  const { policies, now } = setting
  const past = once(() => pastOf(setting, path, document))
  const since = (requirement: Requirement): Satisfaction => {
    const judged = meets(document, requirement)
    if (judged.met !== true) return judged
    const { tracked, why, proofs } = past()
    if (!tracked) return stated(setting, document, why)
    const { after, ...proof } = proofs[requirement] ?? { why: why ?? 'there is no history' }
    if (after !== undefined)
      return { met: true, ...proof, at: { earliest: after, latest: Math.max(after, now) } }
    return { met: true, ...proof, ...(proof.commit !== undefined && { basis: 'proven' }) }
  }
  const clocks = clocksOf({ marks }, policies, now, ({ metBy }) =>
    'content' in metBy ? since(metBy.content) : { met: false },
  )
  return { clocks, created: () => past().created }
}

/** All that history says of a document as it stands: kept, for asking git costs more than anything else. */
interface Past {
  readonly tracked: boolean
  readonly why?: string
  readonly created?: number
  readonly proofs: { readonly [requirement in Requirement]?: Proof }
}

function pastOf(setting: Setting, path: string, document: Reviewed): Past {
  const { history, keep } = setting
  const state = history.state(path)
  if (state === undefined) return { proofs: {}, ...remembered(history, path) }
  return keep(['past', readerVersion, state, path, document.text].join('\0'), () => {
    const { versions, ...told } = history.of(path)
    const reviewedAt = memo((version: FileVersion) => reviewOf(setting, path, version))
    const met = versions.length === 0 ? [] : requirements.filter((each) => meets(document, each).met === true)
    const proofs = met.map((requirement) => {
      const proof = provenSince(versions, (version) => {
        const then = reviewedAt(version)
        return then !== undefined && meets(then, requirement).met === true
      })
      return [requirement, proof] as const
    })
    const created = createdAt(versions)
    return { ...told, ...(created !== undefined && { created }), proofs: Object.fromEntries(proofs) }
  })
}

function remembered(history: History, path: string): Pick<Past, 'tracked' | 'why'> {
  const { tracked, why } = history.of(path)
  return { tracked, ...(why !== undefined && { why }) }
}

/** Without history, a document is taken at its word. */
function stated(
  { zone }: Setting,
  { review: { completed } }: Reviewed,
  why = 'there is no history',
): Satisfaction {
  const at = completed && parseMoment(completed.at, { zone })
  return at
    ? { met: true, at: { earliest: at.earliest, latest: at.latest }, basis: 'stated' }
    : { met: true, why: `${why}, and it states no day of completion` }
}

function reviewOf(setting: Setting, path: string, version: FileVersion): Reviewed | undefined {
  const bytes = setting.history.read(path, version)
  const { text } = bytes ? decodeText(path, bytes) : {}
  return text === undefined ? undefined : { text, review: setting.readReview(text, path) }
}

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined
  return () => (answer ??= { value: ask() }).value
}

function memo<K, T>(ask: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>()
  return (key) => {
    const found = known.get(key) ?? { value: ask(key) }
    known.set(key, found)
    return found.value
  }
}
