// draft run again: what people wrote stays, what the evidence changed comes in, what both changed is listed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { contents, folderWith } from './folder.ts'
import { run } from './run.ts'

const now = '2026-05-05T00:00:00Z'
const page = 'deployment-rollbacks/2026-05-04-v3.1.0.md'
const failure = JSON.stringify({
  timestamp: '2026-05-04T10:20:42Z',
  version: 'v3.1.0',
  environment: 'production',
  deployment_type: 'canary',
  status: 'failure',
  duration_seconds: 42,
  canary_percentage: 10,
  monitoring_duration: 1800,
  slo_compliance: false,
  rollback_time: '2026-05-04T10:20:42Z',
})
const incident = (
  severity = 'high',
  actions: readonly string[] = ['Add a pool alert', 'Test the rollback'],
) =>
  [
    'title: Orders canary kept failing',
    'version: v3.1.0',
    `severity: ${severity}`,
    'marks:',
    '  detected: 2026-05-04T10:20:20Z',
    'actions:',
    ...actions.map((text) => `  - text: ${text}`),
    '',
  ].join('\n')

interface Setting {
  readonly evidence: string
  readonly out: string
}

/** A folder in which a first run has written its document. */
async function drafted(files: Record<string, string> = {}): Promise<Setting> {
  const setting = {
    evidence: folderWith({ 'failure.json': failure, 'incident.yaml': incident(), ...files }),
    out: folderWith(),
  }
  await draft(setting)
  return setting
}

interface Report {
  readonly changes: readonly {
    readonly path: string
    readonly change: string
    readonly notes?: readonly string[]
    readonly movedFrom?: string
    readonly diff?: string
    readonly because?: readonly { readonly file: string; readonly state: string; readonly lines: number[] }[]
  }[]
  readonly problems: readonly {
    readonly code: string
    readonly message: string
    readonly place: { readonly file: string; readonly line?: number }
    readonly details?: readonly string[]
  }[]
}

async function draft({ evidence, out }: Setting, ...more: readonly string[]) {
  const at = more.includes('--now') ? [] : ['--now', now]
  const {
    code,
    out: printed,
    err,
  } = await run('draft', evidence, '--out', out, '--format', 'json', ...at, ...more)
  return { code, err, ...(JSON.parse(printed === '' ? '{}' : printed) as Report) }
}

const text = ({ out }: Setting, path = page) => readFileSync(join(out, path), 'utf8')

function edit({ out }: Setting, change: (text: string) => string, path = page): void {
  const before = readFileSync(join(out, path), 'utf8')
  const after = change(before)
  expect(after, 'the edit changes something').not.toBe(before)
  writeFileSync(join(out, path), after)
}

function give({ evidence }: Setting, name: string, content: string): void {
  writeFileSync(join(evidence, name), content)
}

function stamps({ out }: Setting): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.keys(contents(out)).map((path) => [path, statSync(join(out, path)).mtimeMs]),
  )
}

/** Runs again and holds that not a byte, and no modification time, is another. */
async function expectNoChange(setting: Setting): Promise<void> {
  const [before, times] = [contents(setting.out), stamps(setting)]
  await draft(setting)
  expect(contents(setting.out)).toEqual(before)
  expect(stamps(setting)).toEqual(times)
}

const severityRow = /\| Severity \| (\w+) \|/

/** A document in which a person and the evidence say different severities. */
async function disputed(): Promise<Setting> {
  const setting = await drafted()
  edit(setting, (old) => old.replace('| Severity | high |', '| Severity | medium |'))
  give(setting, 'incident.yaml', incident('critical'))
  return setting
}

test('a conflict keeps the person’s text and is listed, with both versions, place and source, until it is settled', async () => {
  const setting = await disputed()
  const first = await draft(setting)
  expect(first.code).toBe(1)
  expect(first.changes[0]?.change).toBe('conflict')
  const line =
    text(setting)
      .split('\n')
      .findIndex((each) => severityRow.test(each)) + 1
  expect(severityRow.exec(text(setting))?.[1]).toBe('medium')
  expect(text(setting)).not.toMatch(/^(?:<{7}|={7}|>{7})/m)
  expect(first.problems).toMatchObject([{ code: 'conflict', place: { file: join(setting.out, page), line } }])
  expect(first.problems[0]?.details).toEqual([
    expect.stringMatching(/^yours: .*medium/),
    expect.stringMatching(/^evidence: .*critical/),
    `source:   ${setting.evidence}/incident.yaml /severity`,
  ])
  // The front matter, which the person left alone, says what the evidence says.
  expect(text(setting)).toContain('severity: "critical"')
  await expectNoChange(setting)
  const again = await draft(setting)
  expect([again.code, again.problems]).toEqual([first.code, first.problems])
})

