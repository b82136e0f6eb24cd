// Metrics by definition: each is the span between two marks, or unknown with what is missing.
import type { Fact } from '../incident/fact.ts'
import type { Incident, MarkName } from '../incident/incident.ts'
import { firstMark } from '../incident/known.ts'
import type { Moment } from '../incident/moment.ts'
import { type Span, spanBetween } from '../incident/span.ts'

export interface MetricDefinition {
  readonly id: string
  readonly title: string
  /** The first of these marks that is known begins the span; likewise `to` ends it. */
  readonly from: readonly MarkName[]
  readonly to: readonly MarkName[]
  readonly definition: string
}

export interface Metric extends MetricDefinition {
  /** Seconds, as an interval; absent where a mark is missing. */
  readonly span?: Span
  readonly between?: readonly [Fact<Moment>, Fact<Moment>]
  readonly marks?: readonly [MarkName, MarkName]
}

const begun: readonly MarkName[] = ['started', 'first-user-error']
const ended: readonly MarkName[] = ['resolved', 'rolled-back', 'mitigated']

export const metricDefinitions: readonly MetricDefinition[] = [
  {
    id: 'time-to-detect',
    title: 'Time to detect',
    from: begun,
    to: ['detected', 'reported'],
    definition: 'from the start of the incident to its first detection or report',
  },
  {
    id: 'time-to-acknowledge',
    title: 'Time to acknowledge',
    from: ['detected', 'reported', 'declared'],
    to: ['acknowledged'],
    definition: 'from detection to the first acknowledgement by a person',
  },
  {
    id: 'time-to-notify',
    title: 'Time to notify',
    from: ['detected', 'reported', 'declared'],
    to: ['notified'],
    definition: 'from detection to the first notification of those who had to know',
  },
  {
    id: 'time-to-mitigate',
    title: 'Time to mitigate',
    from: begun,
    to: ['mitigated'],
    definition: 'from the start of the incident to the end of its effect on users',
  },
  {
    id: 'time-to-rollback',
    title: 'Time to roll back',
    from: ['started', 'rollback-started'],
    to: ['rolled-back'],
    definition: 'from the start of the failed deployment to the completed rollback',
  },
  {
    id: 'time-to-resolve',
    title: 'Time to resolve',
    from: ['detected', 'reported', 'started'],
    to: ['resolved'],
    definition: 'from detection, else from the start, to resolution',
  },
  {
    id: 'total-duration',
    title: 'Total duration',
    from: begun,
    to: ended,
    definition: 'from the start of the incident to its resolution, else its rollback',
  },
  {
    id: 'downtime',
    title: 'Downtime',
    from: ['first-user-error', 'service-stopped'],
    to: ['service-started', 'mitigated', 'rolled-back', 'resolved'],
    definition:
      'from the first error that a user met, else from the stop of the service, until it served again',
  },
]

/** Every metric of the incident, known or not, in the order of the definitions. */
export function measure(incident: Pick<Incident, 'marks'>): readonly Metric[] {
  return metricDefinitions.map((definition) => {
    const from = firstMark(incident, definition.from)
    const to = firstMark(incident, definition.to)
    if (!from || !to || isOneReading(from.fact, to.fact)) return definition
    return {
      ...definition,
      span: spanBetween(from.fact.value, to.fact.value),
      between: [from.fact, to.fact] as const,
      marks: [from.name, to.name] as const,
    }
  })
}

/** An alert's first moment is its start and its detection: one reading of a clock measures no span. */
function isOneReading(a: Fact<Moment>, b: Fact<Moment>): boolean {
  const [here, there] = [a.source, b.source]
  const samePlace = here.file === there.file && here.pointer === there.pointer && here.line === there.line
  return samePlace && a.value.earliest === b.value.earliest
}
