// Which folder a metadata file belongs to, what the folder's name says, and that every pointer leads to its value.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderKindOf } from '../src/evidence/folder-metadata.ts'
import { folderNameOf } from '../src/evidence/folder-name.ts'
import type { Piece } from '../src/evidence/format.ts'
import { formats } from '../src/evidence/formats/index.ts'
import { at } from '../src/evidence/pointer.ts'
import { spellingsOf } from '../src/evidence/spellings.ts'

const piece = (file: string, data: unknown): Piece => ({
  file,
  sha256: 'f00d',
  size: 1,
  syntax: 'json',
  data,
  base: '',
  companions: () => [],
  beside: () => undefined,
})

describe('folder names', () => {
  test.each([
    ['a/v1.2.4-1702291800/metadata.json', 'epoch', 'v1.2.4', '1702291800'],
    ['orders-v1.2.4-rc.1_1702291800123/metadata.json', 'epoch', 'orders-v1.2.4-rc.1', '1702291800123'],
    ['incidents/INC-7_2025-12-25T04:44:58Z/metadata.json', 'iso', 'INC-7', '2025-12-25T04:44:58Z'],
    ['incidents/INC_7_2025-12-25T04-44-58Z/metadata.json', 'iso', 'INC_7', '2025-12-25T04:44:58Z'],
    ['incidents/INC-7_20251225T044458+0100/metadata.json', 'iso', 'INC-7', '2025-12-25T04:44:58+01:00'],
    ['incidents/INC-7_20251225_044458/metadata.json', 'iso', 'INC-7', '2025-12-25T04:44:58'],
    [
      'incidents/INC-7_2025-12-25T04:44:58.123456+00:00/metadata.json',
      'iso',
      'INC-7',
      '2025-12-25T04:44:58+00:00',
    ],
    ['incidents/INC-7_2025-12-25/metadata.json', 'iso', 'INC-7', '2025-12-25'],
    ['v1.2.4/metadata.json', 'other', undefined, undefined],
    ['metadata.json', 'other', undefined, undefined],
  ])('%s', (file, kind, subject, time) => {
    const { kind: found, subject: foundSubject, time: foundTime } = folderNameOf({ file })
    expect([found, foundSubject, foundTime]).toEqual([kind, subject, time])
  })
})

describe('kinds of folder', () => {
  test.each([
    ['v1-1702291800/metadata.json', { version: 'v1' }, 'forensics'],
    ['v1-1702291800/metadata.json', { incident_id: 'INC-1', failed_version: 'v1' }, 'forensics'],
    ['metadata.json', { failedVersion: 'v1' }, 'forensics'],
    ['metadata.json', { versions: { failed: 'v1' } }, 'forensics'],
    ['metadata.json', { version: 'v1', time: 'now', reason: 'x' }, 'forensics'],
    ['metadata.json', { version: 'v1', time: 'now' }, undefined],
    ['x/metadata.json', { incident_id: 'INC-1' }, 'incident'],
    ['incidents/INC-1/metadata.json', { severity: 'high' }, 'incident'],
    ['INC-1_2025-12-25/metadata.json', { failed_version: 'v1' }, 'incident'],
    ['INC-1_2025-12-25/metadata.json', { pages: 3 }, undefined],
    ['x/package.json', { failed_version: 'v1', incident_id: 'INC-1' }, undefined],
    ['metadata.json', [{ failed_version: 'v1' }], undefined],
    ['metadata.json', null, undefined],
  ])('%s %j is %s', (file, data, kind) => {
    expect(folderKindOf(piece(file, data)).kind).toBe(kind)
  })
})

test.each(['failed_version', 'failedVersion', 'Failed-Version', 'FAILED VERSION'])('%s is found', (key) => {
  expect(spellingsOf({ [key]: 'v1' }).find('failed_version')).toEqual([`/${key}`])
})

test.each([
  [{ rollback: { reason: 'x' } }, 'rollback_reason', '/rollback/reason'],
  [{ metadata: { deploy_start: 'x' } }, 'deploy_start', '/metadata/deploy_start'],
  [{ timestamps: { start: 'x' } }, 'times_start', '/timestamps/start'],
])('%j has %s', (data, name, pointer) => {
  expect(spellingsOf(data).find(name)).toEqual([pointer])
})

test('nesting without end is no trouble', () => {
  let data: unknown = { failed_version: 'v1' }
  for (let depth = 0; depth < 20_000; depth++) data = { failed_version: 'v1', inner: data }
  const hostile = piece('v1-1702291800/metadata.json', data)
  const [format] = formats.filter((each) => each.declines(hostile) === undefined)
  expect(format?.read(hostile, { zone: 'UTC' }).fragments).toHaveLength(1)
})

test.each(['nested', 'snake-case', 'camel-case-and-epochs'])(
  'pointers of forensics %s lead to values',
  (name) => {
    const folder = name === 'snake-case' ? 'deployment-forensics/v3.4.1-1772356530' : 'v3.4.1-1772356530'
    const file = `fixtures/formats/forensics-folder/${name}/input/${folder}/metadata.json`
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const [format] = formats.filter((each) => each.declines(piece(file, data)) === undefined)
    const reading = JSON.stringify(format?.read(piece(file, data), { zone: 'UTC' }))
    const pointers = [...reading.matchAll(/"pointer":"([^"]+)"/g)].map(([, pointer = '']) => pointer)
    expect(pointers.length).toBeGreaterThan(4)
    for (const pointer of pointers) expect(at(data, pointer), pointer).toBeDefined()
  },
)
