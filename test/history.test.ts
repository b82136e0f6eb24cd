// Proof by git: since when a document has satisfied a policy, over real repositories.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createdAt, provenSince } from '../src/folder/history.ts'
import type { FileVersion } from '../src/host.ts'
import { gitHistory } from '../src/node/git.ts'
import { folderWith } from './folder.ts'
import { type Repository, newRepository, repositoryIn } from './repository.ts'
import { run } from './run.ts'

// Rolled back on 2026-03-10 at 12:00: due exactly 48 hours later.
const due = '2026-03-12T12:00:00Z'
const now = '2026-05-01T00:00:00Z'
const head = [
  '---',
  'id: incident-1',
  'marks:',
  '  rolled-back: 2026-03-10T12:00:00Z',
  '---',
  '',
  '# Outage of the shop, 2026-03-10',
  '',
  '## Summary',
  '',
  'The shop was down for 20 minutes on 2026-03-10, and v2 was rolled back.',
  '',
  '## Timeline (UTC)',
  '',
  '- 2026-03-10 11:40 shop down',
  '- 2026-03-10 12:00 rolled back to v1',
  '',
]
const body = (lessons: string) =>
  [
    ...head,
    '## Root cause',
    '',
    'A certificate had expired, which nothing had announced.',
    '',
    '## Impact',
    '',
    'No orders were taken for 20 minutes.',
    '',
    '## Lessons learned',
    '',
    lessons,
    '',
    '## Action items',
    '',
    '| Action | Owner | Due | Status |',
    '| --- | --- | --- | --- |',
    '| Announce what expires | Ada Novak | 2026-06-01 | Open |',
    '',
  ].join('\n')
const stub = [...head, '## Root cause', '', 'TBD', '', '## Lessons learned', '', ''].join('\n')
const done = body('Everything that expires has to announce it.')
const longer = body('Everything that expires has to announce it, a month before.')
const path = 'retrospectives/incident.md'

interface ClockJson {
  readonly obligation: string
  readonly state: string
  readonly satisfiedAt?: string
  readonly basis?: string
  readonly why?: string
  readonly proof?: { readonly commit: string; readonly committedAt: string }
}

async function clockOf({ folder }: Pick<Repository, 'folder'>, file = path, at = now): Promise<ClockJson> {
  const { out, err } = await run('check', join(folder, file), '--now', at, '--format', 'json')
  expect(err).toBe('')
  const { clocks } = JSON.parse(out) as { clocks: readonly ClockJson[] }
  const clock = clocks.find(({ obligation }) => obligation === 'review-complete')
  if (!clock) throw new Error(out)
  return clock
}

describe('a document is finished by the commit that finished it', () => {
  test.each([
    ['1 s before it is due', '2026-03-12T11:59:59Z', 'met'],
    ['exactly when it is due', due, 'met'],
    ['1 s after', '2026-03-12T12:00:01Z', 'late'],
    ['long after', '2026-04-12T12:00:00Z', 'late'],
    ['in another zone, in time', '2026-03-12T14:00:00+02:00', 'met'],
  ])('%s', async (_, at, state) => {
    const repository = newRepository()
    const commit = repository.commit(path, done, at)
    const instant = new Date(at).toISOString().replace('.000', '')
    expect(await clockOf(repository)).toMatchObject({
      state,
      satisfiedAt: instant,
      basis: 'proven',
      proof: { commit, committedAt: instant },
    })
  })

  test('a stub in time is no review', async () => {
    const repository = newRepository()
    repository.commit(path, stub, '2026-03-10T13:00:00Z')
    const commit = repository.commit(path, done, '2026-03-13T09:00:00Z')
    repository.commit(path, longer, '2026-03-20T09:00:00Z')
    expect(await clockOf(repository)).toMatchObject({ state: 'late', proof: { commit } })
  })

  test('what was taken out again counts from when it came back', async () => {
    const repository = newRepository()
    repository.commit(path, done, '2026-03-11T09:00:00Z')
    repository.commit(path, stub, '2026-03-12T09:00:00Z')
    const commit = repository.commit(path, done, '2026-03-15T09:00:00Z')
    expect(await clockOf(repository)).toMatchObject({ state: 'late', proof: { commit } })
  })

  test('a stub that stays a stub is overdue', async () => {
    const repository = newRepository()
    repository.commit(path, stub, '2026-03-10T13:00:00Z')
    expect(await clockOf(repository)).toMatchObject({ state: 'overdue' })
  })
})

