// Every fact of every fixture stands where its source says.
import { readdirSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decode } from '../src/evidence/decode.ts'
import { formats } from '../src/evidence/formats/index.ts'
import { at } from '../src/evidence/pointer.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import type { Fact } from '../src/incident/fact.ts'
import { nodeHost } from '../src/node/host.ts'

const { files } = nodeHost()

function* factsIn(value: unknown): Generator<Fact<unknown>> {
  if (typeof value !== 'object' || value === null) return
  if ('basis' in value && 'source' in value) yield value as Fact<unknown>
  else for (const inner of Object.values(value)) yield* factsIn(inner)
}

const overlap = (a: string, b: string) => a.includes(b) || b.includes(a)

describe.each(formats.map(({ id }) => id))('%s', (id) => {
  const folder = `fixtures/formats/${id}`
  const cases = readdirSync(folder).filter((name) => statSync(`${folder}/${name}`).isDirectory())
  test.each(cases)('cites what stands in %s', (name) => {
    const { exhibits } = readEvidence(files, [`${folder}/${name}/input`], {
      zone: 'UTC',
      input: () => new Uint8Array(),
    })
    for (const {
      evidence: [evidence],
      fragments,
    } of exhibits) {
      if (!evidence) continue
      const { values } = decode(evidence.file, files.read(evidence.file))
      for (const { value, source, note, basis } of fragments.flatMap((fragment) => [...factsIn(fragment)])) {
        if (source.file !== evidence.file || source.pointer === undefined) continue
        const { pointer } = source
        const found = values.map(({ data }) => at(data, pointer)).filter((one) => one !== undefined)
        expect(found, `${source.file}#${pointer}`).not.toEqual([])
        // Where nothing was derived, a fact says part of what stands there, or puts it together with its neighbours.
        if (note !== undefined || basis === 'derived' || typeof value !== 'string') continue
        const texts = found.filter((one) => typeof one === 'string')
        if (texts.length === 0) continue
        const said = value.replace(/^[a-z-]+:(?:.*[/#])?/, '')
        expect(
          texts.some((text) => overlap(text.toLowerCase(), said.toLowerCase())),
          `${source.file}#${pointer}: ${value}`,
        ).toBe(true)
      }
    }
  })
})
