// A user's mapping reads any JSON or CSV, says where each fact stands, and never crashes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MappedFormatDefinition, mappedFormat } from '../src/evidence/mapped-format.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import { toIso } from '../src/incident/moment.ts'
import { nodeHost } from '../src/node/host.ts'

const beacon: MappedFormatDefinition = {
  name: 'beacon',
  recognise: { '/schema': 'beacon/2', '/alarm/opened': true },
  id: '/alarm/key',
  facts: {
    title: { path: ['/alarm/headline', '/alarm/name'], basis: 'stated' },
    severity: '/alarm/level',
    service: '/parts/*/name',
    environment: { path: '/stage', basis: 'configured', note: 'set by the agent' },
  },
  marks: { detected: '/alarm/opened', resolved: '/alarm/closed' },
  lists: { remediation: '/steps/*' },
  details: { hosts: '/alarm/hosts' },
  people: { 'on call': '/watch/*/person/name' },
  links: '/alarm/url',
  timeline: { list: '/log', at: '/t', text: ['/words', '/code'], detail: '/more', by: '/who' },
}

const register: MappedFormatDefinition = {
  name: 'register',
  zone: 'Europe/Berlin',
  dayFirst: true,
  recognise: { 'Ticket no.': true, 'Opened at': true },
  id: 'Ticket no.',
  facts: { title: { path: 'What', basis: 'stated' }, severity: 'Class' },
  marks: { reported: { path: 'Opened at', basis: 'stated' }, resolved: 'Closed at' },
}

const { files } = nodeHost()
function read(name: string, content: string, ...definitions: readonly MappedFormatDefinition[]) {
  const bytes = new TextEncoder().encode(content)
  const one = {
    ...files,
    read: () => bytes,
    info: () => ({ kind: 'file' as const, size: bytes.length, modified: 0 }),
  }
  const { exhibits, problems } = readEvidence(one, [name], {
    zone: 'UTC',
    input: () => bytes,
    formats: definitions.map(mappedFormat),
  })
  return {
    formats: exhibits.flatMap(({ evidence }) => evidence.map(({ format }) => format)),
    fragments: exhibits.flatMap(({ fragments }) => fragments),
    problems,
  }
}

const alarm = {
  schema: 'beacon/2',
  stage: 'production',
  alarm: {
    key: 'A-7',
    name: 'queue-depth',
    headline: '',
    level: 2,
    opened: '2026-04-02T10:00:00Z',
    closed: 'later',
    hosts: 3,
    url: 'https://beacon.example/A-7',
  },
  parts: [{ name: 'queue' }, { name: 'worker' }, { id: 9 }],
  steps: ['Restarted the worker'],
  watch: { first: { person: { name: 'Ira Wolf' } } },
  log: [
    { t: '2026-04-02T10:01:00Z', words: 'Paged\nby phone', who: 'beacon' },
    { t: '2026-04-02T10:05:00Z', code: 17, more: 'depth 90000' },
    { t: 'x', words: 'no time' },
  ],
}

describe('JSON', () => {
  const { formats, fragments, problems } = read('a.json', JSON.stringify({ alarms: [alarm] }), beacon)
  const [fragment] = fragments
  const values = (facts: readonly { value: unknown }[] | undefined) => facts?.map(({ value }) => value)

  test('is claimed under the mapping’s name', () => expect(formats).toEqual(['beacon']))

  test('facts stand where the mapping says', () => {
    expect(values(fragment?.ids)).toEqual(['beacon:A-7'])
    expect(fragment?.facts?.title).toMatchObject([
      { value: 'queue-depth', basis: 'stated', source: { pointer: '/alarms/0/alarm/name' } },
    ])
    expect(values(fragment?.facts?.severity)).toEqual(['2'])
    expect(fragment?.facts?.service).toMatchObject([
      { value: 'queue', source: { pointer: '/alarms/0/parts/0/name' } },
      { value: 'worker', source: { pointer: '/alarms/0/parts/1/name' } },
    ])
    expect(fragment?.facts?.environment).toMatchObject([{ basis: 'configured', note: 'set by the agent' }])
    expect(values(fragment?.lists?.remediation)).toEqual(['Restarted the worker'])
    expect(values(fragment?.people)).toEqual([{ name: 'Ira Wolf', role: 'on call' }])
    expect(values(fragment?.links)).toEqual([{ url: 'https://beacon.example/A-7', kind: 'other' }])
    expect(values(fragment?.details)).toEqual([{ name: 'hosts', value: 3 }])
  })

  test('times become marks and a timeline', () => {
    expect(fragment?.marks?.detected?.map(({ value }) => toIso(value.earliest))).toEqual([
      '2026-04-02T10:00:00Z',
    ])
    expect(fragment?.marks?.resolved).toEqual([])
    expect(fragment?.timeline).toMatchObject([
      { value: { text: 'Paged', detail: 'by phone', by: 'beacon' }, source: { pointer: '/alarms/0/log/0' } },
      { value: { text: '17', detail: 'depth 90000' }, source: { pointer: '/alarms/0/log/1' } },
    ])
  })

  test('what does not fit is a problem at its line', () => {
    expect(problems.map(({ code, place }) => [code, place?.pointer, place?.line])).toEqual([
      ['unexpected-type', '/alarms/0/alarm/closed', 1],
      ['unexpected-type', '/alarms/0/log/2/t', 1],
    ])
  })
})

