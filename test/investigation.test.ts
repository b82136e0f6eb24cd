// Every command that is proposed is valid, and a value in it is only ever a value.
import { spawnSync } from 'node:child_process'
import { parser } from '@prometheus-io/lezer-promql'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/analysis/analyse.ts'
import { isRevision } from '../src/analysis/git-commands.ts'
import type { Command } from '../src/analysis/investigation.ts'
import { promqlOf } from '../src/analysis/promql.ts'
import { type AnalysisSettings, type Slo, defaultSettings } from '../src/analysis/settings.ts'
import { word } from '../src/analysis/shell.ts'
import type { Incident } from '../src/incident/incident.ts'
import { arbitraryExhibits, hostileText, incidentsOf } from './arbitrary-incident.ts'

const now = Date.UTC(2026, 2, 5)

function run(script: string, shell = 'sh', ...flags: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(shell, flags, { input: script, encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** The first place that the grammar of Prometheus does not accept. */
function mistakeIn(promql: string): string | undefined {
  let mistake: string | undefined
  parser.parse(promql).iterate({
    enter({ type, from }) {
      if (type.isError) mistake ??= `at ${from} of ${promql}`
    },
  })
  return mistake
}

const labels = fc.dictionary(fc.oneof(fc.constantFrom('job', 'namespace'), hostileText), hostileText, {
  maxKeys: 3,
})
const metric = fc.oneof(
  fc.constantFrom('http_requests_total', 'http_request_duration_seconds_bucket', 'sum'),
  hostileText,
)
const limit = fc.option(fc.double({ noNaN: true, min: 0, max: 1e6 }), { nil: undefined })
const slo: fc.Arbitrary<Slo> = fc
  .record({
    title: hostileText,
    labels,
    metric,
    limit,
    share: fc.double({ noNaN: true, min: 0, max: 1 }),
    status: hostileText,
  })
  .chain(({ title, labels, metric, limit, share, status }) =>
    fc.constantFrom<Slo>(
      {
        kind: 'latency',
        title,
        labels,
        metric,
        quantile: share,
        ...(limit !== undefined && { atMostSeconds: limit }),
      },
      {
        kind: 'error-rate',
        title,
        labels,
        metric,
        statusLabel: status,
        errorPattern: '5..',
        ...(limit !== undefined && { atMostShare: limit }),
      },
      { kind: 'throughput', title, labels, metric, ...(limit !== undefined && { atLeastPerSecond: limit }) },
    ),
  )

const settings: fc.Arbitrary<AnalysisSettings> = fc
  .record(
    {
      slos: fc.array(slo, { maxLength: 3 }),
      prometheusUrl: hostileText,
      kubernetes: fc.record({ namespace: hostileText, selector: hostileText }, { requiredKeys: [] }),
      loki: fc.record({ labels }),
    },
    { requiredKeys: ['slos'] },
  )
  .map((some) => ({ ...defaultSettings, ...some }))

const commandsOf = (incident: Incident, given: AnalysisSettings): readonly Command[] =>
  analyse(incident, [], now, given).investigation.flatMap(({ steps }) =>
    steps.flatMap(({ commands }) => commands),
  )

test('the grammar refuses what is no PromQL', () => {
  expect(mistakeIn('sum(rate(http_requests_total{timestamp >= "2026-03-03T09:00:00Z"}[5m]))')).toBeDefined()
  expect(mistakeIn('sum(rate(http_requests_total{job="a"}[5m]))')).toBeUndefined()
})

test('queries are PromQL, whatever the labels', () => {
  fc.assert(
    fc.property(slo, (given) => mistakeIn(promqlOf(given)) === undefined),
    { numRuns: 2000 },
  )
})

test('the threshold is compared', () => {
  const [latency, errors, throughput] = defaultSettings.slos.map((each) =>
    promqlOf({
      ...each,
      labels: { job: 'orders' },
      ...(each.kind === 'latency'
        ? { atMostSeconds: 0.35 }
        : each.kind === 'error-rate'
          ? { atMostShare: 0.01 }
          : { atLeastPerSecond: 50 }),
    }),
  )
  expect(latency).toBe(
    'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="orders"}[5m]))) > bool 0.35',
  )
  expect(errors).toBe(
    'sum(rate(http_requests_total{job="orders", status=~"5.."}[5m])) / sum(rate(http_requests_total{job="orders"}[5m])) > bool 0.01',
  )
  expect(throughput).toBe('sum(rate(http_requests_total{job="orders"}[5m])) < bool 50')
})

test('the shell reads every word back as the text that went in', () => {
  const visible = fc
    .oneof(hostileText, fc.string({ unit: 'grapheme' }))
    .map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ''))
  fc.assert(
    fc.property(fc.array(visible, { minLength: 20, maxLength: 40 }), (texts) => {
      const { stdout } = run(`printf '%s\\0' ${texts.map(word).join(' ')}`)
      expect(stdout.split('\0').slice(0, -1)).toEqual(texts)
    }),
    { numRuns: 30 },
  )
})

test.each([
  ['v1.2.3', true],
  ['release/2026.03-rc1', true],
  ['-rf', false],
  ['--output=x', false],
  ['a..b', false],
  ['registry.example.com/shop:1.2', false],
  ['v1 v2', false],
  ['v1^', false],
  ['v1.lock', false],
  ['', false],
])('%j is a revision: %s', (text, expected) => {
  expect(isRevision(text)).toBe(expected)
})

describe('commands of any incident under any settings', () => {
  test('are valid PromQL and valid shell', () => {
    fc.assert(
      fc.property(arbitraryExhibits, settings, (exhibits, given) => {
        const commands = incidentsOf(exhibits).flatMap((incident) => commandsOf(incident, given))
        for (const { language, text } of commands)
          if (language === 'promql') expect(mistakeIn(text)).toBeUndefined()
        const script = commands
          .filter(({ language }) => language === 'sh')
          .map(({ text }) => text)
          .join('\n\n')
        expect(run(script, 'bash', '-n')).toMatchObject({ status: 0, stderr: '' })
      }),
      { numRuns: 100 },
    )
  })

  test('run nothing but what they name', () => {
    const tools = ['git', 'gh', 'kubectl', 'jq', 'curl', 'logcli', 'awk', 'journalctl', 'touch']
    const noted = tools.map((tool) => `${tool}() { printf '%s\\n' ${tool} >&2; }`).join('\n')
    fc.assert(
      fc.property(arbitraryExhibits, settings, (exhibits, given) => {
        const commands = incidentsOf(exhibits).flatMap((incident) => commandsOf(incident, given))
        const script = commands
          .filter(({ language }) => language === 'sh')
          .map(({ text }) => text)
          .join('\n')
        const { stderr, stdout } = run(`PATH=/nowhere\n${noted}\n${script}`)
        expect(new Set(stderr.split('\n'))).not.toContain('touch')
        expect(stderr.split('\n').filter((line) => line !== '' && !tools.includes(line))).toEqual([])
        expect(stdout).toBe('')
      }),
      { numRuns: 100 },
    )
  })
})
