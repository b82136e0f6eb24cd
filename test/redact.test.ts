// Secrets of every kind are masked wherever they stand, and what is no secret stays as it was.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../src/evidence/decode.ts'
import { redact, redactData } from '../src/evidence/redact.ts'
import { namedSecret } from '../src/evidence/redaction/secret-names.ts'

// Made up here, in pieces, so that no scanner takes this file for a leak.
const base62 = 'q7Rt2Yx9Kf4Lm8Zp3Wv6Hs1Nd5Bc0JgAeTuQiOo'
const run = (length: number) => base62.repeat(Math.ceil(length / base62.length)).slice(0, length)
const hex = (length: number) => '9f3c07ab52e1d846'.repeat(Math.ceil(length / 16)).slice(0, length)
const pem = (kind: string, body = `${run(64)}\n${run(40)}=`) =>
  `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----`

type Planted = readonly [text: string, kind: string, secret?: string]

/** What is planted, the kind it is counted as, and the part that must not be seen again. */
const planted: readonly Planted[] = [
  [`AKIA${run(40).toUpperCase().slice(0, 16)}`, 'AWS key'],
  ['wJa7rXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPL3KY', 'AWS key'],
  [`ghp_${run(36)}`, 'GitHub token'],
  [`gho_${run(36)}`, 'GitHub token'],
  [`ghs_${run(36)}`, 'GitHub token'],
  [`github_pat_${run(22)}_${run(59)}`, 'GitHub token'],
  [`glpat-${run(20)}`, 'GitLab token'],
  [`xoxb-123456789012-1234567890123-${run(24)}`, 'Slack token'],
  [`xoxp-12345678901-12345678901-${hex(32)}`, 'Slack token'],
  [`https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/${run(24)}`, 'webhook URL', run(24)],
  [`sk_live_${run(24)}`, 'Stripe key'],
  [`rk_test_${run(24)}`, 'Stripe key'],
  [`AIza${run(35)}`, 'Google key'],
  [`GOCSPX-${run(28)}`, 'Google key'],
  [
    `DefaultEndpointsProtocol=https;AccountName=orchard;AccountKey=${run(86)}==;EndpointSuffix=core.windows.net`,
    'API key',
    run(86),
  ],
  [
    `Endpoint=sb://orchard.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=${run(43)}=`,
    'API key',
    run(43),
  ],
  [`https://orchard.blob.core.windows.net/x?sv=2022&sig=${run(43)}%3D`, 'signature', run(43)],
  [`npm_${run(36)}`, 'npm token'],
  [`pypi-AgEIcHlwaS5vcmc${run(60)}`, 'PyPI token'],
  [`SG.${run(22)}.${run(43)}`, 'SendGrid key'],
  [`SK${hex(32)}`, 'Twilio key'],
  [`key-${hex(32)}`, 'Mailgun key'],
  [`abc8Q~${run(14)}.${run(18)}_a`, 'Azure secret'],
  [`sk-ant-api03-${run(90)}AA`, 'Anthropic key'],
  [`sk-proj-${run(60)}`, 'OpenAI key'],
  [`sk-${run(48)}`, 'OpenAI key'],
  [`hf_${run(34)}`, 'Hugging Face token'],
  [`hvs.${run(90)}`, 'Vault token'],
  [`glsa_${run(32)}_${hex(8)}`, 'Grafana token'],
  [`eyJ${run(33)}.eyJ${run(60)}.${run(43)}`, 'JWT'],
  [pem('RSA PRIVATE KEY'), 'private key', run(64)],
  [pem('OPENSSH PRIVATE KEY'), 'private key', run(64)],
  [pem('PGP PRIVATE KEY BLOCK', `\n${run(64)}\n=${run(4)}`), 'private key', run(64)],
  [pem('PRIVATE KEY').replaceAll('\n', '\\n'), 'private key', run(64)],
  [`-----BEGIN EC PRIVATE KEY-----\n${run(64)}\n${run(64)}`, 'private key', run(64)],
  ['postgres://orchard:hunter2@db.example.com:5432/orders', 'login', 'hunter2'],
  ['mongodb+srv://root:p@ssw0rd@cluster0.example.net/?retryWrites=true', 'login', 'p@ssw0rd'],
  ['redis://:s3cr3t-0ne@cache.example.com:6379/0', 'login', 's3cr3t-0ne'],
  [`https://${run(40)}@git.example.com/orchard.git`, 'login', run(40)],
  ['Server=db;Database=orders;User Id=sa;Password=hunter2!;Encrypt=true', 'password', 'hunter2!'],
  ['jdbc:sqlserver://db;user=sa;password=hunter2', 'password', 'hunter2'],
  [`Authorization: Bearer ${run(30)}`, 'authorization', run(30)],
  ['Authorization: Basic b3JjaGFyZDpodW50ZXIy', 'authorization', 'b3JjaGFyZDpodW50ZXIy'],
  [`curl -H "Authorization: token ${hex(40)}" https://api.example.com`, 'authorization', hex(40)],
  [`Bearer ${run(30)}`, 'authorization', run(30)],
  ['curl -u orchard:hunter2 https://api.example.com', 'login', 'hunter2'],
  ['mysql --user=root --password=hunter2', 'password', 'hunter2'],
  ['deploy --token 8f3a91c27b44', 'token', '8f3a91c27b44'],
  ['DB_PASSWORD=hunter2', 'password', 'hunter2'],
  ['password: "correct horse"', 'password', 'correct horse'],
  ['{"clientSecret":"8f3a-hunter2"}', 'secret', '8f3a-hunter2'],
  ['{\\"password\\":\\"hunter2\\"}', 'password', 'hunter2'],
  ['the password was hunter2.', 'password', 'hunter2'],
  [`x-api-key: ${hex(32)}`, 'API key', hex(32)],
  [`API key: ${run(24)}`, 'API key', run(24)],
  [`aws_secret_access_key = ${run(40)}`, 'API key', run(40)],
  [`Cookie: session=${run(30)}; theme=dark`, 'cookie', run(30)],
  [`https://api.example.com/v1?access_token=${hex(40)}&page=2`, 'token', hex(40)],
  ['mara.lindqvist+oncall@mail.example.com', 'email'],
  ['203.0.113.77', 'IP'],
  ['10.0.0.5', 'IP'],
  ['2001:db8:85a3::8a2e:370:7334', 'IP'],
  ['fe80::1ff:fe23:4567:890a', 'IP'],
]

