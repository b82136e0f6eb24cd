// How evidence is unwrapped: lists, envelopes and answers of APIs around what a format claims.
import { expect, test } from 'vitest'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import type { Files } from '../src/host.ts'

const record = {
  timestamp: '2026-03-01T09:15:12Z',
  version: 'v2.7.0',
  status: 'failure',
  canary_percentage: 10,
  rollback_time: '2026-03-01T09:15:12Z',
}

function read(data: unknown) {
  const bytes = new TextEncoder().encode(JSON.stringify(data))
  const nothing = () => undefined
  const files: Files = {
    read: () => bytes,
    readPart: () => bytes,
    info: () => ({ kind: 'file', size: bytes.length, modified: 0 }),
    list: () => [],
    glob: () => [],
    write: nothing,
    create: () => true,
    remove: nothing,
    sha256: () => 'sha',
    inflate: () => [],
  }
  return readEvidence(files, ['evidence.json'], { zone: 'UTC', input: () => bytes })
}

test.each([
  ['itself', record, ['/timestamp']],
  ['a list', [record, record], ['/0/timestamp', '/1/timestamp']],
  ['an envelope', { type: 'x', data: record, timestamp: 1 }, ['/data/timestamp']],
  ['an answer', { total: 1, more: false, records: [record] }, ['/records/0/timestamp']],
  ['an answer that echoes its filters', { filters: {}, data: [record] }, ['/data/0/timestamp']],
  ['one object', { status: 'success', data: { records: [record] } }, ['/data/records/0/timestamp']],
  ['several lists', { runs: [record], others: [{ a: 1 }] }, ['/runs/0/timestamp']],
  ['lists in lists', [[{ record }]], ['/0/0/record/timestamp']],
])('%s', (_, data, pointers) => {
  const { exhibits, problems } = read(data)
  expect(problems).toEqual([])
  const cited = exhibits.flatMap(({ fragments }) =>
    fragments.map(({ facts }) => facts?.version?.[0]?.source.pointer?.replace('version', 'timestamp')),
  )
  expect(cited).toEqual(pointers)
})

test.each([
  ['unknown things', [{ a: 1 }, { b: 2 }], 'unrecognised-format'],
  ['wrapped too deeply', JSON.parse('['.repeat(50) + ']'.repeat(50)) as unknown, 'unrecognised-format'],
  ['an empty list', [], 'empty'],
  ['an empty answer', { total_count: 0, workflow_runs: [] }, 'empty'],
])('%s: one problem about the whole', (_, data, code) => {
  const { exhibits, problems } = read(data)
  expect(exhibits).toEqual([])
  expect(problems.map((problem) => [problem.code, problem.place?.pointer])).toEqual([[code, undefined]])
})

test('of a list, what is understood is read, and the rest is complained of', () => {
  const { exhibits, problems } = read([record, { a: 1 }])
  expect(exhibits).toHaveLength(1)
  expect(problems.map(({ place }) => place?.pointer)).toEqual(['/1'])
})
