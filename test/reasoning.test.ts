// What follows from facts and anomalies: hypotheses, severity and proposals.
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/analysis/analyse.ts'
import type { Anomaly } from '../src/analysis/anomalies/index.ts'
import { detectors } from '../src/analysis/anomalies/index.ts'
import { hypothesesOf } from '../src/analysis/hypotheses.ts'
import { remediationRules } from '../src/analysis/remediation-rules.ts'
import { defaultSettings } from '../src/analysis/settings.ts'
import type { Basis, Fact } from '../src/incident/fact.ts'
import type { DeploymentRecord, Fragment, Incident } from '../src/incident/incident.ts'
import { instant } from '../src/incident/moment.ts'
import { incidentsOf } from './arbitrary-incident.ts'

const now = Date.UTC(2026, 2, 5, 12)

function fact<T>(value: T, basis: Basis = 'measured', file = 'a.json'): Fact<T> {
  return { value, basis, source: { file, sha256: '00', pointer: '/x' } }
}

function incident(fragment: Partial<Fragment>): Incident {
  const evidence = [{ file: 'a.json', sha256: '00', format: 'any', size: 1 }]
  const [only] = incidentsOf([{ evidence, fragments: [{ nature: 'failure', ...fragment }] }])
  if (!only) throw new Error('no incident')
  return only
}

const at = (iso: string) => instant(Date.parse(iso))
const rolledBack = (iso: string) => ({ 'rolled-back': [fact(at(iso))] })
const literal = { environment: [fact('production', 'literal')] }

describe('severity', () => {
  const severityOf = (fragment: Partial<Fragment>) => analyse(incident(fragment), [], now).severity

  test('a stated severity wins', () => {
    const stated = {
      ...literal,
      severity: [fact('SEV-3', 'stated')],
      reason: [fact('Quarterly drill', 'stated')],
    }
    expect(severityOf({ facts: stated })).toMatchObject({ state: 'stated', value: 'SEV-3' })
  })

  test('a constant of the program leaves it open', () => {
    expect(severityOf({ facts: literal })).toMatchObject({
      state: 'undecided',
      value: 'P2 if test, P1 if production',
    })
  })

  test.each([
    ['Staged failover drill', 'P2'],
    ['Game day: registry down', 'P2'],
  ])('what is called “%s” is a test run', (reason, value) => {
    expect(severityOf({ facts: { ...literal, reason: [fact(reason, 'stated')] } })).toMatchObject({
      state: 'ruled',
      value,
    })
  })

  test.each(['Smoke tests failed', 'Drilled-down dashboard was empty', 'Health check failed on latest'])(
    'what says “%s” may still be production',
    (reason) => {
      expect(severityOf({ facts: { ...literal, reason: [fact(reason, 'stated')] } }).state).toBe('undecided')
    },
  )

  test('users decide for production, and against a drill nothing is decided', () => {
    const marks = { 'first-user-error': [fact(at('2026-03-03T09:15:00Z'))] }
    expect(severityOf({ facts: literal, marks })).toMatchObject({ state: 'ruled', value: 'P1' })
    const facts = { ...literal, title: [fact('Failover drill', 'stated')] }
    expect(severityOf({ facts, marks }).state).toBe('undecided')
  })

  test.each([
    ['staging', 'ruled'],
    ['production', 'unknown'],
    ['test-production', 'unknown'],
  ])('an environment “%s” that was measured: %s', (environment, state) => {
    expect(severityOf({ facts: { environment: [fact(environment)] } }).state).toBe(state)
  })

  test('a test incident by its name raises the question, and does not settle it', () => {
    expect(severityOf({ facts: { title: [fact('Test Incident 7', 'stated')] } }).state).toBe('undecided')
  })

  test('where nothing raises the question, people say', () => {
    expect(severityOf({})).toEqual({ state: 'unknown' })
  })
})

test('which anomaly is evidence on which question', () => {
  const evidence = detectors.flatMap(({ id, title }) => {
    const anomaly: Anomaly = { id, title, message: '', facts: [fact(1)], confirms: '', refutes: '' }
    return hypothesesOf(incident({}), [anomaly]).flatMap((hypothesis) =>
      hypothesis.evidence.map(({ speaks }) => `${id} ${speaks} ${hypothesis.id}`),
    )
  })
  expect(evidence.sort()).toEqual([
    'impossible-duration for tooling',
    'monitoring-short for configuration',
    'monitoring-short for test-run',
    'no-variation for test-run',
    'no-variation for tooling',
    'rapid-failures for test-run',
    'rollback-at-failure for tooling',
    'slo-literal neither regression',
    'state-unknown for infrastructure',
  ])
})

test('every anomaly has a proposal but the one that shows only in others, and every proposal an anomaly', () => {
  const ids = new Set(detectors.map(({ id }) => id))
  const proposed = new Set(remediationRules.flatMap((rule) => ('anomaly' in rule ? [rule.anomaly] : [])))
  expect([...proposed].filter((id) => !ids.has(id))).toEqual([])
  expect([...ids].filter((id) => !proposed.has(id))).toEqual(['no-variation'])
})

describe('proposals', () => {
  const record = (iso: string, version = 'v2.0.0', canary = 10): DeploymentRecord => ({
    outcome: 'failure',
    ended: fact(at(iso)),
    version: fact(version),
    canaryPercentage: fact(canary),
  })
  const failed = (end: string) =>
    incident({
      marks: rolledBack(end),
      facts: literal,
      records: [record('2026-03-03T09:00:00Z'), record(end)],
    })
  const proposals = (end: string, given = now, settings = defaultSettings) =>
    analyse(failed(end), [], given, settings).proposals

  test('are due by horizon, counted from the incident', () => {
    const due = new Map(proposals('2026-01-31T09:10:00Z').map(({ horizon, due }) => [horizon, due]))
    expect([...due]).toEqual([
      ['day', '2026-02-01'],
      ['month', '2026-02-28'],
    ])
    expect(proposals('2026-03-03T09:10:00Z').find(({ horizon }) => horizon === 'week')?.due).toBe(
      '2026-03-10',
    )
  })

  test.each([
    ['2026-03-04T23:59:59Z', false],
    ['2026-03-05T00:00:00Z', true],
  ])('written at %s, what was due on 2026-03-04 is born overdue: %s', (written, overdue) => {
    const [first] = proposals('2026-03-03T09:10:00Z', Date.parse(written))
    expect(first).toMatchObject({ due: '2026-03-04', bornOverdue: overdue })
  })

  test('the time of first writing counts, not the time of rendering again', () => {
    const settings = { ...defaultSettings, writtenAt: Date.parse('2026-03-03T12:00:00Z') }
    expect(proposals('2026-03-03T09:10:00Z', now, settings).some(({ bornOverdue }) => bornOverdue)).toBe(
      false,
    )
  })

  test('name no owner, say why, and cite facts', () => {
    for (const proposal of proposals('2026-03-03T09:10:00Z')) {
      expect(Object.keys(proposal)).not.toContain('owner')
      expect(proposal.because).not.toBe('')
      expect(proposal.facts).not.toEqual([])
      expect(proposal.text).not.toMatch(/[{}]/)
    }
  })
})
