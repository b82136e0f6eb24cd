// check from end to end: real folders in, findings, clocks, reports and exit codes out.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contents, folderWith } from './folder.ts'
import { run, runIn } from './run.ts'

interface CheckJson {
  readonly findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly outcome: string
    readonly file: string
    readonly line?: number
    readonly message: string
    readonly remedy: string
  }[]
  readonly clocks: readonly {
    readonly subject: string
    readonly policy: string
    readonly obligation: string
    readonly state: string
    readonly due?: string
  }[]
  readonly counts: Readonly<Record<string, number>>
}

async function checked(...args: readonly string[]): Promise<CheckJson & { readonly code: number }> {
  const { code, out, err } = await run('check', ...args, '--format', 'json')
  if (out === '') throw new Error(err)
  return { code, ...(JSON.parse(out) as CheckJson) }
}

const record = (over: Readonly<Record<string, unknown>> = {}) =>
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

/** A stranger's post-mortem: complete but for the parts that a test leaves out. */
const review = (top: string, rest = '') =>
  [
    '# Search was down on 2026-03-01',
    '',
    top,
    '## Summary',
    '',
    'Search answered nothing for 20 minutes, and v2.7.0 was taken back.',
    '',
    '## Timeline (UTC)',
    '',
    '- 2026-03-01 09:14 search down',
    '- 2026-03-01 09:34 search up',
    '',
    '## Root cause',
    '',
    'The index was built with the wrong language.',
    '',
    rest,
  ].join('\n')

describe('a drafted document that nobody filled in', () => {
  const drafted = async () => {
    const out = folderWith()
    await run('draft', folderWith({ 'r.json': record() }), '--out', out, '--now', '2026-03-01T10:00:00Z')
    return out
  }

  test.each([
    ['1 s before it is due', '2026-03-03T09:15:11Z', 0, 'running'],
    ['exactly then', '2026-03-03T09:15:12Z', 0, 'running'],
    ['1 s after', '2026-03-03T09:15:13Z', 1, 'overdue'],
  ])('%s', async (_, now, code, state) => {
    const result = await checked(await drafted(), '--now', now)
    expect(result.code).toBe(code)
    expect(result.clocks.find(({ obligation }) => obligation === 'review-complete')).toMatchObject({
      policy: 'rollback-review',
      anchor: { mark: 'rolled-back', at: '2026-03-01T09:15:12Z' },
      due: '2026-03-03T09:15:12Z',
      state,
    })
    expect(result.counts).toMatchObject({ documents: 1, met: 0, late: 0 })
  })

  test('is overdue by its rule, with the place and what to do', async () => {
    const { findings } = await checked(await drafted(), '--now', '2026-04-01T00:00:00Z')
    const overdue = findings.find(({ rule }) => rule === 'review-overdue')
    expect(overdue).toMatchObject({ severity: 'error', outcome: 'not-met' })
    expect(overdue?.file).toMatch(/2026-03-01-v2\.7\.0\.md$/)
    expect(overdue?.remedy).not.toBe('')
  })

  test('leaves the folder as it was, byte for byte', async () => {
    const out = await drafted()
    const before = contents(out)
    await runIn({ HOME: folderWith() }, 'check', out, '--now', '2026-04-01T00:00:00Z')
    expect(contents(out)).toEqual(before)
  })

  test('keeps its clock when its front matter is gone, by its record', async () => {
    const out = await drafted()
    const path = join(out, 'deployment-rollbacks/2026-03-01-v2.7.0.md')
    writeFileSync(path, '# Rollback of v2.7.0\n\n## Root cause\n')
    const { counts, clocks } = await checked(out, '--now', '2026-04-01T00:00:00Z')
    expect(counts['overdue']).toBeGreaterThan(0)
    expect(clocks[0]?.subject).toMatch(/v2\.7\.0/)
  })
})

