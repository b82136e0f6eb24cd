// The same version failing again after a rollback, although something was changed or another version ran in between.
//
// The unchanged retry is told by `retry-unchanged`; here the change did not help, or the lesson did not last.
import type { DeploymentRecord } from '../../incident/incident.ts'
import { attemptsOf, endText, factsOf, hasFailed, sameSettings, type settingNames } from '../records.ts'
import type { Detector, Finding } from './anomaly.ts'

export const repeatAfterRollback: Detector = {
  id: 'repeat-after-rollback',
  title: 'Same version failed again after a rollback',
  motivation: 'A version that was rolled back should return only with its cause known.',
  find(incident) {
    const attempts = attemptsOf(incident)
    const latest = new Map<string, { record: DeploymentRecord; index: number }>()
    const findings: Finding[] = []
    attempts.forEach((record, index) => {
      const version = record.version?.value
      if (version === undefined || !hasFailed(record)) return
      const earlier = latest.get(version)
      const between = earlier && attempts.slice(earlier.index + 1, index)
      if (earlier && between && (between.length > 0 || !sameSettings(earlier.record, record)))
        findings.push(finding(version, earlier.record, record, between))
      latest.set(version, { record, index })
    })
    return findings
  },
}

function finding(
  version: string,
  earlier: DeploymentRecord,
  later: DeploymentRecord,
  between: readonly DeploymentRecord[],
): Finding {
  const others = between.map(
    ({ version: other, outcome }) => `${other?.value ?? 'a deployment'} (${outcome})`,
  )
  const because = others.length > 0 ? `after ${others.join(', ')}` : `with ${changesOf(earlier, later)}`
  return {
    message: `${version} was rolled back at ${endText(earlier)} and failed again at ${endText(later)}, ${because}.`,
    facts: factsOf([earlier, later], ({ ended }) => ended),
    confirms: 'The same error in the logs of both attempts.',
    refutes: 'Two different errors, or two builds under one version.',
  }
}

const titles: readonly (readonly [(typeof settingNames)[number], string, string])[] = [
  ['environment', 'environment', ''],
  ['service', 'service', ''],
  ['canaryPercentage', 'canary', ' %'],
  ['monitoringSeconds', 'monitoring', ' s'],
]

/** `canary 25 % instead of 10 %, monitoring unset instead of 600 s`. */
function changesOf(earlier: DeploymentRecord, later: DeploymentRecord): string {
  return titles
    .filter(([name]) => earlier[name]?.value !== later[name]?.value)
    .map(([name, title, unit]) => {
      const show = (record: DeploymentRecord) => (record[name] ? `${record[name].value}${unit}` : 'unset')
      return `${title} ${show(later)} instead of ${show(earlier)}`
    })
    .join(', ')
}
