// No variation between records: three or more failures that are alike in everything they recorded.
import type { DeploymentRecord } from '../../incident/incident.ts'
import { counted, factsOf, failuresOf, sameTarget, secondsText } from '../records.ts'
import type { Detector } from './anomaly.ts'

/** Two alike records are chance. */
const fewest = 3
/** Seconds are written as whole numbers, so that 5 and 6 may be the same time. */
const grain = 1

export const noVariation: Detector = {
  id: 'no-variation',
  title: 'No variation between records',
  motivation:
    'Trouble under real load varies; failures that are all alike come from one systematic cause, or from a script.',
  find(incident) {
    const failures = failuresOf(incident)
    const durations = factsOf(failures, ({ durationSeconds }) => durationSeconds)
    const [first] = failures
    if (!first || failures.length < fewest || durations.length < failures.length) return []
    if (!failures.every((record) => alike(first, record)) || spread(durations) > grain) return []
    return [
      {
        message: `The ${counted(failures.length, 'failure')} are alike in all that they record: ${traits(first, secondsText(durations))}.`,
        facts: durations,
        confirms: 'The same step fails in each run, in the same way, whatever the load.',
        refutes: 'Metrics or logs of the runs that differ where the records do not.',
      },
    ]
  },
}

function alike(a: DeploymentRecord, b: DeploymentRecord): boolean {
  return (
    sameTarget(a, b) &&
    a.version?.value === b.version?.value &&
    a.canaryPercentage?.value === b.canaryPercentage?.value &&
    a.sloCompliance?.value === b.sloCompliance?.value &&
    spread(factsOf([a, b], ({ monitoringSeconds }) => monitoringSeconds)) <= grain
  )
}

function spread(facts: readonly { readonly value: number }[]): number {
  const values = facts.map(({ value }) => value)
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
}

function traits({ version, canaryPercentage }: DeploymentRecord, durations: string): string {
  return [
    version && `version ${version.value}`,
    canaryPercentage && `canary ${canaryPercentage.value} %`,
    `duration ${durations}`,
  ]
    .filter((trait) => trait !== undefined)
    .join(', ')
}