test.each([
  ['the person writes something else', (old: string) => old.replace('| medium |', '| low |'), 'low'],
  [
    'the person takes the evidence’s version',
    (old: string) => old.replace('| medium |', '| critical |'),
    'critical',
  ],
  ['the person removes the line', (old: string) => old.replace(/\| Severity \|.*\n/, ''), undefined],
])('a conflict is settled when %s', async (_, change, severity) => {
  const setting = await disputed()
  await draft(setting)
  edit(setting, change)
  const { code, problems } = await draft(setting)
  expect([code, problems]).toEqual([0, []])
  expect(severityRow.exec(text(setting))?.[1]).toBe(severity)
  await expectNoChange(setting)
})

test.each([
  ['to what it said before', 'high'],
  ['to what the person wrote', 'medium'],
])('a conflict is settled when the evidence comes round %s', async (_, severity) => {
  const setting = await disputed()
  await draft(setting)
  give(setting, 'incident.yaml', incident(severity))
  expect((await draft(setting)).problems).toEqual([])
  expect(severityRow.exec(text(setting))?.[1]).toBe('medium')
})

test('a conflict follows its text when lines come above it, and when the evidence changes its mind again', async () => {
  const setting = await disputed()
  await draft(setting)
  edit(setting, (old) => old.replace('# Post-mortem', '> A remark on top.\n\n# Post-mortem'))
  give(setting, 'incident.yaml', incident('catastrophic'))
  const { code, problems } = await draft(setting)
  expect(code).toBe(1)
  expect(problems).toHaveLength(1)
  const { line = 0 } = problems[0]?.place ?? {}
  expect(text(setting).split('\n')[line - 1]).toMatch(/Severity \| medium/)
  expect(problems[0]?.details?.[1]).toContain('catastrophic')
})

test.each([
  ['ours', 'medium'],
  ['theirs', 'critical'],
] as const)('resolve --keep %s settles it for good', async (keep, severity) => {
  const setting = await disputed()
  await draft(setting)
  const file = join(setting.out, page)
  edit(setting, (old) => old.replaceAll('\n', '\r\n'))
  const listed = await run('resolve', file)
  expect(listed.code).toBe(1)
  expect(listed.out).toMatch(/yours: .*medium.*\n.*evidence: .*critical/)
  const line = /:(\d+) in/.exec(listed.out)?.[1] ?? ''
  const elsewhere = await run('resolve', file, '--keep', keep, '--line', String(Number(line) + 1))
  expect([elsewhere.code, elsewhere.err]).toEqual([
    2,
    expect.stringContaining(`Open conflicts are on line ${line}`),
  ])
  const before = text(setting)
  expect((await run('resolve', file, '--keep', keep, '--line', line)).code).toBe(0)
  expect(text(setting)).toBe(before.replace('| Severity | medium |', `| Severity | ${severity} |`))
  expect((await draft(setting)).code).toBe(0)
  await expectNoChange(setting)
  expect((await run('resolve', file)).out).toBe('No conflict is open.\n')
})

test('action items keep their IDs and what people wrote, whatever comes and goes in the evidence', async () => {
  const setting = await drafted()
  edit(setting, (old) =>
    old
      .replace(
        '| A1 | Add a pool alert |  |  | open |',
        '| A1 | Add a pool alert | dana | 2026-05-20 | done |',
      )
      .replace(/\| A2 .*\n/, '$&| A3 | Write a runbook | lee | 2026-05-21 | open | |\n'),
  )
  const rows = () => text(setting).match(/^\| A\d.*$/gm)
  give(setting, 'incident.yaml', incident('high', ['Page the database team', 'Test the rollback']))
  await draft(setting)
  const expected = [
    '| A1 | Add a pool alert | dana | 2026-05-20 | done |  |',
    '| A2 | Test the rollback |  |  | open |  |',
    '| A3 | Write a runbook | lee | 2026-05-21 | open | |',
    '| A4 | Page the database team |  |  | open |  |',
  ]
  expect(rows()).toEqual(expected)
  give(
    setting,
    'incident.yaml',
    incident('high', ['Rehearse a failover', 'Page the database team', 'Add a pool alert']),
  )
  await draft(setting)
  expect(rows()).toEqual([...expected, '| A5 | Rehearse a failover |  |  | open |  |'])
  await expectNoChange(setting)
})

