// What must hold of every merge, whatever the three texts are.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDocument } from '../src/markdown/merge.ts'
import { anyText, edited, generatedDocument, humanLines, rerendered } from './merge.arbitraries.ts'

/** More of them by hand: MERGES=10000 npx vitest run test/merge.properties.test.ts */
const runs = { numRuns: Number(process.env['MERGES'] ?? 400) }

/** Three versions of a generated document: as generated, as generated later, as a person left it. */
const threeVersions = generatedDocument.chain((base) =>
  fc.record({ base: fc.constant(base.text), theirs: rerendered(base), ours: edited(base) }),
)
const threeTexts = fc.oneof(
  { weight: 3, arbitrary: threeVersions },
  { weight: 1, arbitrary: fc.record({ base: anyText, theirs: anyText, ours: anyText }) },
)

const lf = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r+\n/g, '\n')
const merge = (base: string, theirs: string, ours: string): string =>
  mergeDocument({ base, theirs, ours }).text

describe('merging', () => {
  test('with unchanged evidence is the identity, byte for byte', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, ours }) => {
        const merged = mergeDocument({ base, theirs: base, ours })
        expect(merged.text).toBe(ours)
        expect([...merged.conflicts, ...merged.withheld, ...merged.updated]).toEqual([])
      }),
      runs,
    )
  })

  test('without a person is the new rendering', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, theirs }) => {
        const merged = mergeDocument({ base, theirs, ours: base })
        expect(lf(merged.text)).toBe(lf(theirs))
        expect([...merged.conflicts, ...merged.withheld]).toEqual([])
      }),
      runs,
    )
  })

  test('twice is merging once', () => {
    fc.assert(
      fc.property(threeTexts, ({ base, theirs, ours }) => {
        const merged = merge(base, theirs, ours)
        expect(merge(theirs, theirs, merged)).toBe(merged)
        expect(merge(base, theirs, merged)).toBe(merged)
      }),
      runs,
    )
  })

  test('loses no line that a person wrote, and keeps their order', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, theirs, ours }) => {
        const merged = humanLines(merge(base, theirs, ours))
        expect(merged).toEqual(humanLines(ours))
      }),
      runs,
    )
  })

  test('never writes a conflict marker', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, theirs, ours }) => {
        expect(merge(base, theirs, ours)).not.toMatch(/^(?:<{7}|={7}|>{7}|\|{7})/m)
      }),
      runs,
    )
  })

  test('tells of everything new in the evidence that it did not write', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, theirs, ours }) => {
        const { text, conflicts, withheld } = mergeDocument({ base, theirs, ours })
        const told = [text, ...[...conflicts, ...withheld].map((conflict) => conflict.theirs)].join('\n')
        const known = new Set([...wordsOf(base), ...wordsOf(told)])
        expect(wordsOf(theirs).filter((word) => !known.has(word))).toEqual([])
      }),
      runs,
    )
  })

  test('keeps the line endings, the byte order mark and the end of the file as they stand', () => {
    fc.assert(
      fc.property(threeVersions, fc.boolean(), ({ base, theirs, ours }, bom) => {
        const crlf = (bom ? '\uFEFF' : '') + lf(ours).replaceAll('\n', '\r\n')
        expect(merge(base, theirs, crlf)).toBe(
          (bom ? '\uFEFF' : '') + lf(merge(base, theirs, lf(ours))).replaceAll('\n', '\r\n'),
        )
      }),
      runs,
    )
  })

  test('takes long texts that would bring a quadratic merge to a halt', () => {
    const lines = (line: (n: number) => string, length = 20_000): string =>
      Array.from({ length }, (_, n) => line(n)).join('\n')
    const sections = (names: number): string => lines((n) => `# ${n % names}\n\ntext ${names}`, 5_000)
    const same = lines(() => 'the same line')
    const list = lines(() => '- the same item')
    const table = (rows: string): string => `| Time | Event |\n| --- | --- |\n${rows}\n`
    const row = lines(() => '| 10:00 | tick |')
    const cases: [string, string, string][] = [
      [same, lines((n) => `the same line, edited ${n % 7}`), lines((n) => `the same line ${n}`)],
      [
        same,
        lines((n) => (n % 2 ? 'the same line' : `evidence ${n}`)),
        lines((n) => (n % 3 ? 'the same line' : `mine ${n}`)),
      ],
      [list, lines((n) => `- the same item ${n}`), lines((n) => `- [x] the same item ${n % 5}`)],
      [
        table(row),
        table(lines((n) => `| 10:00 | tock ${n} |`)),
        table(lines((n) => `| 10:01 | tick ${n % 9} |`)),
      ],
      [sections(10), sections(9), sections(8)],
      [lines(() => 'a\n', 5_000), lines((n) => `a ${n}\n`, 5_000), lines((n) => `b ${n % 100}\n`, 5_000)],
    ]
    for (const [base, theirs, ours] of cases) expect(() => merge(base, theirs, ours)).not.toThrow()
  }, 120_000)

  test('never throws, on a hundred kilobytes of anything', () => {
    const long = fc
      .array(anyText, { minLength: 1, maxLength: 20 })
      .map((parts) => parts.join('\n').repeat(40).slice(0, 100_000))
    fc.assert(
      fc.property(long, long, long, (base, theirs, ours) => {
        expect(merge(base, base, ours)).toBe(ours)
        merge(base, theirs, ours)
      }),
      { numRuns: 40 },
    )
  })
})

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
