// How facts read on a page: times, spans, values with what the reader should know about them.
import type { Basis, Fact } from '../incident/fact.ts'
import type { Incident, MarkName } from '../incident/incident.ts'
import { known, mark } from '../incident/known.ts'
import { type Moment, dayOf, toIsoRange } from '../incident/moment.ts'
import { type Md, inline, link, trusted } from '../markdown/escape.ts'
import type { Citations } from './citations.ts'

/** ISO 8601 UTC; a time whose zone had to be assumed says so, with what was written. */
export function showMoment(moment: Moment): Md {
  const iso = toIsoRange(moment)
  return moment.zone === 'explicit'
    ? trusted(iso)
    : trusted(`${iso} (zone assumed; written “${inline(moment.text)}”)`)
}

/** Names of marks, as they stand in a sentence after "from" and "to". */
const markTitles: Readonly<Partial<Record<MarkName, string>>> = {
  'first-user-error': 'first met by a user',
  'service-stopped': 'service stopped',
  'service-started': 'service started',
  'rollback-started': 'rollback started',
  'rolled-back': 'rolled back',
  classified: 'classified as major',
  'materiality-determined': 'materiality determined',
  'early-warning': 'early warning',
  'initial-notification': 'initial notification',
  'incident-notification': 'incident notification',
  'breach-notification': 'breach notification',
  'superintendent-notified': 'superintendent notified',
  'form-8-k-filed': 'Form 8-K filed',
  'intermediate-report': 'intermediate report',
  'final-report': 'final report',
}
export const markTitle = (name: MarkName): string => markTitles[name] ?? name

/** What must stand beside a value that nobody measured. */
const caveats: Readonly<Partial<Record<Basis, string>>> = {
  configured: 'configured, not measured',
  literal: 'a constant of the program that wrote it',
}

/** A value with its caveat, if it needs one. */
export function withBasis(markdown: Md, { basis }: Fact<unknown>): Md {
  const caveat = caveats[basis]
  return caveat === undefined ? markdown : trusted(`${markdown} (${caveat})`)
}

/** The distinct texts of facts, each traced to all the facts that say it. */
export function distinct(
  facts: readonly Fact<string>[],
): readonly { text: string; facts: readonly Fact<string>[] }[] {
  const byText = new Map<string, Fact<string>[]>()
  for (const fact of facts) {
    const same = byText.get(fact.value)
    if (same) same.push(fact)
    else byText.set(fact.value, [fact])
  }
  return [...byText].map(([text, same]) => ({ text, facts: same }))
}

/** Bulleted lines, one a distinct text. */
export function bullets(facts: readonly Fact<string>[], citations: Citations): readonly Md[] {
  return distinct(facts).map(({ text, facts: same }) => citations.cite(inline(text), same))
}

/** The name of the incident in one line, without Markdown: what a person called it, else what happened to what. */
export function titleOf(incident: Incident): string {
  const stated = known(incident, 'title')?.value
  if (stated !== undefined) return stated
  const what = known(incident, 'version')?.value ?? known(incident, 'service')?.value ?? incident.id
  const where = known(incident, 'environment')?.value
  const happened =
    incident.nature === 'context'
      ? mark(incident, 'deployed')
        ? 'deployed'
        : 'context'
      : mark(incident, 'rolled-back')
        ? 'rolled back'
        : 'incident'
  return `${what} ${happened}${where === undefined ? '' : ` in ${where}`}`
}

/** The UTC day on which the incident began, YYYY-MM-DD, as far as any moment of it is known. */
export function incidentDay(incident: Incident): string | undefined {
  const begun = mark(incident, 'started') ?? mark(incident, 'detected') ?? mark(incident, 'reported')
  const moments = Object.values(incident.marks)
    .flat()
    .map(({ value }) => value.earliest)
  const events = incident.timeline.map(({ value }) => value.at.earliest)
  const at = begun?.value.earliest ?? [...moments, ...events].sort((a, b) => a - b)[0]
  return at === undefined ? undefined : dayOf(at)
}

/** A ticket by its short name, linked where an address is known: `ORD-481`. */
export function showTicket(ticket: string): Md {
  const [, name] = /\/([A-Za-z][A-Za-z0-9]*-\d+|\d+)\/?$/.exec(ticket) ?? []
  return link(name === undefined ? ticket : /^\d/.test(name) ? `#${name}` : name, ticket)
}