describe('a stranger’s post-mortem', () => {
  const later = ['--now', '2026-06-01T00:00:00Z']
  const clocksOf = async (text: string) => (await checked(folderWith({ 'a.md': text }), ...later)).clocks

  test('that is about no rollback starts no clock, and is not red', async () => {
    const { code, clocks, counts } = await checked(
      folderWith({ 'a.md': review('**Resolved:** 2026-03-01 09:34 UTC\n') }),
      ...later,
    )
    expect(code).toBe(0)
    expect(counts).toMatchObject({ documents: 1, errors: 0, overdue: 0 })
    expect(new Set(clocks.map(({ state }) => state))).toEqual(new Set(['not-triggered']))
  })

  test.each([
    ['in a field', review('**Rolled back at:** 2026-03-01 09:34 UTC\n')],
    [
      'in a table',
      review('| Fact | Value |\n| --- | --- |\n| Rollback completed | 2026-03-01T09:34:00Z |\n'),
    ],
    ['in the timeline', review('').replace('search up', '**Rollback complete**: v2.6.0 serves')],
    ['in front matter', `---\nmarks:\n  rolled-back: 2026-03-01T09:34:00Z\n---\n${review('')}`],
  ])('that says when it was rolled back, %s, has 48 hours', async (_, text) => {
    const clocks = await clocksOf(text)
    expect(new Set(clocks.map(({ due }) => due))).toEqual(new Set(['2026-03-03T09:34:00Z']))
    expect(clocks.find(({ obligation }) => obligation === 'lessons-documented')?.state).toBe('overdue')
  })

  test('that is a template is left alone, whatever its examples say', async () => {
    const template =
      '# Post-mortem template\n\n**Rolled back at:** 2026-03-01 09:34 UTC\n\n## Root cause\n\n[What happened?]\n\n## Lessons learned\n\n[Lessons]\n'
    expect(await clocksOf(template)).toEqual([])
  })
})

describe('policies', () => {
  const own =
    'id: learn\ntitle: Learning\nclause: Learn within a day.\nsource: us\nobligations:\n  - id: learnt\n    title: Lessons are written\n    deadlines: [{ from: [resolved], within: { hours: 24 } }]\n    metBy: { content: lessons-documented }\n'
  const text = review('**Resolved at:** 2026-03-01 09:34 UTC\n')

  test('can be a user’s own file', async () => {
    const folder = folderWith({ 'a.md': text, 'learn.yaml': own })
    const { clocks, code } = await checked(
      folder,
      '--policy',
      join(folder, 'learn.yaml'),
      '--now',
      '2026-03-05T00:00:00Z',
    )
    expect(clocks).toMatchObject([
      { policy: 'learn', obligation: 'learnt', due: '2026-03-02T09:34:00Z', state: 'overdue' },
    ])
    expect(code).toBe(1)
  })

  test('of regulators are not triggered without their event, and red only with it', async () => {
    const without = await checked(
      folderWith({ 'a.md': `---\nmarks:\n  resolved: 2026-03-01T09:34:00Z\n---\n${text}` }),
      '--policy',
      'gdpr',
    )
    expect(without).toMatchObject({ code: 0, clocks: [{ state: 'not-triggered' }] })
    const aware = `---\nmarks:\n  aware: 2026-03-01T09:34:00Z\n---\n${text}`
    const { findings, code } = await checked(
      folderWith({ 'a.md': aware }),
      '--policy',
      'gdpr',
      '--now',
      '2026-03-05T00:00:00Z',
    )
    expect(findings.map(({ rule }) => rule)).toContain('notification-overdue')
    expect(code).toBe(1)
  })

  test.each([
    ['an unknown name', 'rolback-review', /No policy is called rolback-review/],
    ['a file that is not there', 'policies/none.yaml', /No policy file/],
  ])('%s ends the run', async (_, name, message) => {
    const { code, err } = await run('check', folderWith({ 'a.md': text }), '--policy', name)
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(err).toMatch(/rollback-review/)
  })

  test('with a mistake end the run, with the place', async () => {
    const folder = folderWith({ 'a.md': text, 'bad.yaml': own.replace('hours: 24', 'fortnights: 1') })
    const { code, err } = await run('check', folder, '--policy', join(folder, 'bad.yaml'))
    expect(code).toBe(2)
    expect(err).toMatch(/bad\.yaml.*obligations\/0\/deadlines\/0\/within/s)
  })
})

