// Retry without a change: the same version was tried again with the same settings.
import type { DeploymentRecord } from '../../incident/incident.ts'
import { attemptsOf, counted, factsOf, hasFailed, runsOf, sameSettings } from '../records.ts'
import type { Detector, Finding } from './anomaly.ts'

export const retryUnchanged: Detector = {
  id: 'retry-unchanged',
  title: 'Retry without a change',
  motivation:
    'What failed once fails again unless something changes; each retry puts users at risk for nothing.',
  find(incident) {
    const again = (earlier: DeploymentRecord, later: DeploymentRecord) =>
      hasFailed(earlier) && hasFailed(later) && sameSettings(earlier, later)
    return runsOf(attemptsOf(incident), again).map(finding)
  },
}

function finding(run: readonly DeploymentRecord[]): Finding {
  const [first] = run
  const settings = [
    first?.canaryPercentage && `canary ${first.canaryPercentage.value} %`,
    first?.monitoringSeconds && `monitoring ${first.monitoringSeconds.value} s`,
  ].filter((setting) => setting !== undefined)
  const same = settings.length > 0 ? ` with the same settings (${settings.join(', ')})` : ''
  const times = run.length === 2 ? 'once more' : `${run.length - 1} more times`
  return {
    message: `${first?.version?.value ?? ''} failed, and was tried ${times}${same}: nothing that the ${counted(run.length, 'record')} hold had changed in between.`,
    facts: factsOf(run, ({ version }) => version),
    confirms: 'No commit, configuration change or repair between the attempts.',
    refutes: 'A change outside the records: a dependency, a flag, a repaired machine.',
  }
}
