// draft from end to end: real files in, real documents out.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { readReview } from '../src/markdown/review.ts'
import { contents, folderWith } from './folder.ts'
import { run } from './run.ts'

const now = '2026-03-02T00:00:00Z'
const record = (over: Record<string, unknown> = {}) =>
  JSON.stringify({
    timestamp: '2026-03-01T09:15:12Z',
    version: 'v2.7.0',
    environment: 'production',
    deployment_type: 'canary',
    status: 'failure',
    duration_seconds: 42,
    canary_percentage: 10,
    monitoring_duration: 1800,
    slo_compliance: false,
    rollback_time: '2026-03-01T09:15:12Z',
    ...over,
  })
const page = 'deployment-rollbacks/2026-03-01-v2.7.0.md'

test('one failure becomes one document, at the path of the contract', async () => {
  const evidence = folderWith({ 'deployment-failure-20260301-091512.json': record() })
  const out = folderWith()
  const { code, out: printed } = await run('draft', evidence, '--out', out, '--now', now, '--format', 'json')
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toMatchObject({
    changes: [{ path: `${out}/${page}`, change: 'create', kind: 'post-mortem' }],
    counts: { evidence: 1, incidents: 1, create: 1, update: 0, unchanged: 0, conflict: 0, quarantine: 0 },
    problems: [],
  })
  const text = contents(out)[page] ?? ''
  expect(text).toContain('Due **2026-03-03T09:15:12Z**')
  expect(text).toContain('| 2026-03-01T09:14:30Z | Canary deployment of v2.7.0 started |')
  expect(text).not.toMatch(/\[x\]/)
})

test('what no evidence says is asked, not invented', async () => {
  const out = folderWith()
  await run('draft', folderWith({ 'r.json': record() }), '--out', out, '--now', now)
  const review = readReview(contents(out)[page] ?? '', { file: page })
  expect(review).toMatchObject({
    rootCause: { state: 'no' },
    impact: { state: 'no' },
    lessons: { state: 'no' },
    actions: [],
  })
  expect(review.kind).not.toBe('post-mortem')
})

test('the same evidence again changes no byte and no modification time', async () => {
  const evidence = folderWith({
    'a.json': record(),
    'b.json': record({ timestamp: '2026-03-01T09:40:00Z', rollback_time: '2026-03-01T09:40:00Z' }),
  })
  const out = folderWith()
  await run('draft', evidence, '--out', out, '--now', now)
  const before = contents(out)
  const times = () => Object.keys(before).map((path) => statSync(join(out, path)).mtimeMs)
  const stamped = times()
  const { out: printed } = await run('draft', evidence, '--out', out, '--now', now, '--format', 'json')
  expect(JSON.parse(printed)).toMatchObject({ counts: { incidents: 1, unchanged: 1 } })
  expect(contents(out)).toEqual(before)
  expect(times()).toEqual(stamped)
})

test('a dry run prints the same plan and writes nothing', async () => {
  const evidence = folderWith({ 'a.json': record() })
  const out = folderWith()
  const args = ['draft', evidence, '--out', out, '--now', now, '--format', 'json']
  const dry = await run(...args, '--dry-run')
  expect(contents(out)).toEqual({})
  const wet = await run(...args)
  expect(dry.out).toBe(wet.out)
})

test('a folder gives what its files give one by one, in any order', async () => {
  const evidence = folderWith({
    'a.json': record(),
    'b.json': record({ timestamp: '2026-03-01T09:40:00Z', rollback_time: '2026-03-01T09:40:00Z' }),
    'c.json': record({ timestamp: '2026-03-01T14:40:00Z', rollback_time: '2026-03-01T14:40:00Z' }),
    'incident.yaml':
      'title: Canary kept failing\nversion: v2.7.0\nmarks:\n  detected: 2026-03-01T09:15:00Z\n',
  })
  const files = readdirSync(evidence).map((name) => join(evidence, name))
  const draft = async (...paths: readonly string[]) => {
    const out = folderWith()
    await run('draft', ...paths, '--out', out, '--now', now)
    return contents(out)
  }
  const whole = await draft(evidence)
  expect(Object.keys(whole).filter((path) => path.startsWith('deployment'))).toHaveLength(2)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (order) => {
      expect(await draft(...order)).toEqual(whole)
    }),
    { numRuns: 12 },
  )
})

test('machines in other zones and languages write the same bytes', () => {
  const evidence = folderWith({
    'deployment-failure-20260301-101512.json': record(),
    'timeline.yaml': '- 2026-03-01 09:14 noticed\n',
  })
  const [first, ...others] = [
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8' },
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'ja_JP.UTF-8' },
  ].map((environment) => {
    const out = folderWith()
    const { status } = spawnSync(
      process.execPath,
      ['dist/cli/bin.js', 'draft', evidence, '--out', out, '--now', now],
      {
        env: { ...process.env, ...environment },
      },
    )
    expect(status).toBe(0)
    return contents(out)
  })
  expect(Object.keys(first ?? {}).length).toBeGreaterThan(2)
  for (const other of others) expect(other).toEqual(first)
})

