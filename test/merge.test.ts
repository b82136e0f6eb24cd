// The cases under fixtures/merge: what was generated, what is generated now, what a person left, and what must come out.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mergeDocument } from '../src/markdown/merge.ts'

const folder = new URL('../fixtures/merge/', import.meta.url)
const read = (name: string, file: string): string => readFileSync(new URL(`${name}/${file}`, folder), 'utf8')
const cases = readdirSync(folder)

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(24)
})

describe.each(cases)('merging: %s', (name) => {
  const merged = mergeDocument({
    base: read(name, 'base.md'),
    theirs: read(name, 'theirs.md'),
    ours: read(name, 'ours.md'),
  })

  test('the text', () => {
    expect(merged.text).toBe(read(name, 'expected.md'))
  })

  test('the conflicts', () => {
    expect(merged.conflicts).toEqual(JSON.parse(read(name, 'conflicts.json')))
  })

  test('each conflict stands where it is said to stand', () => {
    const lines = merged.text.split('\n')
    for (const { line, ours } of merged.conflicts) {
      expect(
        lines
          .slice(line - 1)
          .join('\n')
          .replaceAll('\r', ''),
      ).toContain(ours)
    }
  })
})

test('what a person removed stays removed, and what the evidence says of it is told', () => {
  const base = '## A\n\none\n\n## B\n\ntwo\n'
  const { text, conflicts, withheld } = mergeDocument({
    base,
    theirs: base.replace('two', 'three'),
    ours: '## A\n\none\n',
  })
  expect({ text, conflicts }).toEqual({ text: '## A\n\none\n', conflicts: [] })
  expect(withheld).toMatchObject([{ section: 'B', base: '## B\n\ntwo', theirs: '## B\n\nthree', ours: '' }])
})

test('every change is told, with its line in the new text', () => {
  const base = 'one\n\ntwo\n\nthree\n'
  const { updated } = mergeDocument({ base, theirs: 'zero\n\none\n\n2\n\nthree\n', ours: `${base}\nfour\n` })
  expect(updated).toEqual([
    { line: 1, before: '', after: 'zero\n\n' },
    { line: 5, before: 'two\n', after: '2\n' },
  ])
})