test('an action that the evidence words a little differently keeps its ID', async () => {
  const alert = 'Alert when the connection pool of orders is nearly full'
  const setting = await drafted({ 'incident.yaml': incident('high', [alert, 'Test the rollback']) })
  give(setting, 'incident.yaml', incident('high', [alert.replace('nearly', 'almost'), 'Test the rollback']))
  await draft(setting)
  expect(text(setting).match(/^\| A\d.*$/gm)).toEqual([
    '| A1 | Alert when the connection pool of orders is almost full |  |  | open |  |',
    '| A2 | Test the rollback |  |  | open |  |',
  ])
})

test('a document that was renamed and moved is updated where it stands, and its record follows', async () => {
  const setting = await drafted()
  const moved = 'orders/canary in May.md'
  mkdirSync(dirname(join(setting.out, moved)), { recursive: true })
  renameSync(join(setting.out, page), join(setting.out, moved))
  give(setting, 'incident.yaml', incident('critical'))
  const { changes, code } = await draft(setting)
  expect(code).toBe(0)
  expect(changes).toMatchObject([
    { path: join(setting.out, moved), change: 'update', movedFrom: join(setting.out, page) },
  ])
  expect(existsSync(join(setting.out, page))).toBe(false)
  expect(severityRow.exec(text(setting, moved))?.[1]).toBe('critical')
  expect(text(setting, 'COMPLIANCE.md')).toContain('orders/canary')
  await expectNoChange(setting)
  expect((await draft(setting)).changes[0]?.movedFrom).toBeUndefined()
})

test('a deleted document is written again, and the run says so', async () => {
  const setting = await drafted()
  const whole = contents(setting.out)
  rmSync(join(setting.out, page))
  const { changes } = await draft(setting)
  expect(changes).toMatchObject([{ change: 'create', notes: [expect.stringContaining('deleted')] }])
  expect(contents(setting.out)).toEqual(whole)
})

test('of two documents with one id neither is written to', async () => {
  const setting = await drafted()
  writeFileSync(join(setting.out, 'copy.md'), text(setting))
  give(setting, 'incident.yaml', incident('critical'))
  const documents = () => [text(setting), text(setting, 'copy.md')]
  const before = documents()
  const { code, problems } = await draft(setting)
  expect(code).toBe(1)
  expect(problems).toMatchObject([
    { code: 'duplicate-id', details: [join(setting.out, 'copy.md'), join(setting.out, page)] },
  ])
  expect(documents()).toEqual(before)
  rmSync(join(setting.out, 'copy.md'))
  expect((await draft(setting)).changes[0]?.change).toBe('update')
})

test('a row that a person adds to the timeline counts in the metrics, stated, with its line as source', async () => {
  const setting = await drafted()
  const row = '| 10:20:30 | Dana acknowledged the page | by phone | |'
  edit(setting, (old) => old.replace(/(?=^\| 2026-05-04T10:20:42Z \| Canary)/m, `${row}\n`))
  await draft(setting)
  expect(text(setting)).toContain(
    '| Time to acknowledge | 10 s | detected → acknowledged | E2, this document |',
  )
  expect(
    text(setting)
      .split('\n')
      .filter((line) => line.includes('Dana acknowledged')),
  ).toEqual([row])
  await expectNoChange(setting)
  const line =
    text(setting)
      .split('\n')
      .findIndex((each) => each.startsWith('| Time to acknowledge')) + 1
  const { out } = await run('explain', `${join(setting.out, page)}:${line}`, '--format', 'json')
  const { facts } = JSON.parse(out) as {
    facts: { file: string; line?: number; basis: string; evidence: string }[]
  }
  const standing = text(setting).split('\n').indexOf(row) + 1
  expect(facts[1]).toMatchObject({
    file: 'this document',
    line: standing,
    basis: 'stated',
    evidence: 'unchanged',
  })
  edit(setting, (old) => old.replace(`${row}\n`, ''))
  await draft(setting)
  expect(text(setting)).not.toContain('Time to acknowledge |')
})

test('rewording a generated row does not make another event of it', async () => {
  const setting = await drafted()
  edit(setting, (old) =>
    old.replace('| Canary deployment of v3.1.0 started |', '| We notified nobody and began |'),
  )
  await expectNoChange(setting)
  expect(text(setting)).not.toContain('Time to notify |')
})