describe('--against evidence', () => {
  const missing = async (documents: Readonly<Record<string, string>>, ...more: readonly string[]) => {
    const evidence = folderWith({ 'r.json': record() })
    const now = more.length > 0 ? more : ['--now', '2026-04-01T00:00:00Z']
    return checked(folderWith({ 'README.md': '# Reviews\n', ...documents }), '--against', evidence, ...now)
  }
  const rules = ({ findings }: CheckJson) => findings.map(({ rule }) => rule)

  test('an incident without a document is an error once it is overdue, a warning before', async () => {
    const late = await missing({})
    expect(late.findings).toMatchObject([{ rule: 'review-missing', severity: 'error', outcome: 'not-met' }])
    expect(late.code).toBe(1)
    expect(late.clocks.map(({ state }) => state)).toContain('overdue')
    expect(late.clocks[0]?.subject).toMatch(/v2\.7\.0/)
    const early = await missing({}, '--now', '2026-03-02T00:00:00Z')
    expect(early).toMatchObject({ code: 0, findings: [{ rule: 'review-missing', severity: 'warning' }] })
  })

  test.each([
    ['its version and day', review('')],
    ['its version without the v', review('').replace('v2.7.0', '2.7.0')],
    ['the hash of its evidence or its id', `---\nid: 2026-03-01-v2.7.0\n---\n${review('')}`],
  ])('a document covers it by %s, and takes its clocks', async (_, text) => {
    const result = await missing({ 'a.md': text })
    expect(rules(result)).not.toContain('review-missing')
    expect(result.clocks.find(({ obligation }) => obligation === 'lessons-documented')).toMatchObject({
      state: 'overdue',
      due: '2026-03-03T09:15:12Z',
    })
  })

  test.each([
    ['another version', review('').replace('v2.7.0', 'v2.7.1')],
    ['a version that only begins the same', review('').replace('v2.7.0', 'v2.7.0.1')],
    ['another day', review('').replaceAll('2026-03-01', '2026-03-09')],
    ['another time of the day', review('').replaceAll(/ 09:/g, ' 20:')],
    ['another environment', `---\nenvironment: staging\n---\n${review('')}`],
  ])('a document of %s does not', async (_, text) => {
    expect(rules(await missing({ 'a.md': text }))).toContain('review-missing')
  })

  test('before the first draft there is no folder, and every incident is missing', async () => {
    const evidence = folderWith({ 'r.json': record(), 'c.yaml': 'out: /nowhere-at-all\n' })
    const config = ['--config', join(evidence, 'c.yaml')]
    const result = await checked(
      ...config,
      '--against',
      join(evidence, 'r.json'),
      '--now',
      '2026-04-01T00:00:00Z',
    )
    expect(rules(result)).toEqual(['review-missing'])
  })

  test('evidence that is not there ends the run, instead of missing nothing', async () => {
    const documents = folderWith({ 'a.md': review('') })
    expect((await run('check', documents, '--against', join(documents, 'evidence'))).code).toBe(2)
  })

  test('drafting is what closes it', async () => {
    const evidence = folderWith({ 'r.json': record() })
    const out = folderWith()
    await run('draft', evidence, '--out', out, '--now', '2026-03-01T10:00:00Z')
    const result = await checked(out, '--against', evidence, '--now', '2026-03-02T00:00:00Z')
    expect(rules(result)).not.toContain('review-missing')
    expect(result.code).toBe(0)
  })
})

