// Folder = registry = fixtures; every detector fires on `fires*` and stays silent on `near-miss*`, on evidence of real shapes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectors } from '../src/analysis/anomalies/index.ts'
import { type AnalysisSettings, defaultSettings } from '../src/analysis/settings.ts'
import { assemble } from '../src/evidence/assemble.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import { nodeHost } from '../src/node/host.ts'
import { digest } from './digest.ts'

const root = 'fixtures/anomalies'
const { files } = nodeHost()

function read(folder: string) {
  const evidence = readEvidence(files, [`${folder}/input`], { zone: 'UTC', input: () => new Uint8Array() })
  return {
    ...evidence,
    ...assemble(evidence.exhibits, { windowSeconds: 3600, sha256: (text) => files.sha256(text) }),
  }
}

function settingsOf(folder: string): AnalysisSettings {
  const file = `${folder}/settings.json`
  if (!existsSync(file)) return defaultSettings
  return { ...defaultSettings, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<AnalysisSettings>) }
}

test('every file in anomalies/ is registered under its own name, and has fixtures', () => {
  const ids = detectors.map(({ id }) => id).sort()
  const names = readdirSync('src/analysis/anomalies').map((name) => name.replace('.ts', ''))
  expect(names.filter((name) => name !== 'index' && name !== 'anomaly').sort()).toEqual(ids)
  expect(readdirSync(root).sort()).toEqual(ids)
})

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (id, detector) => {
  const cases = readdirSync(`${root}/${id}`).sort()
  test('has a case that fires and a near-miss', () => {
    expect(cases.some((name) => name.startsWith('fires'))).toBe(true)
    expect(cases.some((name) => name.startsWith('near-miss'))).toBe(true)
    expect(cases.filter((name) => !/^(?:fires|near-miss)/.test(name))).toEqual([])
  })

  test.each(cases)('%s', async (name) => {
    const folder = `${root}/${id}/${name}`
    const { incidents, unread } = read(folder)
    expect(unread).toEqual([])
    expect(incidents).toHaveLength(1)
    const findings = incidents.flatMap((incident) => detector.find(incident, settingsOf(folder)))
    if (name.startsWith('near-miss')) {
      expect(findings).toEqual([])
      return
    }
    expect(findings.every(({ facts }) => facts.length > 0)).toBe(true)
    await expect(digest(findings)).toMatchFileSnapshot(`../${folder}/expected.json`)
  })
})
