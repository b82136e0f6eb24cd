// The timeline table and the table of deployment records.
import { type Fact, thisDocument } from '../incident/fact.ts'
import type { DeploymentRecord } from '../incident/incident.ts'
import { type Md, inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'
import { distinct, showMoment, withBasis } from './phrases.ts'

export function timelineView({ kind, incident, analysis, citations }: Subject): View {
  // A row that a person wrote into the post-mortem stands there already, in their words.
  const stands = (facts: readonly Fact<unknown>[]) =>
    kind === 'post-mortem' && facts.every(({ source }) => source.file === thisDocument)
  const rows = analysis.timeline.filter(({ facts }) => !stands(facts))
  const timeline = rows.map(({ at, text, details, by, facts }) => {
    const derived = facts.find(({ basis, note }) => basis === 'derived' && note !== undefined)
    const extra = [
      ...details,
      ...(by === undefined ? [] : [`by ${by}`]),
      ...(derived?.note === undefined ? [] : [`derived: ${derived.note}`]),
    ]
    return {
      time: citations.trace(showMoment(at), facts),
      event: inline(text),
      details: inline(extra.join('; ')),
      source: citations.refs(facts),
    }
  })
  const cell = (fact: Fact<unknown> | undefined, show: (value: never) => string): Md =>
    fact ? citations.trace(inline(show(fact.value as never)), [fact]) : trusted('')
  const seconds = (value: number) => `${value} s`
  const records = incident.records.map((record) => ({
    ended: citations.trace(showMoment(record.ended.value), [record.ended]),
    outcome: inline(record.outcome),
    version: cell(record.version, String),
    duration: cell(record.durationSeconds, seconds),
    canary: cell(record.canaryPercentage, (value: number) => `${value} %`),
    monitoring: cell(record.monitoringSeconds, seconds),
    slo: cell(record.sloCompliance, String),
    source: citations.refs([record.ended]),
  }))
  const timelineNotes = analysis.timelineNotes.map(({ message, facts }) =>
    trusted(`${citations.cite(inline(message.replace(/\.$/, '')), facts)}.`),
  )
  return { timeline, timelineNotes, records, recordNotes: recordNotes(incident.records) }
}

const columns: readonly (readonly [keyof DeploymentRecord, string])[] = [
  ['version', 'Version'],
  ['environment', 'Environment'],
  ['canaryPercentage', 'Canary'],
  ['monitoringSeconds', 'Monitoring'],
  ['sloCompliance', 'SLO met'],
]

/** What a reader must know about columns that nobody measured. */
function recordNotes(records: readonly DeploymentRecord[]): readonly Md[] {
  return columns.flatMap(([name, title]) => {
    const facts = records.flatMap((record) => (record[name] ? [record[name] as Fact<unknown>] : []))
    const unmeasured = facts.filter(({ basis }) => basis === 'configured' || basis === 'literal')
    const notes = unmeasured.map((fact) => ({
      ...fact,
      value:
        fact.note === undefined
          ? withBasis(trusted(''), fact)
              .trim()
              .replace(/^\(|\)$/g, '')
          : fact.note,
    }))
    return distinct(notes).map(({ text }) => trusted(`**${title}**: ${inline(text)}.`))
  })
}