describe('severity', () => {
  const text = review('', '## Action items\n\n- [ ] Build the index per language\n')
  const config = (rules: string) => folderWith({ 'c.yaml': `rules: { ${rules} }\n`, 'a.md': text })
  const severities = async (rules: string) => {
    const folder = config(rules)
    const { findings } = await checked(folder, '--config', join(folder, 'c.yaml'))
    return findings.filter(({ rule }) => rule === 'action-without-owner').map(({ severity }) => severity)
  }

  test('is the rule’s, or what the configuration says', async () => {
    expect(await severities('')).toEqual(['warning'])
    expect(await severities('action-without-owner: error')).toEqual(['error'])
    expect(await severities('action-without-owner: off')).toEqual([])
  })

  test('of a rule that does not exist ends the run', async () => {
    const folder = config('action-without-onwer: off')
    const { code, err } = await run('check', folder, '--config', join(folder, 'c.yaml'))
    expect(code).toBe(2)
    expect(err).toMatch(/action-without-onwer/)
  })

  test.each([
    ['error', 0],
    ['warning', 1],
    ['advice', 1],
  ])('--fail-on %s', async (least, code) => {
    expect((await run('check', config(''), '--fail-on', least)).code).toBe(code)
  })

  test('an excuse is reported, and fails nothing', async () => {
    const excused = text.replace(
      'per language',
      'per language <!-- postmortems-ignore action-without-owner, action-without-due-date: the team is one person -->',
    )
    const folder = folderWith({ 'a.md': excused })
    const { findings } = await checked(folder)
    expect(findings.filter(({ outcome }) => outcome === 'excused')).toMatchObject([
      { reason: 'the team is one person' },
      {},
    ])
    expect((await run('check', folder, '--fail-on', 'advice')).code).toBe(0)
  })
})

describe('reports', () => {
  const hostile = 'a,b:c%0A "x" <&>.md'
  const folder = () =>
    folderWith({
      [hostile]: review('', '## Action items\n\n- [ ] Escape `]]>` & <b>"quotes"</b>, 100 %: a,b\n'),
    })
  const report = async (format: string) => (await run('check', folder(), '--format', format)).out

  test('GitHub: one command a line, with nothing that could end it early', async () => {
    const lines = (await report('github')).trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=[^:,\n]+(?:,line=\d+)?,title=[^:,\n]+::[^\r\n]+$/,
      )
    expect(lines.join('\n')).toContain('a%2Cb%3Ac%250A')
    expect(lines.join('\n')).toContain('100 %25')
  })

  test('JUnit: well-formed XML, whose counts are those of its cases', async () => {
    const xml = await report('junit')
    const tag =
      /<\?xml[^<>]*\?>|<\/?[a-z]+(?:\s+[a-z]+="[^"<>&]*(?:&(?:amp|lt|gt|quot|apos|#\d+);[^"<>&]*)*")*\s*\/?>/g
    expect(xml.replaceAll(tag, '').replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '')).not.toMatch(/[<>&]/)
    const open: string[] = []
    for (const [written] of xml.matchAll(tag)) {
      const [, closing, name = '', rest = ''] = /^<(\/?)([a-z]+)(.*)>$/s.exec(written) ?? []
      if (name === '' || rest.endsWith('/')) continue
      if (closing === '/') expect(open.pop()).toBe(name)
      else open.push(name)
    }
    expect(open).toEqual([])
    const [, tests, failures] =
      /<testsuites name="postmortems" tests="(\d+)" failures="(\d+)">/.exec(xml) ?? []
    expect(xml.match(/<testcase /g)).toHaveLength(Number(tests))
    expect(xml.match(/<failure /g)).toHaveLength(Number(failures))
  })

  test('SARIF: every result names a rule that is described, and a place', async () => {
    const { version, runs } = JSON.parse(await report('sarif')) as {
      version: string
      runs: {
        tool: { driver: { rules: { id: string }[] } }
        results: {
          ruleId: string
          ruleIndex: number
          locations: {
            physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } }
          }[]
        }[]
      }[]
    }
    expect(version).toBe('2.1.0')
    const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = runs
    expect(results.length).toBeGreaterThan(0)
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      const place = locations[0]?.physicalLocation
      expect(place?.region.startLine).toBeGreaterThan(0)
      expect(decodeURIComponent(new URL(place?.artifactLocation.uri ?? '').pathname)).toContain(hostile)
    }
  })

  test('Markdown: a table in which every row has its cells', async () => {
    const rows = (await report('markdown')).split('\n').filter((line) => line.startsWith('|'))
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row.replaceAll(String.raw`\|`, '').match(/\|/g)).toHaveLength(5)
  })

  test('pretty: on one line each, and the count at the end', async () => {
    expect(await report('pretty')).toMatch(/1 document: 0 errors, \d+ warnings?, \d+ advice\n/)
  })

  test.each(['pretty', 'markdown', 'junit', 'sarif', 'json'])(
    '%s says that it ran where nothing was found',
    async (format) => {
      const { out, code } = await run('check', folderWith({ 'README.md': '# Hello\n' }), '--format', format)
      expect(code).toBe(0)
      expect(out).not.toBe('')
    },
  )
})

