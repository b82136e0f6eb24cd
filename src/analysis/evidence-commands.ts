// Commands that ask monitoring, the platform and the logs about a window of time.
import { toIso } from '../incident/moment.ts'
import { promqlOf, string } from './promql.ts'
import type { AnalysisSettings, Slo } from './settings.ts'
import { commandLine, word } from './shell.ts'

export interface Command {
  readonly language: 'sh' | 'promql'
  readonly text: string
}

/** `why` is one clause: what the commands show. */
export interface Step {
  readonly why: string
  readonly commands: readonly Command[]
}

/** Epoch ms, both included. */
export interface Window {
  readonly from: number
  readonly to: number
}

export const sh = (text: string): Command => ({ language: 'sh', text })

/** Cut to the second: most tools take no fractions. */
const second = (ms: number) => toIso(Math.floor(ms / 1000) * 1000)

/** Who or what started runs at that time. */
export function runSteps({ from, to }: Window): readonly Step[] {
  return [
    {
      why: 'Which pipeline runs were created at that time, and by what event',
      commands: [
        sh(
          commandLine(['gh', 'run', 'list', '--limit', '100', '--created', `${second(from)}..${second(to)}`]),
        ),
      ],
    },
  ]
}

const eventsProgram = `[.items[] | (.eventTime // .lastTimestamp // .firstTimestamp // .metadata.creationTimestamp) as $at | select($at >= $from and $at <= $to) | [$at, .type, .reason, .involvedObject.kind, .involvedObject.name, .message]] | sort | .[] | @tsv`

export function platformSteps({ from, to }: Window, { kubernetes }: AnalysisSettings): readonly Step[] {
  const events = commandLine(['kubectl', 'get', 'events', ...namespaceOf(kubernetes), '--output', 'json'])
  const filter = commandLine(
    ['jq', '--raw-output', '--arg', 'from', second(from), '--arg', 'to', second(to), eventsProgram],
    [8],
  )
  return [
    {
      why: 'What Kubernetes did at that time, as far as it still remembers',
      commands: [sh(`${events} |\n  ${filter}`)],
    },
  ]
}

const namespaceOf = (kubernetes: AnalysisSettings['kubernetes']) =>
  kubernetes?.namespace === undefined ? ['--all-namespaces'] : ['--namespace', kubernetes.namespace]

/** Each objective as PromQL, then all of them as requests over the window. */
export function objectiveSteps(window: Window, settings: AnalysisSettings): readonly Step[] {
  if (settings.slos.length === 0) return []
  const queries = settings.slos.map((slo) => ({ slo, query: promqlOf(slo) }))
  return [
    ...queries.map(({ slo, query }): Step => ({
      why: meaningOf(slo),
      commands: [{ language: 'promql', text: query }],
    })),
    {
      why: 'The same as requests to Prometheus; a query with a threshold answers 1 where it was missed, 0 where it held, and nothing where there is no data',
      commands: [
        sh(
          requests(
            queries.map(({ query }) => query),
            window,
            settings.prometheusUrl,
          ),
        ),
      ],
    },
  ]
}

function meaningOf(slo: Slo): string {
  const [limit, unit] =
    slo.kind === 'latency'
      ? [slo.atMostSeconds, ' s']
      : slo.kind === 'error-rate'
        ? [slo.atMostShare, '']
        : [slo.atLeastPerSecond, ' per second']
  const bound = slo.kind === 'throughput' ? 'below' : 'above'
  return limit === undefined
    ? `${slo.title} (no threshold is configured)`
    : `${slo.title}, missed where it was ${bound} ${limit}${unit}`
}

/** Prometheus answers at most 11,000 points a series. */
const mostPoints = 10_000
const finestStep = 15

function requests(queries: readonly string[], { from, to }: Window, url: string | undefined): string {
  const step = Math.max(finestStep, Math.ceil((to - from) / 1000 / mostPoints))
  const address =
    url === undefined
      ? '"$PROMETHEUS_URL/api/v1/query_range"'
      : word(`${url.replace(/\/+$/, '')}/api/v1/query_range`)
  return [
    `for query in \\`,
    queries.map((query) => `  ${quoted(query)}`).join(' \\\n'),
    `do`,
    `  curl --fail --silent --show-error --get ${address} --data-urlencode "query=$query" \\`,
    `    --data start=${second(from)} --data end=${second(to)} --data step=${step}`,
    `done`,
  ].join('\n')
}

/** Always in quotes, as a word that begins a line should be. */
const quoted = (text: string) => (word(text).startsWith("'") ? word(text) : `'${word(text)}'`)

const errorWords = '(?i)error|exception|fatal|panic'

export function logSteps({ from, to }: Window, { loki, kubernetes }: AnalysisSettings): readonly Step[] {
  const [since, until] = [second(from), second(to)]
  const labels = Object.entries(loki?.labels ?? {}).filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
  const commands = [
    ...(labels.length > 0
      ? [
          commandLine(
            [
              'logcli',
              'query',
              `--from=${since}`,
              `--to=${until}`,
              '--limit=5000',
              `{${labels.map(([name, value]) => `${name}=${string(value)}`).join(', ')}} |~ ${string(errorWords)}`,
            ],
            [5],
          ),
        ]
      : []),
    ...(kubernetes?.selector !== undefined
      ? [
          `${commandLine(['kubectl', 'logs', ...namespaceOf(kubernetes).filter((each) => each !== '--all-namespaces'), '--selector', kubernetes.selector, '--all-containers', '--prefix', '--timestamps', '--tail=-1', `--since-time=${since}`])} |\n  ${commandLine(['awk', `$2 <= "${until}"`])}`,
        ]
      : []),
  ]
  const journal = commandLine([
    'journalctl',
    '--utc',
    '--no-pager',
    '--priority',
    'warning',
    '--since',
    `${wall(from)} UTC`,
    '--until',
    `${wall(to)} UTC`,
  ])
  return [
    {
      why:
        commands.length > 0 ? 'What the service logged at that time' : 'What its hosts logged at that time',
      commands: (commands.length > 0 ? commands : [journal]).map(sh),
    },
  ]
}

const wall = (ms: number) => second(ms).replace('T', ' ').replace('Z', '')
