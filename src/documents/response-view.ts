// Detection and response: every metric with its two marks, and what is missing where it is unknown.
import type { Metric } from '../analysis/metrics.ts'
import { showSpan } from '../incident/span.ts'
import { inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'
import { markTitle } from './phrases.ts'

export function responseView({ incident, analysis, citations }: Subject): View {
  const shown = analysis.metrics.map((metric) => {
    const { title, span, between, marks } = metric
    if (!span || !between || !marks)
      return {
        title: inline(title),
        value: trusted('unknown'),
        how: missing(metric, incident.marks),
        source: trusted(''),
      }
    return {
      title: inline(title),
      value: citations.trace(trusted(showSpan(span)), between),
      how: trusted(`${markTitle(marks[0])} → ${markTitle(marks[1])}`),
      source: citations.refs(between),
    }
  })
  return { metrics: shown }
}

function missing({ from, to }: Metric, marks: Readonly<Record<string, unknown>>) {
  const absent = [from, to].filter((names) => !names.some((name) => marks[name]))
  return trusted(
    `no evidence of when it was ${absent.map((names) => names.map(markTitle).join(' or ')).join(', nor ')}`,
  )
}
