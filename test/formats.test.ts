// Folder = registry = fixtures, and every fixture is read as its expected.json says.
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../src/incident/problem.ts'
import { formats } from '../src/evidence/formats/index.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import { nodeHost } from '../src/node/host.ts'
import { digest } from './digest.ts'

const { files } = nodeHost()
const cases = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])
const read = (folder: string) => readEvidence(files, [folder], { zone: 'UTC', input: () => new Uint8Array() })

/** What no format claims is told with every format's reason, which is not this format's business. */
const brief = (problem: Problem) =>
  problem.code === 'unrecognised-format' ? { code: problem.code, place: problem.place } : problem

test('every file in formats/ is registered under its own name', () => {
  const names = readdirSync('src/evidence/formats')
    .filter((name) => name !== 'index.ts' && name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
  expect(formats.map(({ id }) => id)).toEqual(names.sort())
})

test('every folder of fixtures belongs to a format', () => {
  expect(readdirSync('fixtures/formats').sort()).toEqual(formats.map(({ id }) => id))
})

describe.each(formats.map(({ id }) => id))('%s', (id) => {
  const folder = `fixtures/formats/${id}`
  test('has fixtures', () => expect(cases(folder)).not.toEqual([]))
  test.each(cases(folder))('reads %s', async (name) => {
    const { exhibits, problems } = read(`${folder}/${name}/input`)
    expect(exhibits.flatMap(({ evidence }) => evidence.map(({ format }) => format))).toContain(id)
    const seen = digest({
      fragments: exhibits.flatMap(({ fragments }) => fragments),
      problems: problems.map(brief),
    })
    await expect(seen).toMatchFileSnapshot(`../${folder}/${name}/expected.json`)
  })
})
