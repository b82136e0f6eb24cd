// docs/walk-through.md is made from real runs: it fails here as soon as it says what the tool no longer does.
// `npx vitest run test/walk-through.test.ts -u` writes it anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unifiedDiff } from '../src/markdown/diff.ts'
import { folderWith } from './folder.ts'
import { run } from './run.ts'

const home = process.cwd()
const document = 'retrospectives/deployment-rollbacks/2026-03-03-v5.2.0.md'

const failure = `{
  "timestamp": "2026-03-03T14:07:30Z",
  "version": "v5.2.0",
  "environment": "production",
  "deployment_type": "canary",
  "status": "failure",
  "duration_seconds": 150,
  "canary_percentage": 5,
  "monitoring_duration": 600,
  "slo_compliance": false,
  "rollback_time": "2026-03-03T14:07:30Z"
}
`
const incident = (severity: string) => `title: Checkout canary timed out
version: v5.2.0
severity: ${severity}
marks:
  detected: 2026-03-03T14:06:10Z
actions:
  - text: Alert on the length of the connection queue
`
const timeline = `- 2026-03-03T14:05:40Z Connection queue of the canary begins to grow
`

beforeEach(() => process.chdir(folderWith()))
afterEach(() => process.chdir(home))

test('docs/walk-through.md is what happens', async () => {
  const told: string[] = []
  const say = (...paragraphs: readonly string[]) => told.push(...paragraphs)
  const fenced = (language: string, text: string) => told.push(`\`\`\`${language}\n${text.trimEnd()}\n\`\`\``)
  const command = async (now: string, ...args: readonly string[]) => {
    const shown = ['postmortems', ...args].join(' ')
    const clock = args[0] === 'draft' ? ['--now', now] : []
    const { code, out, err } = await run(...args, ...clock)
    fenced('text', `$ ${shown}\n${err}${out}${code === 0 ? '' : `\n(exit code ${code})`}`)
  }
  const edit = (...changes: readonly (readonly [string, string])[]) => {
    const before = readFileSync(document, 'utf8')
    const after = changes.reduce((text, [from, to]) => text.replace(from, to), before)
    writeFileSync(document, after)
    fenced('diff', unifiedDiff(before, after, { from: 'as generated', to: 'as edited', context: 1 }))
  }
  const shows = (...patterns: readonly RegExp[]) => {
    const lines = readFileSync(document, 'utf8').split('\n')
    const found = patterns.flatMap((pattern) => lines.filter((line) => pattern.test(line)))
    fenced('markdown', found.join('\n'))
  }
  mkdirSync('evidence')
  writeFileSync('evidence/deployment-failure-20260303-140730.json', failure)
  writeFileSync('evidence/incident.yaml', incident('high'))

  say(
    '# Three days of one incident',
    'A canary fails on Tuesday. The post-mortem is drafted at once, people write in it, and then evidence keeps coming. This page is written by `test/walk-through.test.ts` from real runs, so what it shows is what happens.',
    '## Tuesday: the draft',
    'The deployment tool left a failure record, and the engineer on call typed a short incident file.',
  )
  await command('2026-03-03T16:00:00Z', 'draft', 'evidence')
  say('Every line that says something names its evidence. Where none speaks, there is a question.')
  shows(/^\| Severity/, /^\| 2026-\S+ \| Canary/, /^_How was it noticed/, /^\| A1/)

  say(
    '## Wednesday: people write',
    'Dana answers a question, adds what she did to the timeline, takes the action item, and does not think that the severity was high.',
  )
  edit(
    [
      '_How was it noticed: by an alert, a check, a person? Who or what saw it first?_',
      'Dana saw timeouts on the canary’s dashboard.',
    ],
    [
      '| 2026-03-03T14:07:30Z | Canary',
      '| 14:06:40 | Dana acknowledged the page | by phone | |\n| 2026-03-03T14:07:30Z | Canary',
    ],
    ['queue |  |  | open |', 'queue | dana | 2026-03-17 | open |'],
    ['| Severity | high |', '| Severity | medium |'],
  )
  say(
    'Running `draft` again with the same evidence leaves all of it as it is. Her row in the timeline counts as evidence, stated by a person: there is a time to acknowledge now.',
  )
  await command('2026-03-04T09:00:00Z', 'draft', 'evidence', '--diff')

  say(
    '## Thursday: new evidence, and a conflict',
    'The database team sends a timeline, and the incident manager raises the severity to critical. What would that do, and why?',
  )
  writeFileSync('evidence/timeline-database.yaml', timeline)
  writeFileSync('evidence/incident.yaml', incident('critical'))
  await command('2026-03-05T09:00:00Z', 'draft', 'evidence', '--dry-run', '--diff')
  say(
    'The new row goes to its place in the timeline, above Dana’s. Her words, her row and her action item stay. The severity is the one thing that she and the evidence both changed: her text is kept, nothing is written into the document to mark it, and the run says so.',
  )
  await command('2026-03-05T09:00:00Z', 'draft', 'evidence')
  say(
    'It is said again by every run until somebody settles it: by editing that line, or with `resolve`. They talk, and agree with the incident manager.',
  )
  const listed = (await run('resolve', document)).out
  const line = /\.md:(\d+) in “Post-mortem/.exec(listed)?.[1] ?? ''
  await command('', 'resolve', document)
  await command('', 'resolve', document, '--line', line, '--keep', 'theirs')
  await command('2026-03-05T10:00:00Z', 'draft', 'evidence')
  say('What stands in the end:')
  shows(
    /^\| Severity/,
    /^\| (?:2026-\S+|\d\d:\S+) \| (?:Canary|Dana|Connection)/,
    /^Dana saw/,
    /^\| Time to ack/,
    /^\| A1/,
  )
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(`${home}/docs/walk-through.md`)
})
