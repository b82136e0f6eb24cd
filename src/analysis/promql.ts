// PromQL for an objective, valid whatever the labels are. The time range is the query's, never a matcher's.
import { type Slo, rateWindowSeconds } from './settings.ts'

/**
 * The query that measures an objective; compared with its threshold, if it has one: then 1 where it was missed and 0
 * where it held.
 */
export function promqlOf(slo: Slo): string {
  switch (slo.kind) {
    case 'latency': {
      const buckets = rate(selector(slo.metric, slo.labels))
      return `histogram_quantile(${numberText(slo.quantile)}, sum by (le) (${buckets}))${compared('>', slo.atMostSeconds)}`
    }
    case 'error-rate': {
      const failed = selector(
        slo.metric,
        slo.labels,
        `${labelName(slo.statusLabel)}=~${string(slo.errorPattern)}`,
      )
      const all = selector(slo.metric, slo.labels)
      return `sum(${rate(failed)}) / sum(${rate(all)})${compared('>', slo.atMostShare)}`
    }
    case 'throughput':
      return `sum(${rate(selector(slo.metric, slo.labels))})${compared('<', slo.atLeastPerSecond)}`
  }
}

const rate = (series: string) => `rate(${series}[${rateWindowSeconds / 60}m])`

const compared = (operator: string, threshold: number | undefined) =>
  threshold === undefined ? '' : ` ${operator} bool ${numberText(threshold)}`

/** `name{label="value"}`; a name that is no identifier is written as a matcher, which Prometheus allows for any text. */
function selector(
  metric: string,
  labels: Readonly<Record<string, string>>,
  ...more: readonly string[]
): string {
  const plain = /^[A-Za-z_:][\w:]*$/.test(metric) && !reserved.has(metric.toLowerCase())
  const matchers = [
    ...(plain ? [] : [`__name__=${string(metric)}`]),
    ...Object.entries(labels).map(([name, value]) => `${labelName(name)}=${string(value)}`),
    ...more,
  ]
  if (matchers.length === 0) return metric
  return `${plain ? metric : ''}{${matchers.join(', ')}}`
}

/** Keywords, which the grammar does not take for a metric. */
const reserved: ReadonlySet<string> = new Set(
  'and or unless atan2 sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk limit_ratio offset by without on ignoring group_left group_right bool start end inf nan'.split(
    ' ',
  ),
)

/** Prometheus 3 takes any text for the name of a label, in quotes. */
const labelName = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : string(name))

/** A double-quoted string, with the escapes of Go. */
export function string(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  return `"${escaped}"`
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf'
}
