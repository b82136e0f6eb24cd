// Folder = registry = fixtures; every detector fires on `fires*` and stays silent on `near-miss*`, on evidence of real shapes.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/analysis/analyse.ts'
import { detectors } from '../src/analysis/contradictions/index.ts'
import { assemble } from '../src/evidence/assemble.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import { nodeHost } from '../src/node/host.ts'
import { digest } from './digest.ts'

const root = 'fixtures/contradictions'
const now = Date.UTC(2026, 2, 10)
const { files } = nodeHost()

function read(folder: string, reversed = false) {
  const evidence = readEvidence(files, [`${folder}/input`], { zone: 'UTC', input: () => new Uint8Array() })
  const exhibits = reversed ? evidence.exhibits.toReversed() : evidence.exhibits
  const { incidents } = assemble(exhibits, { windowSeconds: 3600, sha256: (text) => files.sha256(text) })
  return { ...evidence, incidents }
}

test('every file in contradictions/ is registered under its own name, and has fixtures', () => {
  const ids = detectors.map(({ id }) => id).sort()
  const names = readdirSync('src/analysis/contradictions').map((name) => name.replace('.ts', ''))
  expect(names.filter((name) => name !== 'index' && name !== 'contradiction').sort()).toEqual(ids)
  expect(readdirSync(root).sort()).toEqual(ids)
})

describe.each(detectors.map(({ id }) => id))('%s', (id) => {
  const cases = readdirSync(`${root}/${id}`).sort()
  test('has a case that fires and a near-miss', () => {
    expect(cases.some((name) => name.startsWith('fires'))).toBe(true)
    expect(cases.some((name) => name.startsWith('near-miss'))).toBe(true)
    expect(cases.filter((name) => !/^(?:fires|near-miss)/.test(name))).toEqual([])
  })

  test.each(cases)('%s', async (name) => {
    const folder = `${root}/${id}/${name}`
    const { incidents, problems } = read(folder)
    expect(problems).toEqual([])
    expect(incidents).toHaveLength(1)
    const found = incidents.flatMap((incident) => analyse(incident, [], now).contradictions)
    if (name.startsWith('near-miss')) {
      expect(found).toEqual([])
      return
    }
    expect([...new Set(found.map((each) => each.id))]).toEqual([id])
    expect(found.every(({ sides }) => sides.some(({ facts }) => facts.length > 0))).toBe(true)
    await expect(digest(found)).toMatchFileSnapshot(`../${folder}/expected.json`)
  })

  test.each(cases)('%s: the order of the evidence changes nothing', (name) => {
    const [given, reversed] = [false, true].map((order) =>
      read(`${root}/${id}/${name}`, order).incidents.map((incident) => [
        incident.id,
        analyse(incident, [], now).contradictions,
      ]),
    )
    expect(reversed).toEqual(given)
  })
})
