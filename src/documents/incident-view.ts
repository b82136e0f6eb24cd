// The top of every document about an incident: front matter, header facts, and a summary made of facts only.
import type { Fact } from '../incident/fact.ts'
import type { FactName, MarkName } from '../incident/incident.ts'
import { known, mark } from '../incident/known.ts'
import { toIso } from '../incident/moment.ts'
import { showSpan } from '../incident/span.ts'
import { type Md, code, inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'
import { incidentDay, markTitle, showMoment, titleOf, withBasis } from './phrases.ts'

/** YAML lines for machines: id, kind, severity, versions, marks, due. JSON strings are YAML strings. */
export function frontMatter({ incident, analysis, citations }: Subject, kind: string): Md {
  const quoted = (text: string) => JSON.stringify(text.toWellFormed())
  const line = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name}: ${quoted(value)}`]
  const fact = (name: FactName) => {
    const found = known(incident, name)
    return line(name, found?.value).map((text) => citations.trace(trusted(text), found ? [found] : []))
  }
  const marks = (Object.keys(incident.marks) as MarkName[]).flatMap((name) => {
    const found = mark(incident, name)
    if (!found) return []
    const { earliest, latest } = found.value
    const moment = earliest === latest ? toIso(earliest) : `[${toIso(earliest)}, ${toIso(latest)}]`
    return [citations.trace(trusted(`  ${name}: ${moment}`), [found])]
  })
  const due = [...new Set(analysis.clocks.flatMap((clock) => clock.due ?? []))].sort((a, b) => a - b)[0]
  return trusted(
    [
      ...line('id', incident.id),
      `kind: ${kind}`,
      ...line('title', titleOf(incident)),
      ...line('date', incidentDay(incident)),
      ...(
        ['severity', 'service', 'environment', 'version', 'previousVersion', 'rolledBackTo'] as const
      ).flatMap(fact),
      ...(marks.length > 0 ? ['marks:', ...marks] : []),
      ...(due === undefined ? [] : [`due: ${toIso(due)}`]),
    ].join('\n'),
  )
}

const headerFacts: readonly (readonly [FactName, string])[] = [
  ['severity', 'Severity'],
  ['status', 'Status'],
  ['service', 'Service'],
  ['environment', 'Environment'],
  ['version', 'Failed version'],
  ['previousVersion', 'Previous version'],
  ['rolledBackTo', 'Rolled back to'],
]

export function headerRows({ incident, analysis, citations }: Subject): readonly View[] {
  const row = (name: Md | string, value: Md, facts: readonly Fact<unknown>[]): View => ({
    name: trusted(name),
    value: citations.trace(value, facts),
    source: citations.refs(facts),
  })
  const factRows = headerFacts.flatMap(([name, title]) => {
    const fact = known(incident, name)
    return fact ? [row(title, withBasis(inline(fact.value), fact), [fact])] : []
  })
  const people = incident.people.map((fact) =>
    row(personRole(fact.value.role), inline(fact.value.name), [fact]),
  )
  const duration = analysis.metrics.find(({ id }) => id === 'total-duration')
  const day = incidentDay(incident)
  return [
    row('Incident', code(incident.id), incident.ids.slice(0, 1)),
    ...(day === undefined ? [] : [row('Date', trusted(day), [])]),
    ...factRows,
    ...(duration?.span && duration.between
      ? [row('Duration', trusted(showSpan(duration.span)), duration.between)]
      : []),
    ...people,
  ]
}

/** `incidentCommander` and `incident_commander` read as "Incident commander". */
function personRole(role = 'person'): Md {
  const words = role.replaceAll(/[_-]+|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return inline(words.charAt(0).toUpperCase() + words.slice(1))
}

/** Sentences that only repeat facts. What they meant for anybody is for the author to say. */
export function summarySentences(subject: Subject): readonly Md[] {
  const { incident, citations } = subject
  const failed = incident.records.filter(({ outcome }) => outcome === 'failure')
  const version = known(incident, 'version')
  const what = version ? inline(version.value) : trusted('the deployment')
  const where = known(incident, 'environment')
  const place = where ? ` in ${inline(where.value)}` : ''
  const ends = failed.map(({ ended }) => ended)
  const [first] = ends
  const last = ends.at(-1)
  const sentences: Md[] = []
  if (first && last && failed.length > 1) {
    const count = `${failed.length} deployments of ${what} failed${place} between`
    sentences.push(
      citations.cite(
        trusted(
          `${count} ${showMoment(first.value)} and ${showMoment(last.value)}, and each was rolled back`,
        ),
        ends,
      ),
    )
  } else {
    const moments = (
      ['started', 'first-user-error', 'detected', 'rolled-back', 'mitigated', 'resolved'] as const
    ).flatMap((name) => {
      const fact = mark(incident, name)
      return fact ? [{ name, fact }] : []
    })
    if (moments.length > 0) {
      const phrases = moments.map(({ name, fact }) => `${markTitle(name)} at ${showMoment(fact.value)}`)
      const subject = version ? `${what}${place}` : inline(titleOf(incident).replace(/[.!:]+$/, ''))
      sentences.push(
        citations.cite(
          trusted(`${subject}: ${phrases.join(', ')}`),
          moments.map(({ fact }) => fact),
        ),
      )
    }
  }
  const target = known(incident, 'rolledBackTo')
  if (target)
    sentences.push(citations.cite(trusted(`It was rolled back to ${inline(target.value)}`), [target]))
  return sentences.map((sentence) => trusted(`${sentence}.`))
}
