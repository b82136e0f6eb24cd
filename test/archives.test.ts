// Archives as evidence: what they hold is read as from a folder, and nothing they do takes the tool with it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Limits, defaultLimits } from '../src/evidence/archive/limits.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import { nodeHost } from '../src/node/host.ts'
import { contents, folderWith } from './folder.ts'
import { run } from './run.ts'
import { type TarMember, tarOf, zipOf } from './pack.ts'

const { files } = nodeHost()
const record = (version: string, at = '2026-03-01T09:15:12Z') =>
  JSON.stringify({
    timestamp: at,
    version,
    environment: 'production',
    deployment_type: 'canary',
    status: 'failure',
    duration_seconds: 42,
    canary_percentage: 10,
    monitoring_duration: 1800,
    slo_compliance: false,
    rollback_time: at,
  })

function read(
  path: string,
  { limits, input = new Uint8Array() }: { limits?: Partial<Limits>; input?: Uint8Array } = {},
) {
  const { exhibits, problems, unread } = readEvidence(files, [path], {
    zone: 'UTC',
    input: () => input,
    limits: { ...defaultLimits, ...limits },
  })
  const inside = (file: string) => file.replace(path, '@')
  return {
    read: exhibits.flatMap(({ evidence }) => evidence.map(({ file }) => inside(file))),
    codes: problems.map(({ code, place }) => [code, inside(place?.file ?? '')]),
    problems,
    exhibits,
    unread: unread.map(inside),
  }
}
const readBytes = (name: string, bytes: Uint8Array, limits?: Partial<Limits>) =>
  read(join(folderWith({ [name]: bytes }), name), { ...(limits && { limits }) })

const forensics = {
  'forensics/v1.4.0-1772356512/metadata.json': JSON.stringify({
    failed_version: 'v1.4.0',
    rolled_back_to: 'v1.3.9',
    reason: 'error rate',
    timestamp: '2026-03-01T09:15:12Z',
  }),
  'forensics/v1.4.0-1772356512/backend/app.log': 'GET /health 500\n'.repeat(2000),
  'forensics/v1.4.0-1772356512/database/dump.sql': Uint8Array.from({ length: 3000 }, (_, at) => at % 251),
}
const slack = {
  'export/users.json': JSON.stringify([{ id: 'U1', name: 'ana', real_name: 'Ana Reyes', profile: {} }]),
  'export/channels.json': JSON.stringify([{ id: 'C1', name: 'inc-7-checkout', created: 1772356000 }]),
  'export/inc-7-checkout/2026-03-01.json': JSON.stringify([
    { type: 'message', user: 'U1', text: 'Checkout is down', ts: '1772356512.000100' },
    { type: 'message', user: 'U1', text: '<@U1> rolled back', ts: '1772356912.000100' },
  ]),
}
const mixed = {
  ...forensics,
  ...slack,
  'records/deep/er/a.json': record('v2.0.0'),
  'records/b.json': record('v2.1.0'),
  'records/bad.json': '{"version": ',
  'records/node_modules/no.json': record('v9.9.9'),
  [`records/${'long-name-'.repeat(7)}/${'long-name-'.repeat(5)}.json`]: record('v2.2.0'),
  'records/größe.json': record('v2.3.0'),
}

const packers: Readonly<Record<string, (folder: string, archive: string) => void>> = {
  'gnu.tar': (folder, to) => void execFileSync('tar', ['--format=gnu', '-cf', to, '-C', folder, '.']),
  'pax.tar.gz': (folder, to) => void execFileSync('tar', ['--format=pax', '-czf', to, '-C', folder, '.']),
  'ustar.tgz': (folder, to) => void execFileSync('tar', ['--format=ustar', '-czf', to, '-C', folder, '.']),
  'python.zip': (folder, to) =>
    void execFileSync('python3', ['-m', 'zipfile', '-c', to, ...['forensics', 'export', 'records']], {
      cwd: folder,
    }),
}

