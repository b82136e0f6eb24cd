// Monitoring shorter than expected: set so, or measured so, which is not the same.
import type { Fact } from '../../incident/fact.ts'
import { attemptsOf, counted, factsOf, secondsText } from '../records.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Detector, Finding } from './anomaly.ts'

export const monitoringShort: Detector = {
  id: 'monitoring-short',
  title: 'Monitoring shorter than expected',
  motivation:
    'A canary that is watched for seconds can neither fail nor pass on what it does to users; such values belong to tests.',
  find(incident, settings) {
    const short = factsOf(attemptsOf(incident), (record) => record.monitoringSeconds).filter(
      ({ value }) => value >= 0 && value < settings.expectedMonitoringSeconds,
    )
    const measured = short.filter(({ basis }) => basis === 'measured' || basis === 'derived')
    const other = short.filter((fact) => !measured.includes(fact))
    return [
      ...(measured.length > 0 ? [ran(measured, settings)] : []),
      ...(other.length > 0 ? [wasSet(other, settings)] : []),
    ]
  },
}

function ran(facts: readonly Fact<number>[], settings: AnalysisSettings): Finding {
  return {
    message: `Monitoring ran for ${secondsText(facts)} in ${counted(facts.length, 'record')}, where ${settings.expectedMonitoringSeconds} s are expected.`,
    facts,
    confirms: 'Logs of the deployment tool that show monitoring begin and end within that time.',
    refutes: 'Monitoring data of the canary that was judged over a longer time.',
  }
}

function wasSet(facts: readonly Fact<number>[], settings: AnalysisSettings): Finding {
  return {
    message: `Monitoring was set to ${secondsText(facts)} in ${counted(facts.length, 'record')}, where ${settings.expectedMonitoringSeconds} s are expected; how long it really ran was not measured.`,
    facts,
    confirms: 'The configuration or the command line of these runs, with the same value in it.',
    refutes: 'Logs of the deployment tool that show monitoring run for longer than the setting.',
  }
}