describe('history is followed', () => {
  test.each([
    ['through a rename', 'retrospectives/2026/shop: "quoted" ümläut\n.md'],
    ['out of another folder', 'docs/shop.md'],
    ['to a name that git could take for a pattern', ':(glob)*.md'],
    ['to a name that looks like an option', '--output=x.md'],
  ])('%s', async (_, to) => {
    const repository = newRepository()
    const commit = repository.commit(path, done, '2026-03-11T09:00:00Z')
    mkdirSync(join(repository.folder, to, '..'), { recursive: true })
    renameSync(join(repository.folder, path), join(repository.folder, to))
    repository.commitAll('2026-04-01T09:00:00Z')
    repository.commit(to, longer, '2026-04-02T09:00:00Z')
    expect(await clockOf(repository, to)).toMatchObject({ state: 'met', proof: { commit } })
  })

  test('along the branch on which it was written, whenever that was merged', async () => {
    const repository = newRepository()
    repository.commit(path, stub, '2026-03-10T13:00:00Z')
    repository.git('checkout', '--quiet', '-b', 'review')
    const commit = repository.commit(path, done, '2026-03-11T09:00:00Z')
    repository.git('checkout', '--quiet', 'main')
    repository.commit('other.txt', 'x', '2026-03-11T10:00:00Z')
    repository.git('-c', 'user.name=Ada', '-c', 'user.email=a@b', 'merge', '--quiet', '--no-edit', 'review')
    expect(await clockOf(repository)).toMatchObject({ state: 'met', proof: { commit } })
  })
})