test('what a person removed stays removed, and what the evidence says of it now is told', async () => {
  const setting = await drafted()
  edit(setting, (old) => old.replace(/\| Severity \|.*\n/, '').replace(/## Impact\n[^#]*/, ''))
  give(setting, 'incident.yaml', incident('critical'))
  const { code, changes } = await draft(setting)
  expect(code).toBe(0)
  expect(text(setting)).not.toMatch(severityRow)
  expect(text(setting)).not.toContain('## Impact')
  expect(changes[0]?.notes).toEqual([expect.stringMatching(/You removed this.*critical/)])
})

test.each([
  ['CRLF', (old: string) => old.replaceAll('\n', '\r\n')],
  ['a byte order mark', (old: string) => `\ufeff${old}`],
  ['no final newline', (old: string) => old.replace(/\n$/, '')],
  ['trailing spaces', (old: string) => old.replaceAll(/(?<=.)\n/g, '  \n')],
  ['all of them', (old: string) => `\ufeff${old.replace(/\n$/, '').replaceAll('\n', ' \r\n')}`],
])('%s stays outside the changed lines', async (_, change) => {
  const setting = await drafted()
  const plain = text(setting)
  edit(setting, change)
  await expectNoChange(setting)
  const before = text(setting).split('\n')
  give(setting, 'incident.yaml', incident('critical'))
  await draft(setting)
  const after = text(setting).split('\n')
  expect(after).toHaveLength(before.length)
  const changed = after.flatMap((line, index) => (line === before[index] ? [] : [line]))
  expect(changed.filter((line) => !/severity|incident\.yaml/i.test(line))).toEqual([])
  expect(changed).toHaveLength(3)
  if (/\r\n/.test(before.join('\n'))) for (const line of changed) expect(line).toMatch(/\r$/)
  expect(plain).toContain('high')
  await expectNoChange(setting)
})

test('a new template updates an untouched document to what it would write anew, and an edited one around the edits', async () => {
  const template = readFileSync('templates/post-mortem.md.hbs', 'utf8')
    .replace('## Lessons learned', '## What we learnt')
    .replace('## Impact', '## Who was affected\n\nThe effect on people comes first.')
  const templates = folderWith({ 'post-mortem.md.hbs': template })
  const config = join(folderWith({ 'c.yaml': `templates: ${templates}\n` }), 'c.yaml')
  const setting = await drafted()
  const anew = { ...setting, out: folderWith() }
  await draft(anew, '--config', config)
  const edited = await drafted()
  edit(edited, (old) => old.replace('_What went well,', 'The rollback was quick. _What went well,'))
  expect((await draft(setting, '--config', config)).code).toBe(0)
  expect(text(setting)).toBe(text(anew))
  await draft(edited, '--config', config)
  expect(text(edited)).toContain('The rollback was quick.')
  expect(text(edited)).toContain('The effect on people comes first.')
})

test('time alone changes no byte of a document', async () => {
  const setting = await drafted()
  await draft(setting, '--kind', 'failure-analysis')
  const documents = () =>
    Object.fromEntries(Object.entries(contents(setting.out)).filter(([path]) => path.includes('/')))
  const { [page]: before } = documents()
  const all = () => Object.entries(documents()).filter(([path]) => !path.includes('/page/'))
  const stands = all()
  await draft(setting, '--kind', 'failure-analysis', '--kind', 'post-mortem', '--now', '2031-01-01T00:00:00Z')
  expect(text(setting)).toBe(before)
  expect(all()).toEqual(stands)
})

test('a document without a record is left alone, offered beside once, and adopted when asked', async () => {
  const setting = await drafted()
  const own = '# What happened with v3.1.0\n\nOur own words.\n'
  rmSync(join(setting.out, '.postmortems/post-mortem'), { recursive: true })
  writeFileSync(join(setting.out, page), own)
  const beside = page.replace('.md', '.generated.md')
  const first = await draft(setting)
  expect([first.code, first.problems[0]?.code]).toEqual([1, 'no-base'])
  expect(text(setting, beside)).toContain('# Post-mortem: Orders canary')
  await expectNoChange(setting)
  expect(Object.keys(contents(setting.out)).filter((path) => /generated/.test(path))).toEqual([beside])
  expect((await draft(setting, '--adopt')).code).toBe(0)
  expect(text(setting)).toBe(own)
  expect(existsSync(join(setting.out, beside))).toBe(false)
  await expectNoChange(setting)
  give(setting, 'timeline-2026-05-04.yaml', '- 2026-05-04T10:20:10Z Error rate above 5 %\n')
  await draft(setting)
  expect(text(setting)).toContain('Our own words.')
})

test('what a person writes into the offer stays there, too', async () => {
  const setting = await drafted()
  rmSync(join(setting.out, '.postmortems/post-mortem'), { recursive: true })
  writeFileSync(join(setting.out, page), '# Our own\n')
  await draft(setting)
  const beside = page.replace('.md', '.generated.md')
  edit(setting, (old) => old.replace('_What went well', 'Luck. _What went well'), beside)
  await expectNoChange(setting)
  give(setting, 'incident.yaml', incident('critical'))
  await draft(setting)
  expect(text(setting, beside)).toMatch(severityRow)
  expect(text(setting, beside)).toContain('| Severity | critical |')
  expect(text(setting, beside)).toContain('Luck. ')
  await draft(setting, '--adopt')
  expect(text(setting, beside)).toContain('Luck. ')
  await expectNoChange(setting)
})

test('when the records are lost, a moved document is still not written twice', async () => {
  const setting = await drafted()
  renameSync(join(setting.out, page), join(setting.out, 'moved.md'))
  rmSync(join(setting.out, '.postmortems'), { recursive: true })
  expect((await draft(setting)).changes).toMatchObject([
    { path: join(setting.out, 'moved.md'), change: 'unchanged' },
  ])
  expect(existsSync(join(setting.out, page))).toBe(false)
})

test('resolve works from inside the folder', async () => {
  const setting = await disputed()
  await draft(setting)
  const home = process.cwd()
  process.chdir(dirname(join(setting.out, page)))
  try {
    expect((await run('resolve', '2026-05-04-v3.1.0.md', '--keep', 'theirs')).code).toBe(0)
  } finally {
    process.chdir(home)
  }
  expect(severityRow.exec(text(setting))?.[1]).toBe('critical')
  expect((await draft(setting)).code).toBe(0)
})

test('new evidence given alone joins what is known, and what people wrote in the timeline stays known', async () => {
  const setting = await drafted()
  const row = '| 10:20:30 | Dana acknowledged the page | by phone | |'
  edit(setting, (old) => old.replace(/(?=^\| 2026-05-04T10:20:42Z \| Canary)/m, `${row}\n`))
  const alone = {
    ...setting,
    evidence: folderWith({ 'more.yaml': 'version: v3.1.0\nmarks:\n  resolved: 2026-05-04T10:40:00Z\n' }),
  }
  await draft(alone)
  expect(text(setting)).toContain('| Time to acknowledge | 10 s |')
  expect(text(setting)).toContain('| Time to resolve | 19 min 40 s |')
  expect(
    text(setting)
      .split('\n')
      .filter((line) => line.includes('Dana acknowledged')),
  ).toEqual([row])
  const [before, times] = [contents(setting.out), stamps(setting)]
  await draft(alone)
  expect([contents(setting.out), stamps(setting)]).toEqual([before, times])
})

test('--diff shows what changes and which evidence is behind it', async () => {
  const setting = await drafted()
  edit(setting, (old) => old.replace('_What went well,', 'Quick. _What went well,'))
  give(setting, 'incident.yaml', incident('critical'))
  give(setting, 'timeline-2026-05-04.yaml', '- 2026-05-04T10:20:10Z Error rate above 5 %\n')
  const before = contents(setting.out)
  const dry = await draft(setting, '--diff', '--dry-run')
  expect(contents(setting.out)).toEqual(before)
  const { diff = '', because = [] } = dry.changes[0] ?? {}
  expect(diff).toMatch(/^--- a\/.*\n\+\+\+ b\/.*\n@@ /)
  expect(diff).toContain('\n-| Severity | high | E2 |\n+| Severity | critical | E2 |\n')
  expect(diff).not.toContain('\n+Quick.')
  expect(because.map(({ file, state }) => [file.split('/').at(-1), state])).toEqual([
    ['timeline-2026-05-04.yaml', 'new'],
    ['incident.yaml', 'changed'],
  ])
  expect((await draft(setting, '--diff')).changes[0]).toMatchObject({ diff, because })
  const lines = text(setting).split('\n')
  for (const line of because[0]?.lines ?? []) expect(lines[line - 1]).toContain('Error rate above 5 %')
  expect((await draft(setting, '--diff')).changes[0]).toMatchObject({ diff: '', because: [] })
})
