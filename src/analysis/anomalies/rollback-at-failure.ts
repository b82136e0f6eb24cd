// Rollback at the instant of failure: two times that could differ are the same second.
//
// Canary records write one clock reading into `timestamp` and `rollback_time`, always: that is one fact and no finding.
// Two readings are needed: a duration that was measured as zero, or a detection and a rollback from different places.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Moment } from '../../incident/moment.ts'
import { toIso } from '../../incident/moment.ts'
import { factsOf, failuresOf } from '../records.ts'
import type { Detector, Finding } from './anomaly.ts'

export const rollbackAtFailure: Detector = {
  id: 'rollback-at-failure',
  title: 'Rolled back in the instant of failure',
  motivation:
    'To notice, to decide and to roll back takes time; where it took none, one of the times is not what it says.',
  find(incident) {
    return [...recordedAsNothing(incident), ...detectedAsItEnded(incident)]
  },
}

const means = {
  confirms: 'The tool writes one clock reading into both fields.',
  refutes: 'Events of the platform that show the old version serve again in that very second.',
}

function recordedAsNothing(incident: Incident): readonly Finding[] {
  const facts = factsOf(failuresOf(incident), ({ durationSeconds }) => durationSeconds).filter(
    ({ value, basis }) => value === 0 && basis === 'measured',
  )
  if (facts.length === 0) return []
  return [{ message: 'The deployment started, failed and was rolled back within 0 s.', facts, ...means }]
}

function detectedAsItEnded({ marks }: Incident): readonly Finding[] {
  const pairs = (marks.detected ?? []).flatMap((detected) =>
    (marks['rolled-back'] ?? []).flatMap((rolledBack): readonly (readonly [Fact<Moment>, Fact<Moment>])[] =>
      sameInstant(detected, rolledBack) && !sameField(detected, rolledBack) ? [[detected, rolledBack]] : [],
    ),
  )
  return pairs.slice(0, 1).map(([detected, rolledBack]) => ({
    message: `The failure was detected and rolled back in the same instant, ${toIso(detected.value.earliest)}.`,
    facts: [detected, rolledBack],
    ...means,
  }))
}

function sameInstant(a: Fact<Moment>, b: Fact<Moment>): boolean {
  const exact = ({ value, basis }: Fact<Moment>) => basis === 'measured' && value.earliest === value.latest
  return exact(a) && exact(b) && a.value.earliest === b.value.earliest
}

function sameField({ source: a }: Fact<unknown>, { source: b }: Fact<unknown>): boolean {
  return a.file === b.file && a.pointer === b.pointer && a.line === b.line
}
