// Remediation: what the anomalies and open questions suggest to do, by horizon, counted from the incident.
import type { Fact } from '../incident/fact.ts'
import type { Incident } from '../incident/incident.ts'
import { firstMark, known } from '../incident/known.ts'
import { type Moment, dayOf } from '../incident/moment.ts'
import type { Anomaly } from './anomalies/index.ts'
import { addMonths } from './civil-time.ts'
import { type Hypothesis, isRaised } from './hypothesis.ts'
import { type Horizon, type RemediationRule, remediationRules } from './remediation-rules.ts'
import type { AnalysisSettings } from './settings.ts'

export type { Horizon } from './remediation-rules.ts'

/** Something to do; who does it is for people to say. */
export interface Proposal {
  readonly text: string
  readonly because: string
  readonly facts: readonly Fact<unknown>[]
  readonly horizon: Horizon
  /** YYYY-MM-DD in UTC, the whole day included; absent where no time of the incident is known. */
  readonly due?: string
  /** Whether the due date had passed when the document was first written. */
  readonly bornOverdue: boolean
}

export interface Found {
  readonly incident: Incident
  readonly anomalies: readonly Anomaly[]
  readonly hypotheses: readonly Hypothesis[]
}

/** Proposals in the order of their horizons, each text once. `now` is epoch ms. */
export function proposalsOf(found: Found, now: number, settings: AnalysisSettings): readonly Proposal[] {
  const anchor = firstMark(found.incident, [
    'rolled-back',
    'resolved',
    'mitigated',
    'detected',
    'reported',
    'started',
  ])?.fact.value
  const written = dayOf(settings.writtenAt ?? now)
  const order: readonly Horizon[] = ['day', 'week', 'month']
  return order.flatMap((horizon) =>
    remediationRules
      .filter((rule) => rule.horizon === horizon)
      .flatMap((rule) => {
        const cause = causeOf(rule, found)
        const due = anchor && dueOf(anchor, horizon)
        return cause
          ? [
              {
                text: filled(rule.text, found.incident, settings),
                ...cause,
                horizon,
                ...(due !== undefined && { due }),
                bornOverdue: due !== undefined && written > due,
              },
            ]
          : []
      }),
  )
}

function causeOf(rule: RemediationRule, { anomalies, hypotheses }: Found) {
  if ('anomaly' in rule) {
    const facts = anomalies.filter(({ id }) => id === rule.anomaly).flatMap((anomaly) => anomaly.facts)
    return facts.length > 0 ? { because: rule.because, facts } : undefined
  }
  const open = hypotheses.find(({ id, verdict }) => id === rule.undecided && verdict === 'undecided')
  if (!open || !isRaised(open)) return undefined
  const raising = open.evidence.filter(({ speaks }) => speaks !== 'against')
  return { because: rule.because, facts: raising.flatMap(({ facts }) => facts) }
}

/** Counted from the latest instant that the anchor can be: nobody is late by our doubt. */
function dueOf({ latest }: Moment, horizon: Horizon): string {
  const day = dayOf(latest)
  if (horizon === 'month') return addMonths(day, 1)
  return dayOf(latest + (horizon === 'day' ? 1 : 7) * 24 * 3_600_000)
}

function filled(text: string, incident: Incident, settings: AnalysisSettings): string {
  const version = known(incident, 'version')?.value ?? 'this version'
  const values = { version, monitoring: `${settings.expectedMonitoringSeconds} s` }
  return text.replace(/\{(version|monitoring)\}/g, (_, name: keyof typeof values) => values[name])
}
