// What looks unusual, each with its evidence.
import type { Anomaly } from '../analysis/anomalies/index.ts'
import type { Fact } from '../incident/fact.ts'
import { type Md, inline, trusted } from '../markdown/escape.ts'
import type { Citations } from './citations.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'

/** One entry a kind of anomaly, so that each heading stands once. */
export function anomaliesView({ analysis, citations }: Subject): View {
  const byId = new Map<string, Anomaly[]>()
  for (const anomaly of analysis.anomalies) byId.set(anomaly.id, [...(byId.get(anomaly.id) ?? []), anomaly])
  const anomalies = [...byId.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            title: inline(first.title),
            findings: [first, ...others].map(({ message, facts, confirms, refutes }) => ({
              message: sentence(message, facts, citations),
              confirms: inline(confirms),
              refutes: inline(refutes),
            })),
          },
        ]
      : [],
  )
  return { anomalies }
}

/** The references stand before the full stop. */
function sentence(message: string, facts: readonly Fact<unknown>[], citations: Citations): Md {
  return trusted(`${citations.cite(inline(message.replace(/\.$/, '')), facts)}.`)
}

/** One line each, for a document that is about something else. */
export function unusualLines({ analysis, citations }: Subject): readonly Md[] {
  return analysis.anomalies.map(({ title, message, facts }) =>
    trusted(`**${inline(title)}**: ${sentence(message, facts, citations)}`),
  )
}
