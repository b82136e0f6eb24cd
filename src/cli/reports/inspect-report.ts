// An inspection for people: what is known, how, and from which file and field.
import { markTitle, titleOf } from '../../documents/phrases.ts'
import type { Host } from '../../host.ts'
import type { Fact } from '../../incident/fact.ts'
import { type MarkName, factNames } from '../../incident/incident.ts'
import { known, mark } from '../../incident/known.ts'
import { toIsoRange } from '../../incident/moment.ts'
import { showSpan } from '../../incident/span.ts'
import type { Inspection } from '../../pipelines/inspect.ts'
import { paint } from '../paint.ts'

export function showInspection({ incident, analysis }: Inspection, host: Host): string {
  const { bold, dim } = paint(host, 'out')
  const line = (name: string, value: string, fact?: Fact<unknown>) =>
    `  ${name.padEnd(20)} ${value}${fact ? dim(`  ${fact.basis}, ${from(fact)}`) : ''}`
  const lines = [bold(titleOf(incident)), line('id', incident.id)]
  for (const name of factNames) {
    const fact = known(incident, name)
    if (fact) lines.push(line(name, oneLine(fact.value), fact))
  }
  for (const name of Object.keys(incident.marks) as MarkName[]) {
    const fact = mark(incident, name)
    if (fact) lines.push(line(markTitle(name), toIsoRange(fact.value), fact))
  }
  for (const { title, span } of analysis.metrics)
    if (span) lines.push(line(title.toLowerCase(), showSpan(span)))
  if (analysis.timeline.length > 0) lines.push(bold('  timeline'))
  for (const { at, text, facts } of analysis.timeline)
    lines.push(`  ${toIsoRange(at)}  ${oneLine(text)}${dim(`  ${facts.map(from).join(', ')}`)}`)
  for (const { message } of analysis.timelineNotes) lines.push(`  ${message}`)
  if (analysis.contradictions.length > 0) lines.push(bold('  does not add up'))
  for (const { message, sides } of analysis.contradictions) {
    lines.push(`  ${oneLine(message)}`)
    for (const { claim, facts } of sides)
      lines.push(`    ${oneLine(claim)}${facts.length > 0 ? dim(`  ${facts.map(from).join(', ')}`) : ''}`)
  }
  if (analysis.anomalies.length > 0) lines.push(bold('  looks unusual'))
  for (const { message } of analysis.anomalies) lines.push(`  ${message}`)
  lines.push(bold('  evidence'))
  for (const { file, format } of incident.evidence) lines.push(`  ${file}${dim(`  ${format}`)}`)
  return `${lines.join('\n')}\n\n`
}

function from({ source: { file, line, pointer = '' }, note }: Fact<unknown>): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const place = `${name}${line === undefined ? '' : `:${line}`}${pointer === '' ? '' : `#${pointer}`}`
  return note === undefined ? place : `${place} (${note})`
}

function oneLine(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim()
  return line.length > 160 ? `${line.slice(0, 157)}…` : line
}
