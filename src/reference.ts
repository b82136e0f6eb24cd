// The reference pages under docs/, written from the code they describe.
import { metricDefinitions } from './analysis/metrics.ts'
import { showLimit } from './documents/compliance-view.ts'
import { markTitle } from './documents/phrases.ts'
import { formats } from './evidence/formats/index.ts'
import { policies } from './policies/index.ts'
import { type Deadline, type MetBy, type Policy, noLegalAdvice } from './policies/policy.ts'
import { manuals } from './rules/index.ts'

/** Path to Markdown, for scripts/reference.mjs; a test holds what is committed against it. */
export function referencePages(): Readonly<Record<string, string>> {
  return {
    'docs/rules.md': rulesPage(),
    'docs/policies.md': policiesPage(),
    'docs/formats.md': formatsPage(),
    'docs/metrics.md': metricsPage(),
  }
}

const written = '<!-- Written by `npm run reference` from the code: change it there. -->'

function rulesPage(): string {
  const rules = manuals.flatMap(({ id, title, severity, motivation, remedy }) => [
    `## ${id}`,
    `**${title}** (${severity})`,
    motivation,
    remedy,
  ])
  return page(
    'Rules',
    'What `postmortems check` asks of a document. A severity stands for the usual case: it becomes an error once the time that a policy gives is over, and advice while that still runs.',
    'Set another in `postmortems.config.yaml`, or switch a rule off:',
    '```yaml\nrules:\n  zone-missing: error\n  blame-language: off\n```',
    'Excuse a line in the document itself, with a reason; the reason is reported. The comment stands on the line, or above it:',
    '```markdown\n<!-- postmortems-ignore action-overdue: waits for the vendor until May -->\n```',
    ...rules,
  )
}

function policiesPage(): string {
  return page(
    'Policies',
    'What must be done about an incident, and by when. A clock starts with an event, a mark of the incident: without evidence of the event it is not triggered, and never red. A limit is inclusive: exactly then is in time.',
    'Name policies with `--policy`, or under `policies` in `postmortems.config.yaml`. Your own is a YAML file of the same shape: see [policy.schema.json](../schemas/policy.schema.json).',
    ...policies.flatMap(policyPart),
  )
}

function policyPart(policy: Policy): readonly string[] {
  const { id, title, clause, source, verified, legal, notes = [], onByDefault, obligations } = policy
  const rows = obligations.map(({ title: what, deadlines, metBy }) => {
    const due = deadlines.map(dueText).join('; ') || 'always, or by the date of each action'
    return `| ${what} | ${due} | ${metByText(metBy)} |`
  })
  return [
    `## ${id}`,
    `**${title}**, ${onByDefault ? 'on unless switched off' : 'off unless named'}.${legal === true ? ` ${noLegalAdvice}` : ''}`,
    `> ${clause}`,
    `${source}${verified === undefined ? '' : `, compared on ${verified}`}.`,
    ['| Obligation | Due | Met by |', '| --- | --- | --- |', ...rows].join('\n'),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
  ]
}

function dueText({ from, within, occurrence, given }: Deadline): string {
  const mark = from.map(markTitle).join(', else ')
  const which = occurrence === undefined ? '' : ` (the ${occurrence})`
  const until = 'until' in within ? `, until ${within.until}` : ''
  return `${showLimit(within)} after ${mark}${which}${until}${given === undefined ? '' : `, where it was ${markTitle(given)} by then`}`
}

function metByText(metBy: MetBy): string {
  if ('content' in metBy) return `the content: \`${metBy.content}\``
  return 'event' in metBy ? `the event: ${markTitle(metBy.event)}` : `every action: \`${metBy.everyAction}\``
}

function formatsPage(): string {
  const rows = formats.map(({ id, title, yields }) => `| \`${id}\` | ${cell(title)} | ${cell(yields)} |`)
  return page(
    'Formats',
    'The evidence that can be read. Exactly one format claims a piece; `postmortems inspect` shows which, and what it yielded.',
    ['| Format | Evidence | Yields |', '| --- | --- | --- |', ...rows].join('\n'),
  )
}

function metricsPage(): string {
  const rows = metricDefinitions.map(
    ({ title, definition, from, to }) =>
      `| ${title} | ${cell(definition)} | ${from.map(markTitle).join(', else ')} | ${to.map(markTitle).join(', else ')} |`,
  )
  return page(
    'Metrics',
    'Each is the span between two marks of the incident: an interval where a mark is known only roughly, and unknown where one is missing.',
    ['| Metric | Definition | From | To |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  )
}

function page(title: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, written, ...parts].join('\n\n')}\n`
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`)
}