/** Nothing of this may change. */
const harmless: readonly string[] = [
  '2026-03-01T09:15:12Z',
  '2026-03-01T09:15:12.123456789+01:00',
  '2026-03-01 09:15:12 UTC',
  '12:30:00',
  'Sun Mar 01 2026 09:15:12 GMT+0000 (Coordinated Universal Time)',
  '1772356530.000200',
  'v1.2.4',
  'v1.2.3.4',
  '1.2.3',
  '1.2.3.4-rc.1',
  '119.0.6045.199',
  'version 1.2.3.4',
  'Upgraded from 1.2.3.4 to 1.2.3.5',
  'orchard-1.2.3.4.jar',
  'Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/119.0.0.0 Safari/537.36',
  '2026.03.01-rc2',
  '3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
  '550e8400-e29b-41d4-a716-446655440000',
  'https://github.com/orchard/orders/actions/runs/123456789/job/987654321',
  'https://example.com/a?page=2&sort=desc#token',
  'https://example.com/docs/password-reset',
  'https://deploy@git.example.com/orchard.git',
  'git@github.com:orchard/orders.git',
  'ssh://git@git.example.com:22/orchard.git',
  'orchard/orders@v2.1.0',
  'lodash@4.17.21',
  'actions/checkout@3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
  'registry.example.com/orchard/orders@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'src/evidence/formats/deployment-log.ts',
  'src/main/java/com/example/OrdersService42.java:118',
  'backend/Services/Orders2/Handlers/Create',
  '/opt/orchard/backend/releases/20260301091512/current',
  'C:\\orchard\\logs\\backend-service.log',
  'deployment-failure-20260301-101512.json',
  'orders-7d9f8b6c5d-x2k4q',
  'arn:aws:iam::123456789012:role/deploy',
  'aa:bb:cc:dd:ee:ff',
  'SHA256:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99',
  'std::vector<a1::b2>',
  'Face::Bed',
  'getty@tty1.service',
  '@sre-oncall please look; cc @mara',
  'Password: reset by the on-call engineer',
  'The token expired: nobody rotated it.',
  'Root cause: expired API key: it was never rotated',
  'authentication: disabled; author: Mara Lindqvist',
  'Basic authentication failed, bearer authentication succeeded',
  'secret "orders-tls" not found',
  'cache key: orders/2026-03/eu-north-1',
  'max_tokens=4096, next_page_token=3',
  'password=${DB_PASSWORD} token=$TOKEN api_key=<your key> secret=***',
  'version: 8.8.4.4 (build 8.8.4.5)',
  'rolled back to 8.8.4.3',
  'PWD=/home/deploy/orchard',
  'listening on 0.0.0.0:8080 and 127.0.0.1:9090, mask 255.255.255.0, ::1',
  'sk-estonia-north-eu-region-two-machine',
  'task-9f3c07ab52e1d846: done',
  '100% of 1.5.0.1.2 steps',
  'key: value; signature: missing',
  'a sequence, and its token: `start` or `end`',
  "const token = read('sequence')",
  "console.log('password:', password)",
  'GOOGLE_APPLICATION_CREDENTIALS="./deploy/key.json"',
  'see § 7.6.1.1 of the handbook',
  'https://docs.example.com/document/d/1kxKwC1B_Zq8Rt2Yx9Kf4Lm8Zp3Wv6Hs1Nd5Bc0JgA/edit',
]