describe('what history cannot prove is unknown, and said why', () => {
  test.each([
    ['amended after it was due', '2026-03-11T09:00:00Z', '2026-03-20T09:00:00Z', 'unknown', /rewritten/],
    ['amended, and in time either way', '2026-03-11T09:00:00Z', '2026-03-11T10:00:00Z', 'met', /rewritten/],
    ['amended, and late either way', '2026-03-15T09:00:00Z', '2026-03-20T10:00:00Z', 'late', /rewritten/],
    [
      'written after it was committed',
      '2026-03-20T09:00:00Z',
      '2026-03-11T09:00:00Z',
      'unknown',
      /rewritten/,
    ],
  ])('%s', async (_, authored, committed, state, why) => {
    const repository = newRepository()
    repository.commit(path, done, authored, committed)
    const clock = await clockOf(repository)
    expect(clock.state).toBe(state)
    expect(clock.why).toMatch(why)
  })

  test('rebased', async () => {
    const repository = newRepository()
    repository.commit('a.txt', 'a', '2026-03-01T09:00:00Z')
    repository.git('checkout', '--quiet', '-b', 'review')
    repository.commit(path, done, '2026-03-11T09:00:00Z')
    repository.git('checkout', '--quiet', 'main')
    repository.commit('b.txt', 'b', '2026-03-12T09:00:00Z')
    repository.git('checkout', '--quiet', 'review')
    repository.git('-c', 'user.name=Ada', '-c', 'user.email=a@b', 'rebase', '--quiet', 'main')
    const clock = await clockOf(repository)
    expect(clock.state).toBe('unknown')
    expect(clock.why).toMatch(/rewritten/)
  })

  test('a child that claims to be older than its parent', async () => {
    const repository = newRepository()
    repository.commit(path, stub, '2026-03-14T09:00:00Z')
    repository.commit(path, done, '2026-03-11T09:00:00Z')
    expect(await clockOf(repository)).toMatchObject({ state: 'unknown' })
  })

  test('a shallow clone', async () => {
    const repository = newRepository()
    repository.commit(path, done, '2026-03-11T09:00:00Z')
    repository.commit(path, longer, '2026-03-20T09:00:00Z')
    const clone = join(folderWith(), 'clone')
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repository.folder}`, clone], {
      stdio: 'pipe',
    })
    const clock = await clockOf({ folder: clone })
    expect(clock.state).toBe('unknown')
    expect(clock.why).toMatch(/shallow/)
    repositoryIn(clone).git('fetch', '--quiet', '--unshallow')
    expect((await clockOf({ folder: clone })).state).toBe('met')
  })

  test.each([
    ['no repository', undefined],
    ['a repository without a commit', (folder: string) => repositoryIn(folder).git('init', '--quiet')],
    [
      'a document that is not committed',
      (folder: string) => {
        const repository = repositoryIn(folder)
        repository.git('init', '--quiet')
        repository.git(
          '-c',
          'user.name=A',
          '-c',
          'user.email=a@b',
          'commit',
          '--quiet',
          '--allow-empty',
          '-m',
          'x',
        )
      },
    ],
  ])('%s, where only the document can say', async (_, prepare) => {
    const folder = folderWith({ [path]: done })
    prepare?.(folder)
    const clock = await clockOf({ folder })
    expect(clock.state).toBe('unknown')
    expect(clock.why).toMatch(/git|committed/)
    writeFileSync(join(folder, path), done.replace('## Summary', '- **Completed**: 2026-03-11\n\n## Summary'))
    expect(await clockOf({ folder })).toMatchObject({ state: 'met', basis: 'stated' })
  })

  test('a change that is not committed is met by now, and not proven', async () => {
    const repository = newRepository()
    repository.commit(path, stub, '2026-03-10T13:00:00Z')
    writeFileSync(join(repository.folder, path), done)
    const before = await clockOf(repository, path, due)
    expect(before.state).toBe('met')
    expect(before.proof).toBeUndefined()
    const clock = await clockOf(repository)
    expect(clock.state).toBe('unknown')
    expect(clock.why).toMatch(/not committed/)
  })
})

test('COMPLIANCE.md says what check says, by the same proof', async () => {
  const repository = newRepository()
  const out = join(repository.folder, 'retrospectives')
  const record = JSON.stringify({
    timestamp: '2026-03-10T12:00:00Z',
    version: 'v2.0.0',
    environment: 'production',
    deployment_type: 'canary',
    status: 'failure',
    duration_seconds: 42,
    canary_percentage: 10,
    monitoring_duration: 1800,
    slo_compliance: false,
    rollback_time: '2026-03-10T12:00:00Z',
  })
  const evidence = folderWith({ 'deployment-failure-20260310-120000.json': record })
  const draft = (at: string) => run('draft', evidence, '--out', out, '--now', at)
  const rowOf = () => readFileSync(join(out, 'COMPLIANCE.md'), 'utf8').match(/^\|.*Rollback review.*$/m)?.[0]
  await draft('2026-03-10T13:00:00Z')
  expect(rowOf()).toMatch(/\| running \| 0 of 5 \|/)
  const page = 'deployment-rollbacks/2026-03-10-v2.0.0.md'
  const [, frontMatter = ''] = /^(---\n[^]*?\n---\n)/.exec(readFileSync(join(out, page), 'utf8')) ?? []
  writeFileSync(join(out, page), frontMatter + done.replace(/^---\n[^]*?\n---\n/, ''))
  repository.commitAll('2026-03-11T12:00:00Z')
  await draft(now)
  expect(rowOf()).toMatch(/\| met \| 5 of 5 \|/)
  expect((await run('check', out, '--now', now)).out).toMatch(/Clocks: 5 met/)
})

test('a repository cannot make git run its programs', async () => {
  const repository = newRepository()
  const commit = repository.commit(path, done, '2026-03-11T09:00:00Z')
  const marker = join(repository.folder, 'ran')
  const program = `sh -c 'touch ${marker}; cat'`
  for (const [name, value] of [
    ['core.fsmonitor', program],
    ['diff.x.textconv', program],
    ['diff.external', program],
    ['filter.x.smudge', program],
    ['log.showSignature', 'true'],
    ['gpg.program', program],
    ['core.pager', program],
    ['core.hooksPath', repository.folder],
  ] as const)
    repository.git('config', name, value)
  writeFileSync(join(repository.folder, '.gitattributes'), '*.md diff=x filter=x\n')
  expect(await clockOf(repository)).toMatchObject({ state: 'met', proof: { commit } })
  expect(existsSync(marker)).toBe(false)
})

test('born overdue: created is when the file first existed, under whatever name', () => {
  const repository = newRepository()
  repository.commit('old.md', stub, '2026-03-11T09:00:00Z')
  repository.git('mv', 'old.md', 'new.md')
  repository.commitAll('2026-04-01T09:00:00Z')
  const { versions } = gitHistory().of(join(repository.folder, 'new.md'))
  expect(createdAt(versions)).toBe(Date.UTC(2026, 2, 11, 9))
})

test('the proof lies among the versions that satisfy, and nothing before it is needed', () => {
  const version = fc.record({ authored: fc.nat(1000), committed: fc.nat(1000), holds: fc.boolean() })
  fc.assert(
    fc.property(fc.array(version, { minLength: 1, maxLength: 12 }), (made) => {
      const versions = made.map(({ authored, committed }, index): FileVersion => ({
        commit: String(index),
        authored,
        committed,
        path: 'x.md',
        parents: index + 1 < made.length ? [String(index + 1)] : [],
        cut: false,
      }))
      const proof = provenSince(versions, ({ commit }) => made[Number(commit)]?.holds === true)
      const kept = made.findIndex(({ holds }) => !holds)
      const run = kept < 0 ? made.length : kept
      if (run === 0) expect(proof.commit).toBeUndefined()
      else expect(Number(proof.commit)).toBeLessThan(run)
      expect(proof.at === undefined).toBe(run === 0)
      if (proof.at) expect(proof.at.earliest).toBeLessThanOrEqual(proof.at.latest)
      if (proof.at?.earliest !== proof.at?.latest) expect(proof.why).toBeDefined()
    }),
  )
})