describe('CSV', () => {
  const csv = [
    'Ticket no.,What,Class,Opened at,Closed at',
    '77,"Gate stuck, again",2,04/05/2026 14:30,04/05/2026 15:10',
    '78,Lamp out,,05/05/2026 08:00,',
  ].join('\n')
  const { formats, fragments } = read('tickets.csv', csv, register)

  test('each row is an incident', () => {
    expect(formats).toEqual(['register', 'register'])
    expect(fragments.map(({ facts }) => facts?.title?.[0]?.value)).toEqual(['Gate stuck, again', 'Lamp out'])
  })

  test('times are of the mapping’s zone and order', () => {
    const [first] = fragments
    const marks = [first?.marks?.reported?.[0], first?.marks?.resolved?.[0]]
    expect(marks.map((fact) => fact && toIso(fact.value.earliest))).toEqual([
      '2026-05-04T12:30:00Z',
      '2026-05-04T13:10:00Z',
    ])
    expect(marks[0]).toMatchObject({ basis: 'stated', source: { pointer: '/0/Opened at' } })
  })
})

test('a timeline without a list makes each record one entry', () => {
  const diary: MappedFormatDefinition = {
    name: 'diary',
    nature: 'context',
    recognise: { when: true, note: true },
    timeline: { at: 'when', text: 'note' },
  }
  const { fragments } = read(
    'diary.csv',
    'when,note\n2026-04-02T10:00Z,began\n2026-04-02T11:00Z,ended\n',
    diary,
  )
  expect(fragments.map(({ timeline }) => timeline?.[0]?.value.text)).toEqual(['began', 'ended'])
})

test('a mapping is preferred to a format of ours, and two mappings are ambiguous', () => {
  const record = {
    timestamp: '2026-03-01T09:15:12Z',
    version: 'v1',
    status: 'failure',
    slo_compliance: false,
  }
  const mine: MappedFormatDefinition = {
    name: 'mine',
    recognise: { status: 'failure' },
    facts: { version: 'version' },
  }
  const json = JSON.stringify(record)
  expect(read('a.json', json).formats).toEqual(['canary-record'])
  expect(read('a.json', json, mine).formats).toEqual(['mine'])
  const { problems } = read('a.json', json, mine, { ...mine, name: 'other' })
  expect(problems.map(({ code }) => code)).toEqual(['ambiguous-format'])
})

test.each([
  ['{"schema":"beacon/1","alarm":{"opened":1}}', '/schema is not beacon/2'],
  ['{"schema":"beacon/2","alarm":{"opened":null}}', 'no /alarm/opened'],
  ['[]', 'a list'],
])('%s is declined: %s', (json, reason) => {
  const piece = {
    file: 'a.json',
    sha256: '',
    size: 1,
    syntax: 'json' as const,
    data: JSON.parse(json) as unknown,
    base: '',
    companions: () => [],
    beside: () => undefined,
  }
  expect(mappedFormat(beacon).declines(piece)).toBe(reason)
})

test('any JSON under the mapped keys is survived', () => {
  const anything = fc.jsonValue()
  const shape = fc.record({
    schema: fc.constant('beacon/2'),
    alarm: fc.record({
      opened: anything,
      closed: anything,
      headline: anything,
      key: anything,
      url: anything,
    }),
    parts: anything,
    log: fc.oneof(anything, fc.array(fc.record({ t: anything, words: anything }))),
    watch: anything,
    steps: anything,
  })
  fc.assert(
    fc.property(shape, (data) => {
      const { fragments, problems } = read('a.json', JSON.stringify(data), beacon)
      expect(fragments.length + problems.length).toBeGreaterThan(0)
    }),
  )
})
