// The nouns: what one piece of evidence says (a fragment), and all that is known of one incident.
import type { Fact } from './fact.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './problem.ts'
import type { StatedSpan } from './duration.ts'

/** The named moments of an incident, in the order in which they usually happen. */
export const markNames = [
  'deployed',
  'started',
  'first-user-error',
  'detected',
  'reported',
  'declared',
  'acknowledged',
  'notified',
  'service-stopped',
  'rollback-started',
  'mitigated',
  'service-started',
  'rolled-back',
  'resolved',
  'closed',
  // What starts or meets a regulatory clock: known only when evidence says so.
  'aware',
  'classified',
  'determined',
  'materiality-determined',
  'early-warning',
  'initial-notification',
  'incident-notification',
  'breach-notification',
  'superintendent-notified',
  'form-8-k-filed',
  'intermediate-report',
  'final-report',
] as const
export type MarkName = (typeof markNames)[number]

/** What can be said once of an incident, as text. */
export const factNames = [
  'title',
  'summary',
  'severity',
  'status',
  'service',
  'environment',
  'version',
  'previousVersion',
  'rolledBackTo',
  'reason',
  'whatHappened',
  'rootCause',
  'detection',
  'impact',
  'userImpact',
  'businessImpact',
  'dataIntegrity',
  'duration',
  'downtime',
] as const
export type FactName = (typeof factNames)[number]

/** What can be said many times of an incident, as text. */
export const listNames = [
  'whys',
  'contributingFactors',
  'remediation',
  'preventionDone',
  'preventionPlanned',
  'wentWell',
  'wentPoorly',
  'surprises',
  'recommendations',
] as const
export type ListName = (typeof listNames)[number]

/** Something that happened at a moment. `text` is one line; `detail` may add to it. */
export interface TimelineEvent {
  readonly at: Moment
  readonly text: string
  readonly detail?: string
  readonly by?: string
}

/** One attempt to deploy, as a deployment tool recorded it. Durations are seconds. */
export interface DeploymentRecord {
  readonly outcome: 'failure' | 'success' | 'rolled-back' | 'unknown'
  readonly ended: Fact<Moment>
  readonly started?: Fact<Moment>
  readonly version?: Fact<string>
  readonly environment?: Fact<string>
  readonly service?: Fact<string>
  readonly durationSeconds?: Fact<number>
  readonly canaryPercentage?: Fact<number>
  readonly monitoringSeconds?: Fact<number>
  readonly sloCompliance?: Fact<boolean>
  /** The moment that the file's own name carries, if it does. */
  readonly named?: Fact<Moment>
}

/** `due` is a calendar date, YYYY-MM-DD. */
export interface Action {
  readonly id?: string
  readonly text: string
  readonly owner?: string
  readonly due?: string
  readonly status?: string
  readonly ticket?: string
}

export interface Person {
  readonly name: string
  readonly role?: string
}

export interface Link {
  readonly url: string
  readonly label?: string
  readonly kind: 'dashboard' | 'document' | 'incident' | 'ticket' | 'other'
}

/** A file kept for later analysis. `size` is in bytes. */
export interface Artefact {
  readonly path: string
  readonly size?: number
  readonly sha256?: string
}

/** Any other named value that was captured: a service state, a host, a load average. */
export interface Detail {
  readonly name: string
  readonly value: string | number | boolean
  readonly unit?: string
}

/** Of which stretch of the incident a document says how long it was. */
export type ClaimedSpan = 'duration' | 'downtime' | 'detection' | 'notification' | 'resolution' | 'rollback'

/**
 * What a document claims of the whole incident, in a form that can be held against the facts. `text` is what was written.
 * Facts say what is so; a claim says what somebody says of it: a length, a number, a row about another file, a ticked box.
 */
export type Claim = { readonly text: string } & (
  | {
      /** How long: `span` in seconds, as written. `because` is what the document says to explain it. */
      readonly kind: 'span'
      readonly of: ClaimedSpan
      readonly span: StatedSpan
      readonly because?: string
    }
  /** Who or what saw it first. */
  | { readonly kind: 'detected-by'; readonly who: 'machine' | 'people' }
  /** How many deployments failed. */
  | { readonly kind: 'failures'; readonly count: number }
  /** A table's row about one deployment. Durations in seconds. */
  | {
      readonly kind: 'record'
      readonly at: Moment
      readonly durationSeconds?: number
      readonly monitoringSeconds?: number
      readonly canaryPercentage?: number
    }
  /** A file that is cited, by its name. */
  | { readonly kind: 'file'; readonly name: string }
  /** A path that holds a time since the epoch. */
  | { readonly kind: 'epoch'; readonly at: Moment }
  /** A ticked box, and whether the document holds what it says is there; `seconds` is the limit it says was kept. */
  | { readonly kind: 'box'; readonly says: string; readonly holds: boolean; readonly seconds?: number }
  /** The day of the incident. */
  | { readonly kind: 'dated'; readonly at: Moment }
  /** When the document says that it was completed. */
  | { readonly kind: 'completed'; readonly at: Moment }
  /** Every version that a history knows to have been deployed. */
  | { readonly kind: 'deployed'; readonly versions: readonly string[] }
  /** A limit that a rule is said to set; `rule` is its clause or name, in lower case. */
  | { readonly kind: 'limit'; readonly rule: string; readonly seconds: number }
)

export type Facts = { readonly [name in FactName]?: readonly Fact<string>[] }
export type Marks = { readonly [name in MarkName]?: readonly Fact<Moment>[] }
type Lists = { readonly [name in ListName]?: readonly Fact<string>[] }

/** A file, archive member, standard input or API answer that was read. `size` is in bytes. */
export interface EvidenceFile {
  readonly file: string
  readonly sha256: string
  readonly format: string
  readonly size: number
  /** How many secrets and addresses of each kind were masked before anything was read. */
  readonly masked?: Readonly<Record<string, number>>
}

/**
 * What one piece of evidence says about one incident: partial by type.
 * `failure` evidence makes an incident; `context` (a captured state, a successful deploy) only belongs to one; an
 * `account` is what a person wrote of an incident: it joins the one it tells of, and makes one where there is none.
 */
export interface Fragment {
  readonly nature: 'failure' | 'context' | 'account'
  /** Identifiers other evidence may share, qualified by their system: `pagerduty:PT4KHLK`. */
  readonly ids?: readonly Fact<string>[]
  readonly facts?: Facts
  readonly marks?: Marks
  readonly lists?: Lists
  readonly timeline?: readonly Fact<TimelineEvent>[]
  readonly records?: readonly DeploymentRecord[]
  readonly actions?: readonly Fact<Action>[]
  readonly people?: readonly Fact<Person>[]
  readonly links?: readonly Fact<Link>[]
  readonly artefacts?: readonly Fact<Artefact>[]
  readonly details?: readonly Fact<Detail>[]
  readonly claims?: readonly Fact<Claim>[]
}

/**
 * All that is known of one incident: every fact of every fragment, the most reliable first in each list.
 * Readonly, JSON-serialisable; `id` comes from content, never from a counter.
 */
export interface Incident extends Required<Fragment> {
  readonly id: string
  readonly nature: 'failure' | 'context'
  readonly evidence: readonly EvidenceFile[]
  readonly problems: readonly Problem[]
}
