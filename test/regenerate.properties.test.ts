// Whatever people do to a document, further runs keep it: with the same evidence to the byte, with new evidence line by line.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folderWith } from './folder.ts'
import { run } from './run.ts'

const now = '2026-07-02T00:00:00Z'
const incident = (severity: string, extra = '') =>
  `title: Search was slow\nversion: v9.1.0\nseverity: ${severity}\nmarks:\n  detected: 2026-07-01T08:00:00Z\n  resolved: 2026-07-01T09:00:00Z\ntimeline:\n  - 2026-07-01T08:00:00Z Latency alert\n  - 2026-07-01T08:30:00Z Rolled the index back\n${extra}actions:\n  - text: Add an alert for the queue\n  - text: Rehearse the rollback\n`

type Edit = (lines: string[]) => void

/** Marks every line that a person writes, so that it can be looked for afterwards. */
const word = fc.integer({ min: 1000, max: 9999 }).map((number) => `human${number}`)
const at = fc.double({ min: 0, max: 0.999, noNaN: true })
const nth = (where: number, lines: readonly unknown[]) => Math.floor(where * lines.length)
const indexes = (lines: readonly string[], pattern: RegExp) =>
  lines.flatMap((line, index) => (pattern.test(line) ? [index] : []))
const pick = (lines: readonly string[], pattern: RegExp, where: number): number =>
  indexes(lines, pattern)[nth(where, indexes(lines, pattern))] ?? -1
/** Below the front matter. */
const body = (lines: readonly string[]) => lines.lastIndexOf('---') + 1

const edits: fc.Arbitrary<Edit> = fc.oneof(
  at.map((where): Edit => (lines) => {
    const start = body(lines)
    lines.splice(start + nth(where, lines.slice(start)), 1)
  }),
  fc.tuple(at, word).map(([where, said]): Edit => (lines) => {
    const row = pick(lines, /^\| 2026-\S+ \|/, where)
    if (row >= 0)
      lines.splice(
        row,
        0,
        `| 2026-07-01T08:${said.slice(-2, -1)}5:0${said.slice(-1)}Z | ${said} looked at it | |`,
      )
  }),
  fc.tuple(at, word).map(([where, said]): Edit => (lines) => {
    const row = pick(lines, /^\| A\d \|/, where)
    if (row >= 0) lines[row] = (lines[row] ?? '').replace(/\|  \|/, `| ${said} |`)
  }),
  at.map((where): Edit => (lines) => {
    const box = pick(lines, /^- \[ \] /, where)
    if (box >= 0) lines[box] = (lines[box] ?? '').replace('[ ]', '[x]')
  }),
  fc.tuple(at, word).map(([where, said]): Edit => (lines) => {
    const question = pick(lines, /^_.*_$/, where)
    if (question >= 0) lines[question] = `We, ${said}, know now.`
  }),
  fc.tuple(at, at).map(([from, to]): Edit => (lines) => {
    const headings = indexes(lines, /^## /)
    const start = headings[nth(from, headings)] ?? 0
    const end = headings.find((index) => index > start) ?? lines.length
    const section = lines.splice(start, end - start)
    const left = indexes(lines, /^## /)
    lines.splice(left[nth(to, left)] ?? lines.length, 0, ...section)
  }),
)

test(
  'every human word survives further runs; the same evidence changes no byte and no time',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edits, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        async (changes, eol) => {
          const evidence = folderWith({ 'incident.yaml': incident('high') })
          const out = folderWith()
          const args = ['draft', evidence, '--out', out, '--now', now, '--format', 'json']
          const first = JSON.parse((await run(...args)).out) as { changes: { path: string }[] }
          const file = first.changes[0]?.path ?? ''
          const lines = readFileSync(file, 'utf8').split('\n')
          for (const change of changes) change(lines)
          const edited = lines.join(eol)
          writeFileSync(file, edited)

          // A person's row may bring a metric; from then on nothing changes.
          await run(...args)
          const [stands, stamp] = [readFileSync(file, 'utf8'), statSync(file).mtimeMs]
          await run(...args)
          expect(readFileSync(file, 'utf8')).toBe(stands)
          expect(statSync(file).mtimeMs).toBe(stamp)

          writeFileSync(
            join(evidence, 'incident.yaml'),
            incident('low', '  - 2026-07-01T08:10:00Z Queue grew\n'),
          )
          await run(...args)
          const last = readFileSync(file, 'utf8')
          const written = edited.split(eol).filter((line) => /human\d{4}|\[x\]/.test(line))
          const left = last.split(/\r?\n/)
          for (const line of written) expect(left).toContain(line)
          if (eol === '\r\n') expect(last).not.toMatch(/[^\r]\n/)
          const again = JSON.parse((await run(...args)).out) as { changes: { change: string }[] }
          expect(readFileSync(file, 'utf8')).toBe(last)
          expect(['unchanged', 'conflict']).toContain(again.changes[0]?.change)
        },
      ),
      { numRuns: 20 },
    )
  },
)
