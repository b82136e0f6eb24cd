// Deployment records as attempts: copies counted once, failures apart from the rest, runs of alike ones.
import type { Fact } from '../incident/fact.ts'
import type { DeploymentRecord, Incident } from '../incident/incident.ts'
import { toIsoRange } from '../incident/moment.ts'

/** The facts of a record that were decided before it ran: what was deployed, where and how. */
export const settingNames = [
  'version',
  'environment',
  'service',
  'canaryPercentage',
  'monitoringSeconds',
] as const satisfies readonly (keyof DeploymentRecord)[]

/** Every attempt once, in order of its end: a copy of a record, in another file, is not another attempt. */
export function attemptsOf({ records }: Pick<Incident, 'records'>): readonly DeploymentRecord[] {
  if (records.length < 2) return records
  const seen = new Map<string, DeploymentRecord>()
  for (const record of records) {
    const { earliest, latest } = record.ended.value
    const key = JSON.stringify([
      earliest,
      latest,
      record.outcome,
      record.durationSeconds?.value,
      ...settingNames.map((name) => record[name]?.value),
    ])
    if (!seen.has(key)) seen.set(key, record)
  }
  return [...seen.values()]
}

export const hasFailed = ({ outcome }: DeploymentRecord): boolean =>
  outcome === 'failure' || outcome === 'rolled-back'

export function failuresOf(incident: Pick<Incident, 'records'>): readonly DeploymentRecord[] {
  return attemptsOf(incident).filter(hasFailed)
}

/** The longest stretches of neighbours in which each pair belongs together; single records are left out. */
export function runsOf(
  records: readonly DeploymentRecord[],
  together: (earlier: DeploymentRecord, later: DeploymentRecord) => boolean,
): readonly (readonly DeploymentRecord[])[] {
  const runs: DeploymentRecord[][] = []
  for (const record of records) {
    const run = runs.at(-1)
    const previous = run?.at(-1)
    if (run && previous && together(previous, record)) run.push(record)
    else runs.push([record])
  }
  return runs.filter(({ length }) => length > 1)
}

/** Whether both were deployed to the same place, as far as they say. */
export function sameTarget(a: DeploymentRecord, b: DeploymentRecord): boolean {
  return a.service?.value === b.service?.value && a.environment?.value === b.environment?.value
}

/** Whether the same version was deployed with the same settings. An unnamed version is not known to be the same. */
export function sameSettings(a: DeploymentRecord, b: DeploymentRecord): boolean {
  return a.version !== undefined && settingNames.every((name) => a[name]?.value === b[name]?.value)
}

export function factsOf<T>(
  records: readonly DeploymentRecord[],
  pick: (record: DeploymentRecord) => Fact<T> | undefined,
): readonly Fact<T>[] {
  return records.flatMap((record) => pick(record) ?? [])
}

/** `2 s`, `2 s or 3 s`, or `2 s to 90 s` where there are more than two values. */
export function secondsText(facts: readonly Fact<number>[]): string {
  const values = [...new Set(facts.map(({ value }) => value))].sort((a, b) => a - b)
  const [least = 0, second = least] = values
  if (values.length === 1) return `${least} s`
  return values.length === 2 ? `${least} s or ${second} s` : `${least} s to ${values.at(-1) ?? least} s`
}

export const endText = ({ ended }: DeploymentRecord): string => toIsoRange(ended.value)

/** `3 records`, `1 record`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