describe('the cache', () => {
  const files = () => ({
    'a.md': review('**Rolled back at:** 2026-03-01 09:34 UTC\n'),
    'b.md': review('', '## Lessons learned\n'),
  })
  const later = ['--now', '2026-06-01T00:00:00Z', '--format', 'json']

  test('changes nothing in what is found: cold, warm, damaged, absent, in no place to write', async () => {
    const folder = folderWith(files())
    const cache = folderWith()
    const at = (place: string) => runIn({ POSTMORTEMS_CACHE: place }, 'check', folder, ...later)
    const plain = await run('check', folder, ...later)
    expect(await at(cache)).toEqual(plain)
    const kept = Object.keys(contents(cache))
    expect(kept).toHaveLength(2)
    expect(await at(cache)).toEqual(plain)
    for (const [index, path] of kept.entries())
      writeFileSync(join(cache, path), index === 0 ? '{"whole":{"file":' : '{}')
    expect(await at(cache)).toEqual(plain)
    expect(await at('/dev/null/nowhere')).toEqual(plain)
    expect(await runIn({ POSTMORTEMS_CACHE: cache }, 'check', folder, ...later, '--no-cache')).toEqual(plain)
  })

  test('is read where it is whole, and asked again where the document changed', async () => {
    const folder = folderWith(files())
    const cache = folderWith()
    const at = () => runIn({ POSTMORTEMS_CACHE: cache }, 'check', folder, ...later)
    await at()
    const before = await at()
    for (const path of Object.keys(contents(cache))) {
      const text = contents(cache)[path] ?? ''
      writeFileSync(join(cache, path), text.replaceAll('"state":"yes"', '"state":"partial"'))
    }
    expect((await at()).out).not.toBe(before.out)
    writeFileSync(join(folder, 'a.md'), `${files()['a.md']}\n## Lessons learned\n\n- Name the language.\n`)
    const changed = await run('check', join(folder, 'a.md'), ...later)
    const again = await runIn({ POSTMORTEMS_CACHE: cache }, 'check', join(folder, 'a.md'), ...later)
    expect(again).toEqual(changed)
  })
})

test('where nothing is, the run ends with 2', async () => {
  for (const args of [[join(folderWith(), 'none')], []]) {
    const config = join(folderWith({ 'c.yaml': 'out: /nowhere-at-all\n' }), 'c.yaml')
    expect((await run('check', ...args, '--config', config)).code).toBe(2)
  }
})

test('any bytes are a document', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const { code } = await run('check', folderWith({ 'a.md': bytes }), '--no-cache')
      expect([0, 1]).toContain(code)
    }),
    { numRuns: 50 },
  )
})