test('hostile strings in every field leave the tables whole', async () => {
  const hostile =
    '|x|\n# Fake heading\n---\n<script>alert(1)</script> @everyone [x](javascript:alert(1)) `code` \u0000'
  const fields = { version: hostile, environment: hostile, status: 'failure' }
  const out = folderWith()
  await run('draft', folderWith({ 'r.json': record(fields) }), '--out', out, '--now', now)
  const text =
    Object.entries(contents(out)).find(([path]) => /\.md$/.test(path) && path.includes('/'))?.[1] ?? ''
  const root = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).parse(text)
  const headings = root.children.filter(({ type }) => type === 'heading').map((node) => toString(node))
  expect(headings).not.toContain('Fake heading')
  expect(root.children.map(({ type }) => type)).not.toContain('html')
  const tables = root.children.filter((node) => node.type === 'table')
  expect(tables.length).toBeGreaterThan(3)
  for (const { children: rows } of tables)
    expect(new Set(rows.map((row) => row.children.length)).size).toBe(1)
})

test('an override of one template is used, and a typo in it has its file and line', async () => {
  const evidence = folderWith({ 'r.json': record() })
  const templates = folderWith({ 'post-mortem.md.hbs': '# Ours: {{title}}\n\n{{> evidence}}\n' })
  const out = folderWith()
  const config = folderWith({ 'c.yaml': `templates: ${templates}\n` })
  await run('draft', evidence, '--out', out, '--now', now, '--config', join(config, 'c.yaml'))
  expect(contents(out)[page]).toMatch(/^# Ours: v2\.7\.0 rolled back in production\n\n## Evidence/)
  for (const typo of [
    '{{titel}}',
    '{{#if titel}}x{{/if}}',
    '{{#each titel}}x{{/each}}',
    '{{rows header "nme"}}',
    '{{> absent}}',
    '{{#if',
  ]) {
    writeFileSync(join(templates, 'post-mortem.md.hbs'), `# Fine\n\n${typo}\n`)
    const { code, err } = await run(
      'draft',
      evidence,
      '--out',
      folderWith(),
      '--now',
      now,
      '--config',
      join(config, 'c.yaml'),
    )
    expect(code, typo).toBe(2)
    expect(err, typo).toMatch(/post-mortem\.md\.hbs:[34]/)
  }
})

test('mistakes in the configuration are found with their place', async () => {
  const config = folderWith({ 'c.yaml': 'timezone: Mars/Olympus\nwindwo: 1h\n' })
  const { code, err } = await run(
    'draft',
    folderWith({ 'r.json': record() }),
    '--config',
    join(config, 'c.yaml'),
  )
  expect(code).toBe(2)
  expect(err).toMatch(/c\.yaml.*\/timezone/)
  expect(err).toMatch(/Unexpected key windwo/)
})

test('what cannot be read is named with its place, and the rest goes on', async () => {
  const evidence = folderWith({
    'good.json': record(),
    'bad.json': '{"timestamp": "2026',
    'other.json': '{"a": 1}',
  })
  const { code, out: printed } = await run(
    'draft',
    evidence,
    '--out',
    folderWith(),
    '--now',
    now,
    '--format',
    'json',
  )
  expect(code).toBe(1)
  const { counts, problems } = JSON.parse(printed) as {
    counts: object
    problems: { code: string; place: object; details?: string[] }[]
  }
  expect(counts).toMatchObject({ create: 1, quarantine: 2 })
  expect(problems.map(({ code: problem }) => problem).sort()).toEqual(['invalid-json', 'unrecognised-format'])
  expect(problems.find(({ code: problem }) => problem === 'invalid-json')?.place).toMatchObject({ line: 1 })
})

test.each([
  [['draft'], /missing required argument/],
  [['draft', 'x', '--formt', 'json'], /unknown option/],
  [['drfat'], /unknown command/],
  [['draft', 'x', '--now', 'soon'], /Expected a time/],
  [['draft', 'nowhere.json'], /Nothing is there/],
])('%j could not run', async (args, message) => {
  const { code, err } = await run(...args)
  expect(code).toBe(2)
  expect(err).toMatch(message)
})

test('an alert that is no rollback starts no clock for rollbacks, on any page', async () => {
  const out = folderWith()
  await run('draft', 'fixtures/formats/alertmanager/firing/input', '--out', out, '--now', now)
  const pages = contents(out)
  expect(Object.keys(pages).filter((path) => path.startsWith('incidents/'))).not.toEqual([])
  expect(pages['COMPLIANCE.md']).not.toContain('Rollback review')
})
