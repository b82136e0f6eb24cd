// Where nothing has an identity, merging is what git does: whenever git merges plain prose cleanly, so do we, to the same text, or we ask.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { mergeDocument } from '../src/markdown/merge.ts'

const folder = mkdtempSync(join(tmpdir(), 'merge-oracle-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The clean merge, or undefined when git finds a conflict. */
function gitMerge(versions: { base: string; theirs: string; ours: string }): string | undefined {
  for (const [name, text] of Object.entries(versions)) writeFileSync(join(folder, name), text)
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return status === 0 ? stdout : undefined
}

type Paragraphs = readonly (readonly string[])[]

const text = (paragraphs: Paragraphs): string =>
  paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n')

/** Every line has words of its own: where lines repeat or are alike, two right answers may differ. */
const sentence = (p: number, l: number): string =>
  ['what', 'where', 'when'].map((word) => `${word}${p}${l}`).join(' ')

const prose = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 7 })
  .map((lengths) => lengths.map((length, p) => Array.from({ length }, (_, l) => sentence(p, l))))

type Edit = (paragraphs: Paragraphs, p: number, l: number, mark: string) => Paragraphs

/** Edits inside a paragraph, and its removal. */
const inPlace: readonly Edit[] = [
  (all, p, l, mark) => all.with(p, (all[p] ?? []).with(l, `Reworded by ${mark}.`)),
  (all, p, l, mark) => all.with(p, (all[p] ?? []).toSpliced(l, 0, `Inserted by ${mark}.`)),
  (all, p, l) => all.with(p, (all[p] ?? []).toSpliced(l, 1)),
  (all, p) => all.with(p, []),
]
const edits: readonly Edit[] = [
  ...inPlace,
  (all, p, _, mark) => all.toSpliced(p, 0, [`Paragraph by ${mark}.`]),
]

type Change = readonly [Edit, number, number]
const editing = (some: readonly Edit[]): fc.Arbitrary<Change[]> =>
  fc.array(fc.tuple(fc.constantFrom(...some), fc.nat(), fc.nat()), { maxLength: 4 })

/** Only one side adds paragraphs: which of two additions at one place comes first is nobody's to say. */
const bothSides = fc.oneof(
  fc.tuple(editing(edits), editing(inPlace)),
  fc.tuple(editing(inPlace), editing(edits)),
)

function edited(base: Paragraphs, changes: readonly Change[], who: string): Paragraphs {
  return changes.reduce<Paragraphs>((all, [edit, where, line], n) => {
    const p = where % all.length
    const length = all[p]?.length ?? 0
    return length === 0 ? all : edit(all, p, line % length, `${who} ${n}`)
  }, base)
}

test('git and we agree on prose that git merges cleanly', () => {
  let clean = 0
  let asked = 0
  fc.assert(
    fc.property(prose, bothSides, (base, [mine, yours]) => {
      const versions = {
        base: text(base),
        theirs: text(edited(base, yours, 'evidence')),
        ours: text(edited(base, mine, 'a person')),
      }
      const expected = gitMerge(versions)
      if (expected === undefined) return
      clean += 1
      const { text: merged, conflicts, withheld } = mergeDocument(versions)
      if (conflicts.length + withheld.length > 0) asked += 1
      else expect(merged).toBe(expected)
    }),
    { numRuns: 600 },
  )
  // A paragraph rewritten past recognition is a question to a person, not a guess.
  expect(clean).toBeGreaterThan(100)
  expect(asked).toBeLessThan(clean / 50)
})
