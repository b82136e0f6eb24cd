// Damaged evidence: never a crash, never silence, never a citation of what is not there.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { decode } from '../src/evidence/decode.ts'
import { at } from '../src/evidence/pointer.ts'
import { readEvidence } from '../src/evidence/read-evidence.ts'
import type { Source } from '../src/incident/fact.ts'
import { nodeHost } from '../src/node/host.ts'

const real = nodeHost().files

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
    .filter((path) => path.includes('/input/'))
}

// Shared among all fixtures, so that the test stays short; `MUTATIONS=1000` gives each a thousand.
const fixtures = filesBelow('fixtures/formats')
const runs = Number(process.env['MUTATIONS'] ?? Math.ceil(20_000 / fixtures.length))

/** Reads the fixture's folder with one file replaced. */
function readMutated(path: string, bytes: Uint8Array) {
  const files = { ...real, read: (file: string) => (file === path ? bytes : real.read(file)) }
  return readEvidence(files, [path], { zone: 'UTC', input: () => bytes })
}

const odd = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  'x',
  '2026-13-45T99:00:00Z',
  [],
  {},
  [null],
  [[]],
  { '': null },
  '\u0000',
  '𝕏',
  '<b>|`',
]

/** Changes the n-th value (in reading order, modulo their number) of some JSON: removed, or of another type. */
function mutateValue(data: unknown, n: number, put: unknown): unknown {
  const places: { holder: Record<string, unknown> | unknown[]; key: string }[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      places.push({ holder: value as Record<string, unknown>, key })
      visit(inner)
    }
  }
  const copy = structuredClone(data)
  visit(copy)
  const place = places[n % Math.max(1, places.length)]
  if (!place) return put
  if (put === undefined && !Array.isArray(place.holder)) Reflect.deleteProperty(place.holder, place.key)
  else Reflect.set(place.holder, place.key, put ?? null)
  return copy
}

const number = fc.nat({ max: 1_000_000 })
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), where: number, byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), where: number, byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('drop' as const), where: number, byte: fc.nat({ max: 20 }) }),
  fc.record({ kind: fc.constant('remove' as const), where: number, byte: fc.constant(0) }),
  fc.record({ kind: fc.constant('retype' as const), where: number, byte: fc.nat({ max: odd.length - 1 }) }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutate(original: Uint8Array, data: unknown, { kind, where, byte }: Mutation): Uint8Array {
  const place = where % Math.max(1, original.length)
  if (kind === 'flip') return original.map((value, index) => (index === place ? byte : value))
  if (kind === 'cut') return original.subarray(0, place)
  if (kind === 'drop')
    return Uint8Array.from([...original.subarray(0, place), ...original.subarray(place + byte)])
  const put = kind === 'remove' ? undefined : odd[byte]
  const json = JSON.stringify(mutateValue(data, where, put))
  return new TextEncoder().encode(json)
}

/** Every place that the fragments cite. */
function sourcesIn(fragments: unknown): readonly Source[] {
  const found: Source[] = []
  const open: unknown[] = [fragments]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    if ('source' in next && 'basis' in next) found.push(next.source as Source)
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner)
  }
  return found
}

describe.each(fixtures)('%s', (path) => {
  test(`survives ${runs} mutations`, () => {
    const original = readFileSync(path)
    const [first] = decode(path, original).values
    fc.assert(
      fc.property(mutation, (change) => {
        const bytes = mutate(original, first?.data, change)
        const { exhibits, problems } = readMutated(path, bytes)
        const cited = exhibits.flatMap(({ fragments }) => sourcesIn(fragments))
        if (exhibits.length === 0 && !problems.some(({ place }) => place?.file === path)) return false
        if (problems.some(({ message, place }) => message === '' || place === undefined)) return false
        const { values } = cited.length > 0 ? decode(path, bytes) : { values: [] }
        return cited.every(
          ({ file, pointer, line }) =>
            file !== path ||
            pointer === undefined ||
            values.some(
              (value) =>
                (value.line === undefined || value.line === line) && at(value.data, pointer) !== undefined,
            ),
        )
      }),
      { seed: 20_260_301, numRuns: runs },
    )
  })
})
