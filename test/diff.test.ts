// The unified diff: what it looks like, and that git can apply it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { unifiedDiff } from '../src/markdown/diff.ts'

const names = { from: 'a/text', to: 'b/text' }

test('a change with its context', () => {
  expect(unifiedDiff('1\n2\n3\n4\n5\n', '1\n2\n3\nfour\n5\n', { ...names, context: 1 })).toBe(
    '--- a/text\n+++ b/text\n@@ -3,3 +3,3 @@\n 3\n-4\n+four\n 5\n',
  )
})

test('changes far apart are two hunks, near ones one', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `${n}\n`)
  const hunks = (...changed: number[]): number =>
    unifiedDiff(
      lines.join(''),
      lines.map((line, n) => (changed.includes(n) ? 'x\n' : line)).join(''),
      names,
    ).split('\n@@ ').length - 1
  expect([hunks(2, 15), hunks(2, 10), hunks(2, 9)]).toEqual([2, 2, 1])
})

test('a file made, a file emptied, a final newline lost, nothing changed', () => {
  expect(unifiedDiff('', 'a\n', names)).toContain('@@ -0,0 +1 @@\n+a\n')
  expect(unifiedDiff('a\n', '', names)).toContain('@@ -1 +0,0 @@\n-a\n')
  expect(unifiedDiff('a\n', 'a', names)).toContain('@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n')
  expect(unifiedDiff('a\n', 'a\n', names)).toBe('')
})

const folder = mkdtempSync(join(tmpdir(), 'diff-oracle-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('git applies it, and gets the second text', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '- x', '+ y', 'd\r'), { maxLength: 12 })
    .chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end))
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== '' && after !== '' && before !== after)
      writeFileSync(join(folder, 'text'), before)
      const patch = ['apply', '--whitespace=nowarn', '-']
      const { stderr } = spawnSync('git', patch, {
        cwd: folder,
        input: unifiedDiff(before, after, names),
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      expect(readFileSync(join(folder, 'text'), 'utf8')).toBe(after)
    }),
    { numRuns: 200 },
  )
})