const total = (masked: Readonly<Record<string, number>>) =>
  Object.values(masked).reduce((sum, count) => sum + count, 0)

describe('planted secrets', () => {
  for (const [text, kind, secret = text] of planted)
    test(`${text} is masked as ${kind}`, () => {
      for (const around of [text, `before ${text} after`, `(${text})`, `line\n${text}\nline`, `x,${text}`]) {
        const { value, masked } = redact(around)
        expect(value).not.toContain(secret)
        expect(Object.keys(masked)).toEqual([kind])
        expect(redact(value)).toEqual({ value, masked: {} })
      }
    })
})

test.each(harmless)('%s stays', (text) => {
  expect(redact(text)).toEqual({ value: text, masked: {} })
  expect(redact(`so ${text} it is`)).toEqual({ value: `so ${text} it is`, masked: {} })
})

test('the same address has the same mask, whatever its case and file', () => {
  const { value } = redact('mara@example.com, Mara@Example.com and iven@example.com; 10.0.0.5 and 10.0.0.6')
  const [mara, again, iven, first, second] = value.match(/‹[^›]*›/g) ?? []
  expect(mara).toBe(again)
  expect(mara).not.toBe(iven)
  expect(first).not.toBe(second)
  expect(mara).toMatch(/^‹email [0-9a-f]{4}›$/)
  expect(redact('mara@example.com').value).toBe(mara)
})

test.each([
  ['password', 'password'],
  ['DB_PASSWORD', 'password'],
  ['dbPassword', 'password'],
  ['MYSQL_PASS', 'password'],
  ['password_hash', 'password'],
  ['clientSecret', 'secret'],
  ['SECRET_KEY_BASE', 'API key'],
  ['x-api-key', 'API key'],
  ['APIKey', 'API key'],
  ['aws_secret_access_key', 'API key'],
  ['refresh_token', 'token'],
  ['Authorization', 'authorization'],
  ['routing_key', 'key'],
  ['next_page_token', undefined],
  ['max_tokens', undefined],
  ['token_type', undefined],
  ['secretName', undefined],
  ['author', undefined],
  ['incident_key', undefined],
  ['issue key', undefined],
  ['passed', undefined],
  ['compass', undefined],
])('the name %s announces %s', (name, kind) => expect(namedSecret(name)).toBe(kind))

test('lines keep their numbers', () => {
  const { value } = redact(`one\n${pem('PRIVATE KEY')}\nDB_PASSWORD=hunter2\nsix`)
  expect(value.split('\n')[5]).toBe('DB_PASSWORD=‹password›')
})

describe('data', () => {
  test('is masked in values, keys and named values, and counted', () => {
    const { value, masked } = redactData({
      password: 'hunter',
      pin: { DB_PASSWORD: 1234 },
      env: [
        { name: 'API_TOKEN', value: 'horse battery' },
        { name: 'LEVEL', value: 'debug' },
      ],
      'mara@example.com': 'on call',
      routing_key: hex(32),
      queue: { routing_key: 'orders.created' },
      version: '1.2.3.4',
      host: '1.2.3.4',
    })
    expect(value).toEqual({
      password: '‹password›',
      pin: { DB_PASSWORD: '‹password›' },
      env: [
        { name: 'API_TOKEN', value: '‹token›' },
        { name: 'LEVEL', value: 'debug' },
      ],
      [redact('mara@example.com').value]: 'on call',
      routing_key: '‹key›',
      queue: { routing_key: 'orders.created' },
      version: '1.2.3.4',
      host: redact('1.2.3.4').value,
    })
    expect(masked).toEqual({ password: 2, token: 1, email: 1, key: 1, IP: 1 })
  })

  test('without anything to mask is the very same', () => {
    const data = { a: [1, null, { secretName: 'orders', token_type: 'bearer', password: '***' }], key: 'x' }
    expect(redactData(data).value).toBe(data)
  })

  test('nested without end is cut', () => {
    let data: unknown = `ghp_${run(36)}`
    for (let depth = 0; depth < 100_000; depth++) data = [data]
    expect(JSON.stringify(redactData(data).value)).toContain('nested too deep')
  })

  test('keeps a key named __proto__ a key', () => {
    const data: unknown = JSON.parse('{"__proto__": {"password": "hunter2"}}')
    expect(JSON.stringify(redactData(data).value)).toBe('{"__proto__":{"password":"‹password›"}}')
  })
})

