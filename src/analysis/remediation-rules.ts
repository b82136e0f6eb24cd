// What to propose for which anomaly or open question, and why: data. `{version}` and `{monitoring}` are filled in.
import type { HypothesisId } from './hypothesis.ts'

/** Due 24 hours, seven days or one calendar month after the incident. */
export type Horizon = 'day' | 'week' | 'month'

export type RemediationRule = {
  readonly horizon: Horizon
  readonly text: string
  readonly because: string
} & ({ readonly anomaly: string } | { readonly undecided: HypothesisId })

export const remediationRules: readonly RemediationRule[] = [
  {
    undecided: 'test-run',
    horizon: 'day',
    text: 'Find out whether this was a test run or production, and record who or what started it',
    because: 'severity and every other step depend on it',
  },
  {
    anomaly: 'monitoring-short',
    horizon: 'day',
    text: 'Find where the monitoring time was set, and whether production deployments use {monitoring} or more',
    because: 'monitoring this short can neither pass nor fail a version on what it does to users',
  },
  {
    anomaly: 'slo-literal',
    horizon: 'day',
    text: 'Read the SLO values for the time of the deployment from the monitoring system',
    because: 'the record holds a constant in their place',
  },
  {
    anomaly: 'stopped-without-downtime',
    horizon: 'day',
    text: 'Count the requests that failed while services were stopped, and correct the stated downtime if there were any',
    because: 'a stopped service serves nobody',
  },
  {
    anomaly: 'repeat-after-rollback',
    horizon: 'day',
    text: 'Keep {version} from being deployed until its cause is known',
    because: 'it failed again after it had been rolled back',
  },
  {
    anomaly: 'retry-unchanged',
    horizon: 'day',
    text: 'Compare the logs of the attempts with {version}, and find out what each retry was expected to change',
    because: 'it was tried again with nothing changed',
  },
  {
    anomaly: 'monitoring-short',
    horizon: 'week',
    text: 'Let the deployment refuse a monitoring time below {monitoring} unless it is asked for explicitly, and record how long monitoring really ran',
    because: 'a value meant for tests could reach production unnoticed',
  },
  {
    anomaly: 'slo-literal',
    horizon: 'week',
    text: 'Write the measured SLO values and the reason of the rollback into the deployment record',
    because: 'the next reader of a record should not have to guess',
  },
  {
    anomaly: 'rapid-failures',
    horizon: 'week',
    text: 'Alert on several failed deployments in a row, and pause automatic retries after the first',
    because: 'the failures followed each other faster than anybody can investigate',
  },
  {
    anomaly: 'impossible-duration',
    horizon: 'week',
    text: 'Let the deployment tool take its start time before anything can fail',
    because: 'a recorded duration cannot be',
  },
  {
    anomaly: 'rollback-at-failure',
    horizon: 'week',
    text: 'Record the time of the failure and the time of the rollback separately',
    because: 'they are one instant in the record, and so nothing about the rollback can be measured',
  },
  {
    anomaly: 'state-unknown',
    horizon: 'week',
    text: 'Let the capture of the state before a deployment fail aloud when it cannot reach a machine',
    because: 'what was running is not known',
  },
  {
    anomaly: 'off-hours-deployment',
    horizon: 'month',
    text: 'Decide whether deployments on such days and at such times need an approval',
    because: 'few people were at work',
  },
  {
    undecided: 'regression',
    horizon: 'month',
    text: 'Decide whether {version} is repaired or given up, after a comparison with the version before it',
    because: 'whether it brought the fault is open',
  },
]
