// docs/templates.md: what each template may ask for, made from real views. Run with -u after a change.
import { expect, test } from 'vitest'
import { analyse } from '../src/analysis/analyse.ts'
import { defaultConfig } from '../src/config/config.ts'
import { numberActions } from '../src/documents/action-ids.ts'
import { citations } from '../src/documents/citations.ts'
import { documentKinds, folderPages } from '../src/documents/index.ts'
import { nodeHost } from '../src/node/host.ts'
import { understand } from '../src/pipelines/understand.ts'
import { policies } from '../src/policies/index.ts'

const evidence = [
  'fixtures/example',
  'fixtures/formats/incident-file/full/input',
  'fixtures/formats/post-mortem-document',
  'fixtures/contradictions',
]
const now = Date.UTC(2026, 2, 18)
const views = understand(nodeHost(), evidence, defaultConfig).incidents.flatMap((incident) => {
  const analysis = analyse(
    incident,
    policies.filter(({ onByDefault }) => onByDefault),
    now,
  )
  const numbered = incident.evidence.map(({ file }) => file)
  const related = [{ title: 'Another incident', path: 'other.md', because: 'the same version' }]
  const links = [{ url: 'https://grafana.example.com/d/x', kind: 'dashboard' as const }]
  const actions = numberActions(incident.actions, [], '').rows
  const subject = { actions, incident, analysis, citations: citations(numbered), numbered, related, links }
  return documentKinds.map((kind) => ({ id: kind.id, view: kind.view({ ...subject, kind: kind.id }) }))
})

/** What stands under a key, over all views that have something there. */
function shape(values: readonly unknown[]): string {
  const known = values.filter((value) => value !== null && value !== '')
  const lists = known.filter((value) => Array.isArray(value)) as unknown[][]
  if (lists.length > 0) {
    const inner = shape(lists.flat())
    return inner === '' ? 'list' : `list of ${inner}`
  }
  const objects = known.filter((value) => typeof value === 'object') as Record<string, unknown>[]
  if (objects.length > 0) {
    const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))]
    return `{ ${keys.join(', ')} }`
  }
  const [first] = known
  return typeof first === 'boolean' ? 'yes or no' : typeof first === 'number' ? 'number' : 'Markdown'
}

function table(all: readonly Readonly<Record<string, unknown>>[]): string {
  const keys = [...new Set(all.flatMap((view) => Object.keys(view)))]
  const rows = keys.map((key) => `| \`${key}\` | ${shape(all.map((view) => view[key]))} |`)
  return ['| name | what it is |', '|---|---|', ...rows].join('\n')
}

test('docs/templates.md lists what the views hold', async () => {
  const kinds = documentKinds.map(({ id }) => {
    const all = views.filter((each) => each.id === id).map(({ view }) => view)
    return `## ${id}\n\n${table(all)}`
  })
  const pages = folderPages.map(({ id, view }) => `## ${id}\n\n${table([view([])])}`)
  const text = `# Templates

A document is a Handlebars template, \`templates/<kind>.md.hbs\`, that lays out a view. A file of the same name in your own folder
(\`templates:\` in [the configuration](configuration.md)) replaces it; likewise for \`partials/\`. Templates decide layout, never meaning.

Everything in a view is finished Markdown, a number, a switch, or a list of those: nothing needs escaping, and nothing is undefined. Asking for
what is not there is an error with the template's file and line. One helper is ours: \`{{rows list "a" "b"}}\` writes a table row for each
element, from the cells that it names. Keep the header words of the tables: merging recognises a table by them.

${[...kinds, ...pages].join('\n\n')}
`
  await expect(text).toMatchFileSnapshot('../docs/templates.md')
})