/** What was understood, whatever the files are called. */
function understood({ exhibits, problems, unread }: ReturnType<typeof read>, root: string) {
  const text = JSON.stringify({
    exhibits,
    problems: problems.map(({ code, place }) => [code, place]),
    unread: unread.map((file) => file.replace(/^@\//, '')),
  })
  return JSON.parse(text.replaceAll(`${root}/`, '')) as unknown
}

describe('an archive is read as its folder is', () => {
  test.each(Object.keys(packers))('%s', (name) => {
    const folder = folderWith(mixed)
    const archive = join(folderWith(), name)
    packers[name]?.(folder, archive)
    const [plain, packed] = [read(folder), read(archive)]
    expect(plain.read).toHaveLength(6)
    expect(understood(packed, archive)).toEqual(understood(plain, folder))
  })

  test('documents are the same but for the file names', async () => {
    const folder = folderWith(mixed)
    const archive = join(folderWith(), 'all.tar.gz')
    packers['pax.tar.gz']?.(folder, archive)
    const draft = async (evidence: string) => {
      const out = folderWith()
      await run('draft', evidence, '--out', out, '--now', '2026-03-02T00:00:00Z')
      return JSON.stringify(contents(out)).replaceAll(`${evidence}/`, '')
    }
    expect(await draft(archive)).toBe(await draft(folder))
  })

  test('whatever it holds, in whatever order: tar, zip, NDJSON and gzip agree', () => {
    const versions = fc.uniqueArray(fc.stringMatching(/^v\d\.\d\.\d{1,3}$/), { minLength: 1, maxLength: 12 })
    const name = fc.stringMatching(/^[a-z]{1,9}(?:\/[a-z]{1,60}){0,3}$/)
    fc.assert(
      fc.property(versions, fc.array(name, { minLength: 12, maxLength: 12 }), (all, names) => {
        const members = all.map((version, at) => ({
          name: `${names[at] ?? ''}-${at}.json`,
          content: record(version),
        }))
        const lines = `${all.map((version) => record(version)).join('\n')}\n`
        const found = (file: string, bytes: Uint8Array) =>
          readBytes(file, bytes)
            .exhibits.flatMap(({ fragments }) => fragments.map(({ facts }) => facts?.version?.[0]?.value))
            .sort()
        const expected = [...all].sort()
        expect(found('a.tar', tarOf(members))).toEqual(expected)
        expect(found('a.tar.gz', gzipSync(tarOf(members.toReversed())))).toEqual(expected)
        expect(found('a.zip', zipOf(members))).toEqual(expected)
        expect(found('a.ndjson.gz', gzipSync(lines))).toEqual(expected)
        expect(found('a.ndjson', Buffer.from(lines))).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })
})

describe('names', () => {
  test.each<[string, string, Uint8Array, readonly string[]]>([
    ['a gzip of one file', 'r.json.gz', gzipSync(record('v1.0.0')), ['@/r.json']],
    [
      'gzip of several members',
      'r.ndjson.gz',
      Buffer.concat([record('v1.0.0\n'), `\n${record('v2.0.0')}`].map((t) => gzipSync(t))),
      ['@/r.ndjson', '@/r.ndjson'],
    ],
    ['a packed file that does not say so', 'r.json', gzipSync(record('v1.0.0')), ['@']],
    [
      'an archive without an ending',
      'evidence',
      gzipSync(tarOf([{ name: 'a.json', content: record('v1.0.0') }])),
      ['@/a.json'],
    ],
    ['a .gz that is not packed', 'r.json.gz', Buffer.from(record('v1.0.0')), ['@']],
    [
      'an archive in an archive',
      'a.zip',
      zipOf([
        {
          name: 'in/b.tgz',
          content: gzipSync(tarOf([{ name: 'c.json.gz', content: gzipSync(record('v1.0.0')) }])),
        },
      ]),
      ['@/in/b.tgz/c.json.gz/c.json'],
    ],
    [
      'names that climb out',
      'a.tar',
      tarOf([
        { name: '../../../etc/a.json', content: record('v1.0.0') },
        { name: '/root/b.json', content: record('v2.0.0') },
      ]),
      ['@/etc/a.json', '@/root/b.json'],
    ],
    [
      'names of Windows',
      'a.zip',
      zipOf([{ name: 'in\\a.json', content: record('v1.0.0') }]),
      ['@/in/a.json'],
    ],
    [
      'what macOS adds',
      'a.zip',
      zipOf([
        { name: '__MACOSX/._a.json', content: '\0\x05' },
        { name: '._b.json', content: '\0' },
        { name: 'a.json', content: record('v1.0.0') },
      ]),
      ['@/a.json'],
    ],
    [
      'a sequence that a terminal obeys',
      'a.tar',
      tarOf([{ name: 'a\u001b[2J.json', content: record('v1.0.0') }]),
      ['@/a\ufffd[2J.json'],
    ],
    [
      'a tar without its end',
      'a.tar',
      tarOf([{ name: 'a.json', content: record('v1.0.0') }]).subarray(0, 1024),
      ['@/a.json'],
    ],
  ])('%s', (_, name, bytes, expected) => {
    const { read, codes } = readBytes(name, bytes)
    expect(codes).toEqual([])
    expect(read).toEqual(expected)
  })

  test('standard input may be packed', () => {
    const tar = tarOf([{ name: 'a.json', content: record('v1.0.0') }])
    const from = (input: Uint8Array) => readEvidence(files, ['-'], { zone: 'UTC', input: () => input })
    const names = (input: Uint8Array) =>
      from(input).exhibits.flatMap(({ evidence }) => evidence.map(({ file }) => file))
    expect(names(gzipSync(record('v1.0.0')))).toEqual(['-'])
    expect(names(tar)).toEqual(['-/a.json'])
    expect(names(gzipSync(tar))).toEqual(['-/a.json'])
    expect(names(zipOf([{ name: 'a.json', content: record('v1.0.0') }]))).toEqual(['-/a.json'])
  })

  test('of two members of one name the later stands, as it would on disk', () => {
    const { exhibits } = readBytes(
      'a.tar',
      tarOf([
        { name: 'a.json', content: record('v1.0.0') },
        { name: './a.json', content: record('v2.0.0') },
      ]),
    )
    expect(
      exhibits.flatMap(({ fragments }) => fragments.map(({ facts }) => facts?.version?.[0]?.value)),
    ).toEqual(['v2.0.0'])
  })

  test('what lies beside an archive is out of reach for what lies in it', () => {
    const { 'export/users.json': users, ...rest } = slack
    const members = Object.entries(rest).map(([name, content]) => ({
      name: name.replace('export/', ''),
      content,
    }))
    const folder = folderWith({
      'users.json': users,
      'inc-7/a.tar': tarOf(members.map((each) => ({ ...each, name: each.name.replace(/^.*\//, '') }))),
    })
    const { exhibits } = read(join(folder, 'inc-7/a.tar'))
    expect(JSON.stringify(exhibits)).not.toContain('Ana Reyes')
  })
})

describe('damage is told with its place, and the rest is read', () => {
  const good: TarMember = { name: 'a.json', content: record('v1.0.0') }
  const cut = (bytes: Uint8Array, by: number) => bytes.subarray(0, bytes.length - by)
  const changed = (bytes: Uint8Array, at: number) =>
    bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte))
  const two = [good, { name: 'b.json', content: record('v2.0.0') }]
  const zipped = zipOf(two)
  test.each<[string, string, Uint8Array, readonly string[], readonly (readonly [string, string])[]]>([
    [
      'a tar cut inside a member',
      'a.tar',
      tarOf(two).subarray(0, 1024 + 512 + 100),
      ['@/a.json'],
      [['damaged-archive', '@/b.json']],
    ],
    [
      'a tar cut inside a header',
      'a.tar',
      tarOf(two).subarray(0, 1024 + 100),
      ['@/a.json'],
      [['damaged-archive', '@']],
    ],
    ['a wrong checksum', 'a.tar', changed(tarOf(two), 1024 + 3), ['@/a.json'], [['damaged-archive', '@']]],
    [
      'a gzip cut short',
      'a.tar.gz',
      cut(gzipSync(tarOf(two)), 12),
      ['@/a.json', '@/b.json'],
      [['damaged-archive', '@']],
    ],
    [
      'a gzip of one file cut short',
      'a.json.gz',
      cut(gzipSync(record('v1.0.0')), 12),
      [],
      [['damaged-archive', '@']],
    ],
    [
      'a wrong checksum of a gzip',
      'a.json.gz',
      changed(gzipSync(record('v1.0.0')), gzipSync(record('v1.0.0')).length - 6),
      [],
      [['damaged-archive', '@']],
    ],
    ['no tar at all', 'a.tar', Buffer.from('nothing of the kind'), [], [['damaged-archive', '@']]],
    ['no gzip at all', 'a.tar.gz', Buffer.from('nothing of the kind'), [], [['damaged-archive', '@']]],
    ['no zip at all', 'a.zip', Buffer.from('nothing of the kind'), [], [['damaged-archive', '@']]],
    ['a zip cut short', 'a.zip', cut(zipped, 30), [], [['damaged-archive', '@']]],
    [
      'a member of a zip damaged',
      'a.zip',
      changed(zipped, 60),
      ['@/b.json'],
      [['damaged-archive', '@/a.json']],
    ],
    [
      'an encrypted member',
      'a.zip',
      zipOf([{ ...good, flags: 1 }, ...two.slice(1)]),
      ['@/b.json'],
      [['unread-member', '@/a.json']],
    ],
    [
      'an unknown method',
      'a.zip',
      zipOf([{ ...good, method: 12 }, ...two.slice(1)]),
      ['@/b.json'],
      [['unread-member', '@/a.json']],
    ],
    [
      'links',
      'a.tar',
      tarOf([
        { name: 'l.json', type: '2', content: '' },
        { name: 'h.json', type: '1', content: '' },
        { name: 'dir', type: '2', content: '' },
        good,
      ]),
      ['@/a.json'],
      [
        ['unread-member', '@/h.json'],
        ['unread-member', '@/l.json'],
      ],
    ],
    ['an empty archive', 'a.tar', new Uint8Array(10240), [], [['empty', '@']]],
    ['an empty zip', 'a.zip', zipOf([]), [], [['empty', '@']]],
    [
      'a container of another kind',
      'a.7z',
      Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]),
      [],
      [['unsupported-archive', '@']],
    ],
    [
      'a bad archive among good members',
      'a.tar',
      tarOf([{ name: 'x.zip', content: 'PK no' }, good]),
      ['@/a.json'],
      [['damaged-archive', '@/x.zip']],
    ],
  ])('%s', (_, name, bytes, expected, codes) => {
    const result = readBytes(name, bytes)
    expect(result.read).toEqual(expected)
    expect(result.codes).toEqual(codes)
    expect(result.unread).toEqual(codes.map(([, file]) => file))
  })

  test('a real symbolic link leads nowhere', () => {
    const folder = folderWith({ 'in/a.json': record('v1.0.0') })
    writeFileSync(join(folder, 'secret.json'), record('v6.6.6'))
    symlinkSync(join(folder, 'secret.json'), join(folder, 'in/link.json'))
    const archive = join(folder, 'a.tar')
    execFileSync('tar', ['-cf', archive, '-C', join(folder, 'in'), '.'])
    expect(read(archive)).toMatchObject({ read: ['@/a.json'], codes: [['unread-member', '@/link.json']] })
  })

  test('any byte may be wrong, any length cut: never a crash, and what is read was packed', () => {
    const archives = [tarOf(two), gzipSync(tarOf(two)), zipped]
    fc.assert(
      fc.property(
        fc.constantFrom(...archives),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (archive, edits, length) => {
          const bytes = Uint8Array.from(archive).subarray(0, Math.ceil(archive.length * length))
          for (const [at, value] of edits) bytes[Math.floor(at * (bytes.length - 1))] = value
          const input = () => bytes
          const { exhibits, problems } = readEvidence(files, ['-'], { zone: 'UTC', input })
          expect(exhibits.length).toBeLessThanOrEqual(2)
          expect(exhibits.length + problems.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('limits, each by its name', () => {
  const member = { name: 'a.json', content: `"${' '.repeat(5000)}"` }
  const nested = (depth: number): Uint8Array =>
    depth === 0
      ? tarOf([{ name: 'a.json', content: record('v1.0.0') }])
      : tarOf([{ name: 'in.tgz', content: gzipSync(nested(depth - 1)) }])
  const many = (count: number) =>
    tarOf(Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, content: '' })))
  test.each<[keyof Limits, Partial<Limits>, string, Uint8Array, string]>([
    ['member', { member: 4000 }, 'a.tar', tarOf([member]), '@/a.json'],
    ['member', { member: 4000 }, 'a.zip', zipOf([member]), '@/a.json'],
    ['member', { member: 4000 }, 'a.json.gz', gzipSync(member.content), '@/a.json'],
    [
      'total',
      { total: 5100 },
      'a.zip',
      zipOf([
        { name: 'a.json', content: record('v1.0.0') },
        { ...member, name: 'b.json' },
      ]),
      '@/b.json',
    ],
    ['total', { total: 4000 }, 'a.tar.gz', gzipSync(tarOf([member])), '@'],
    ['ratio', { ratio: 20, ratioFrom: 1000 }, 'a.json.gz', gzipSync(member.content), '@'],
    ['ratio', { ratio: 20, ratioFrom: 1000 }, 'a.zip', zipOf([member]), '@/a.json'],
    ['members', {}, 'a.tar.gz', gzipSync(many(100_001)), '@'],
    ['depth', {}, 'a.tar', nested(10), '@/in.tgz/in.tgz/in.tgz/in.tgz/in.tgz'],
  ])('%s %j in %s', (which, limits, name, bytes, place) => {
    const { problems, codes } = readBytes(name, bytes, which === 'members' ? { members: 100_000 } : limits)
    expect(codes).toEqual([['archive-limit', place]])
    expect(problems[0]?.message).toContain(`(limit: ${which})`)
    expect(problems[0]?.hint).toContain('unpack it yourself')
  })

  test('what stands before a limit is read', () => {
    const good = { name: '0.json', content: record('v1.0.0') }
    const { read, codes } = readBytes('a.tar', tarOf([good, member, { ...good, name: 'z.json' }]), {
      member: 4000,
    })
    expect(read).toEqual(['@/0.json', '@/z.json'])
    expect(codes).toEqual([['archive-limit', '@/a.json']])
  })

  test('a bomb is refused after a few megabytes, whoever asks for what is in it', () => {
    const bomb = gzipSync(new Uint8Array(200 * 2 ** 20))
    const deflated = deflateRawSync(new Uint8Array(200 * 2 ** 20))
    const zip = zipOf([{ name: 'a.json', packed: deflated, size: 200 * 2 ** 20, content: '' }])
    let taken = 0
    const counting: typeof files = {
      ...files,
      *inflate(packed, wrapping) {
        for (const chunk of files.inflate(packed, wrapping)) {
          taken += chunk.length
          yield chunk
        }
      },
    }
    const folder = folderWith({ 'a.json.gz': bomb, 'b.zip': zip, 'c/x.tgz': gzipSync(bomb) })
    mkdirSync(join(folder, 'empty'))
    const { problems } = readEvidence(counting, [folder], { zone: 'UTC', input: () => new Uint8Array() })
    expect(problems.map(({ message }) => /limit: (\w+)/.exec(message)?.[1])).toEqual([
      'ratio',
      'ratio',
      'ratio',
    ])
    expect(taken).toBeLessThan(3 * 24 * 2 ** 20)
  })
})

test('an archive of a folder itself says what the folder was called', () => {
  const metadata = forensics['forensics/v1.4.0-1772356512/metadata.json']
  const tar = gzipSync(
    tarOf([
      { name: './metadata.json', content: metadata },
      { name: './backend/a.log', content: 'x' },
    ]),
  )
  const { exhibits } = readBytes('v1.4.0-1772356512.tar.gz', tar)
  expect(exhibits[0]?.evidence[0]?.format).toBe('forensics-folder')
  expect(exhibits[0]?.fragments[0]?.artefacts?.map(({ value }) => value.path)).toEqual(['backend/a.log'])
})

test('explain finds a member again, and sees when it changed or went', async () => {
  const page = 'deployment-rollbacks/2026-03-01-v1.0.0.md'
  const folder = folderWith({ 'a.tgz': gzipSync(tarOf([{ name: 'in/r.json', content: record('v1.0.0') }])) })
  const out = folderWith()
  await run('draft', join(folder, 'a.tgz'), '--out', out, '--now', '2026-03-02T00:00:00Z')
  const line =
    (contents(out)[page] ?? '')
      .split('\n')
      .findIndex((text) => text.includes('deployment of v1.0.0 started')) + 1
  const standing = async () => (await run('explain', `${join(out, page)}:${line}`, '--format', 'json')).out
  expect(await standing()).toContain('"unchanged"')
  writeFileSync(
    join(folder, 'a.tgz'),
    gzipSync(tarOf([{ name: 'in/r.json', content: `${record('v1.0.0')} ` }])),
  )
  expect(await standing()).toContain('"changed"')
  writeFileSync(join(folder, 'a.tgz'), gzipSync(tarOf([{ name: 'other.json', content: '{}' }])))
  expect(await standing()).toContain('"missing"')
})

test('the tar that this file writes is one that tar reads', () => {
  const folder = folderWith({ 'a.tar': tarOf([{ name: 'in/a.json', content: record('v1.0.0') }]) })
  execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder })
  expect(readFileSync(join(folder, 'in/a.json'), 'utf8')).toBe(record('v1.0.0'))
})
