// Detection and response: every metric that is known, with its two marks; and what is missing for the others.
import type { MarkName } from '../incident/incident.ts'
import { showSpan } from '../incident/span.ts'
import { inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'
import { markTitle } from './phrases.ts'

/** What an incident without a deployment is not asked for. */
const ofDeployments = new Set(['time-to-rollback', 'downtime'])

export function responseView({ incident, analysis, citations }: Subject): View {
  const metrics = analysis.metrics.flatMap(({ title, span, between, marks }) =>
    span && between && marks
      ? [
          {
            title: inline(title),
            value: citations.trace(trusted(showSpan(span)), between),
            how: trusted(`${markTitle(marks[0])} → ${markTitle(marks[1])}`),
            source: citations.refs(between),
          },
        ]
      : [],
  )
  const deployed = incident.facts.version !== undefined || incident.records.length > 0
  const unknown = analysis.metrics.filter(({ id, span }) => !span && (deployed || !ofDeployments.has(id)))
  const missing = new Set(
    unknown.flatMap(({ from, to }) =>
      [from, to].flatMap((names) => (names.some((name) => incident.marks[name]) ? [] : names.slice(0, 1))),
    ),
  )
  return {
    metrics,
    unknownMetrics: inline(unknown.map(({ title }) => title.toLowerCase()).join(', ')),
    missingMarks: inline(inWords([...missing])),
  }
}

function inWords(names: readonly MarkName[]): string {
  const titles = names.map(markTitle)
  const last = titles.pop() ?? ''
  return titles.length === 0 ? last : `${titles.join(', ')} and ${last}`
}