test('a secret in any string position of any data is never seen again', () => {
  const secret = fc.constantFrom(...planted)
  const marker = '\u0001'
  const shape = fc.jsonValue({ maxDepth: 4 }).map((data) => JSON.stringify(data))
  fc.assert(
    fc.property(
      shape,
      secret,
      fc.lorem({ maxCount: 4 }),
      fc.nat(),
      (json, [text, , part = text], prose, pick) => {
        const strings = [...json.matchAll(/"(?:[^"\\]|\\.)*"/g)]
        const chosen = strings[pick % Math.max(1, strings.length)]
        const placed =
          chosen === undefined
            ? marker
            : json.slice(0, chosen.index) + marker + json.slice(chosen.index + chosen[0].length)
        const data: unknown = JSON.parse(
          placed.replace(marker, () => JSON.stringify(`${prose} ${text} ${prose}`)),
        )
        const { value, masked } = redactData(data)
        expect(JSON.stringify(value)).not.toContain(JSON.stringify(part).slice(1, -1))
        expect(total(masked)).toBeGreaterThan(0)
      },
    ),
    { numRuns: 500 },
  )
})

test('a random value under the name of a secret is never seen again', () => {
  const value = fc
    .string({ unit: fc.constantFrom(...Array.from(`${base62}/+`)), minLength: 24, maxLength: 64 })
    .filter((text) => new Set(text).size > 8) // a run of one letter is a path or a placeholder, not random
  const name = fc.constantFrom('DB_PASSWORD', 'clientSecret', 'aws_secret_access_key', 'x-api-key', 'token')
  const written = fc.constantFrom(
    'N=V',
    '"N": "V"',
    "N='V' other=1",
    '{\\"N\\":\\"V\\"}',
    '?a=1&N=V&b=2',
    'export N=V; run',
  )
  fc.assert(
    fc.property(name, value, written, (name, value, written) => {
      const text = written.replace('N', () => name).replace('V', () => value)
      expect(redact(`see ${text} there`).value).not.toContain(value)
      expect(JSON.stringify(redactData({ a: [{ [name]: value }] }).value)).not.toContain(value)
    }),
    { numRuns: 500 },
  )
})

test('masking twice changes nothing more', () => {
  const piece = fc.oneof(fc.constantFrom(...planted.map(([text]) => text), ...harmless), fc.string())
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const { value } = redact(pieces.join(' '))
      expect(redact(value).value).toBe(value)
    }),
    { numRuns: 300 },
  )
})

test.each([
  'a',
  'a.',
  'a@',
  '@',
  'a-',
  '\\n',
  'eyJ-',
  'eyJ.',
  '1.',
  '1.1.1.1',
  '::',
  'a:',
  '"',
  'password=',
  'password="',
  'password ',
  '-----BEGIN PRIVATE KEY-----',
  '-----END ',
  'https://',
  'a://a:',
  'Bearer ',
  'authorization: ',
  'sk-',
  'ghp_',
  'xoxb-',
  '/a',
  'A1',
  ' --a ',
  '{"a":',
])(
  'a quarter of a megabyte of %j does not take quadratic time',
  (unit) => {
    const text = unit.repeat(Math.ceil(250_000 / unit.length))
    const { value } = redact(text)
    expect(redact(`${text} ghp_${run(36)}`).value).not.toContain(run(36))
    expect(value.length).toBeGreaterThan(0)
  },
  10_000,
)

describe('the fixtures of all formats', () => {
  const filesBelow = (folder: string): string[] =>
    readdirSync(folder)
      .sort()
      .flatMap((name) => {
        const path = `${folder}/${name}`
        return statSync(path).isDirectory() ? filesBelow(path) : [path]
      })
  const inputs = filesBelow('fixtures/formats').filter((path) => path.includes('/input/'))
  test.each(inputs)('%s holds no secret', (path) => {
    const { values } = decode(path, readFileSync(path))
    for (const { data } of values) {
      const { masked } = redactData(data)
      expect(Object.keys(masked).filter((kind) => !['email', 'IP'].includes(kind))).toEqual([])
    }
  })

  test.each(inputs)('%s with a secret in each of its strings shows none', (path) => {
    const plain = decode(path, readFileSync(path)).values.map(({ data }) => data)
    for (let offset = 0; offset < 12; offset++) {
      let next = offset * 7
      const withSecrets = JSON.stringify(plain, (_, value: unknown) => {
        const [text] = planted[next++ % planted.length] ?? ['']
        return typeof value === 'string' ? (offset % 2 === 0 ? text : `${value} ${text}`) : value
      })
      const shown = JSON.stringify(redactData(JSON.parse(withSecrets)).value)
      for (const [text, , secret = text] of planted)
        expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1))
    }
  })
})
