// The questions about an incident, and what counts as evidence for and against each: data, one rule an entry.
import type { HypothesisRule, Question } from './hypothesis.ts'
import {
  drill,
  testEnvironment,
  productionEnvironment,
  literalEnvironment,
  namedTest,
  usersNoticed,
  peopleCalled,
  alwaysFailed,
  resolvedByRollback,
  sameVersionSucceeded,
  otherSettingsSucceeded,
  severalServices,
  toolSucceeded,
} from './observations.ts'

export const questions: readonly Question[] = [
  {
    id: 'test-run',
    question: 'Test run or production?',
    name: 'a test run',
    settledBy:
      'who or what started it, and whether pods or hosts of production changed at that time: pipeline runs, platform events, the people on call',
  },
  {
    id: 'regression',
    question: 'Did the version bring the fault?',
    name: 'a regression',
    settledBy: 'the same measurements for the version before, and the differences between the two versions',
  },
  {
    id: 'configuration',
    question: 'Was it a setting?',
    name: 'a configuration fault',
    settledBy: 'the settings that were in force, compared with those of the last good deployment',
  },
  {
    id: 'infrastructure',
    question: 'Was it the platform beneath?',
    name: 'an infrastructure fault',
    settledBy: 'events and resource metrics of the platform at that time, also of services beside this one',
  },
  {
    id: 'tooling',
    question: 'Was it the deployment tool itself?',
    name: 'a tooling fault',
    settledBy: 'the log of the deployment tool, and its source where a field of its record looks wrong',
  },
]

export const hypothesisRules: readonly HypothesisRule[] = [
  anomaly('test-run', 'for', 'monitoring-short', 'monitoring was shorter than expected'),
  anomaly('test-run', 'for', 'rapid-failures', 'the failures followed each other within minutes'),
  anomaly('test-run', 'for', 'no-variation', 'the failures hardly differ'),
  { hypothesis: 'test-run', speaks: 'for', observe: namedTest },
  { hypothesis: 'test-run', speaks: 'for', decisive: true, observe: drill },
  { hypothesis: 'test-run', speaks: 'for', decisive: true, observe: testEnvironment },
  { hypothesis: 'test-run', speaks: 'against', decisive: true, observe: usersNoticed },
  { hypothesis: 'test-run', speaks: 'against', observe: productionEnvironment },
  { hypothesis: 'test-run', speaks: 'against', observe: peopleCalled },
  { hypothesis: 'test-run', speaks: 'neither', observe: literalEnvironment },
  { hypothesis: 'regression', speaks: 'for', observe: alwaysFailed },
  { hypothesis: 'regression', speaks: 'for', observe: resolvedByRollback },
  { hypothesis: 'regression', speaks: 'against', observe: sameVersionSucceeded },
  anomaly(
    'regression',
    'neither',
    'slo-literal',
    'the SLO verdict is a constant of the program that wrote it',
  ),
  anomaly('configuration', 'for', 'monitoring-short', 'the monitoring time differs from what is expected'),
  { hypothesis: 'configuration', speaks: 'for', observe: otherSettingsSucceeded },
  anomaly(
    'infrastructure',
    'for',
    'state-unknown',
    'the state of machines or services could not be captured',
  ),
  { hypothesis: 'infrastructure', speaks: 'for', observe: severalServices },
  anomaly('tooling', 'for', 'impossible-duration', 'the tool recorded a duration that cannot be'),
  anomaly('tooling', 'for', 'rollback-at-failure', 'failure and rollback were recorded as one instant'),
  anomaly('tooling', 'for', 'no-variation', 'the failures hardly differ'),
  { hypothesis: 'tooling', speaks: 'against', observe: toolSucceeded },
]

function anomaly(
  hypothesis: HypothesisRule['hypothesis'],
  speaks: HypothesisRule['speaks'],
  id: string,
  text: string,
): HypothesisRule {
  return {
    hypothesis,
    speaks,
    observe({ anomalies }) {
      const facts = anomalies.filter((found) => found.id === id).flatMap((found) => found.facts)
      return facts.length > 0 ? { text, facts } : undefined
    },
  }
}
