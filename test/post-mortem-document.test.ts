// Documents as evidence: which are claimed, and which incident they join.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assemble } from '../src/evidence/assemble.ts'
import { marksIn } from '../src/evidence/document/marks.ts'
import { formats } from '../src/evidence/formats/index.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import { nodeHost } from '../src/node/host.ts'
import { contents, folderWith } from './folder.ts'
import { run } from './run.ts'

const { files } = nodeHost()
const fixture = (path: string) => readFileSync(`fixtures/formats/post-mortem-document/${path}`, 'utf8')
const analysis = fixture('failure-analysis/input/analysis.md')
const rollback = fixture('rollback/input/2026-03-04-v4.2.0.md')

const record = (end: string, version = 'v4.2.0') =>
  JSON.stringify({
    timestamp: end,
    version,
    environment: 'production',
    status: 'failure',
    duration_seconds: 40,
    canary_percentage: 10,
    monitoring_duration: 30,
    slo_compliance: false,
    rollback_time: end,
  })

function incidentsOf(evidence: Readonly<Record<string, string>>) {
  const { exhibits } = readEvidence(files, [folderWith(evidence)], {
    zone: 'UTC',
    input: () => new Uint8Array(),
  })
  return assemble(exhibits, { windowSeconds: 3600, sha256: (text) => files.sha256(text) }).incidents
}

const declined = (data: string) => {
  const piece = {
    file: 'document.md',
    sha256: '',
    size: 1,
    syntax: 'markdown',
    data,
    base: '',
    companions: () => [],
    beside: () => undefined,
  } as const
  return formats.filter((format) => format.declines(piece) === undefined).map(({ id }) => id)
}

describe('which Markdown is a document of an incident', () => {
  test('a post-mortem is claimed by one format', () =>
    expect(declined(rollback)).toEqual(['post-mortem-document']))
  test('a table alone is a timeline', () =>
    expect(declined('| Time | Event |\n|---|---|\n| 2026-03-04 08:00 | Deployed |\n')).toEqual(['timeline']))
  test.each([
    [
      'a template',
      '# Post-mortem template\n\n**Date**: [YYYY-MM-DD]\n\n## Summary\n\n[Describe what happened]\n\n## Root cause\n\n[Root cause]\n',
    ],
    [
      'a runbook',
      '# Runbook: a failed deployment\n\n## Detection\n\nCheck the dashboard.\n\n## Actions\n\nRun the rollback.\n',
    ],
    ['nothing', ''],
  ])('%s is claimed by none', (_, text) => expect(declined(text)).toEqual([]))
})

describe('which incident a document joins', () => {
  const named = { 'deployment-failure-20260304-080410.json': record('2026-03-04T08:04:10Z') }
  test('the one whose files it cites, whatever the window', () => {
    const far = { ...named, 'deployment-failure-20260304-082030.json': record('2026-03-06T20:20:30Z') }
    expect(incidentsOf({ 'analysis.md': analysis, ...far })).toHaveLength(1)
  })
  test('the one of its version and day', () =>
    expect(incidentsOf({ 'p.md': rollback, 'r.json': record('2026-03-04T15:00:00Z') })).toHaveLength(1))
  test('not one of another day', () =>
    expect(incidentsOf({ 'p.md': rollback, 'r.json': record('2026-03-06T08:00:00Z') })).toHaveLength(2))
  test('not one of another version', () =>
    expect(
      incidentsOf({ 'p.md': rollback, 'r.json': record('2026-03-04T08:04:10Z', 'v4.3.0') }),
    ).toHaveLength(2))
  test('none: it is one by itself', () =>
    expect(incidentsOf({ 'p.md': rollback })).toMatchObject([
      { nature: 'failure', evidence: [{ format: 'post-mortem-document' }] },
    ]))
})

test.each([
  ['Health check failed', ['detected']],
  ['Alert fired for failed print jobs', ['detected']],
  ['Users report failed orders', ['reported']],
  ['Users report API errors', ['first-user-error', 'reported']],
  ['Rollback triggered', ['rollback-started']],
  ['Rollback complete', ['rolled-back']],
  ['Rolled back to v4.1.9', ['rolled-back']],
  ['Service fully restored', ['resolved']],
  ['On-call engineer acknowledged', ['acknowledged']],
  ['Notifications sent', ['notified']],
  ['Deployment of v4.2.0 started', ['started']],
  ['Tried to start a rollback', []],
  ['Rollback not complete', []],
  ['No alert fired', []],
  ['Health check passes', []],
  ['Deployment of the fix started', []],
  ['We should have been notified: team notified later', []],
])('“%s” is %j', (text, marks) => expect(marksIn(text)).toEqual(marks))

test('inspect and draft set a document beside the files', async () => {
  const evidence = folderWith({
    'analysis.md': analysis.replace('| 40s | 30s |', '| 40s | 60s |'),
    'deployment-failure-20260304-080410.json': record('2026-03-04T08:04:10Z'),
    'deployment-failure-20260304-082030.json': record('2026-03-04T08:20:30Z'),
  })
  const { out } = await run('inspect', evidence, '--now', '2026-03-06', '--format', 'ndjson')
  const { contradictions } = JSON.parse(out) as { contradictions: unknown }
  expect(contradictions).toMatchObject([
    {
      id: 'row-vs-file',
      sides: [
        { claim: 'monitoring 60 s at 2026-03-04T08:04:10Z, in the table', source: { line: 12 } },
        { claim: 'monitoring 30 s, in the file', source: { pointer: '/monitoring_duration' } },
      ],
    },
    { id: 'row-vs-file' },
  ])
  const folder = folderWith()
  await run('draft', evidence, '--out', folder, '--now', '2026-03-06')
  const page = contents(folder)['deployment-rollbacks/2026-03-04-v4.2.0.md'] ?? ''
  expect(page).toContain('## What does not add up')
  expect(page).toMatch(
    /monitoring 60 s at 2026-03-04T08:04:10Z, in the table \(E1\) \| monitoring 30 s, in the file \(E2\)/,
  )
})

test('documents of an earlier run are no evidence, unless they are named', async () => {
  const folder = folderWith({ 'records/r.json': record('2026-03-04T08:04:10Z') })
  const out = `${folder}/retrospectives`
  const draft = () => run('draft', folder, '--out', out, '--now', '2026-03-06')
  await draft()
  const first = contents(out)
  expect((await draft()).code).toBe(0)
  expect(contents(out)).toEqual(first)
  const { out: named } = await run('inspect', out, '--now', '2026-03-06', '--format', 'ndjson')
  expect(named).toContain('"format":"post-mortem-document"')
})
