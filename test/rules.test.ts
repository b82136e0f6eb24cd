// Folder = registry = fixtures; each fixture carries in its own text what the rule says of it.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocksOf } from '../src/analysis/clocks.ts'
import type { Fact } from '../src/incident/fact.ts'
import type { Moment } from '../src/incident/moment.ts'
import { parseMoment } from '../src/incident/moment.ts'
import { readReview } from '../src/markdown/review.ts'
import { policies } from '../src/policies/index.ts'
import { rules } from '../src/rules/index.ts'
import { type Finding, type Severities, judge } from '../src/rules/judge.ts'
import { meets } from '../src/rules/requirement.ts'
import type { Context } from '../src/rules/rule.ts'
import { statedMarks } from '../src/rules/stated-marks.ts'

const now = Date.UTC(2026, 3, 1, 12)
const on = policies.filter(({ onByDefault }) => onByDefault)
const source = { file: '', sha256: '' }

/** As `check` would ask: marks from the front matter, `created` in place of git, the stated day of completion. */
function contextOf(text: string, file = 'reviews/incident.md'): Context {
  const review = readReview(text, { file })
  const marks = Object.fromEntries(
    Object.entries(statedMarks(review)).map(([name, value]): [string, readonly Fact<Moment>[]] => [
      name,
      [{ value, basis: 'stated', source }],
    ]),
  )
  const completed = review.completed && parseMoment(review.completed.at, { zone: 'UTC' })
  const named = review.frontMatter['policies']
  const applied = Array.isArray(named) ? policies.filter(({ id }) => named.includes(id)) : on
  const clocks = clocksOf({ marks }, applied, now, ({ metBy }) => {
    const judged = 'content' in metBy ? meets({ review, text }, metBy.content) : { met: false }
    return { ...judged, ...(completed && { at: completed }) }
  })
  const created = review.frontMatter['created']
  return {
    review,
    text,
    now,
    policies: applied,
    clocks,
    ...(typeof created === 'string' && { created: Date.parse(created) }),
    exists: existsSync,
  }
}

const shown = ({ line, severity, message }: Finding): string => `${line ?? '-'} ${severity} ${message}`

/** The lines of the comment `<!-- expected … -->` at the end of a fixture. */
function expected(text: string): readonly string[] {
  const [, lines = ''] = /<!-- expected\n([^]*?)\n?-->\s*$/.exec(text) ?? []
  return lines.split('\n').filter((line) => line !== '')
}

// What rules share, and the one that is asked of evidence: test/check.test.ts has it.
const shared = [
  'index',
  'judge',
  'prose',
  'requirement',
  'review-missing',
  'rule',
  'stated-marks',
  'wall-time',
]

test('every file is registered under its own name, in order', () => {
  const names = readdirSync('src/rules').map((name) => name.replace(/\.ts$/, ''))
  expect(rules.map(({ id }) => id)).toEqual(names.filter((name) => !shared.includes(name)).sort())
})

test('every folder of fixtures belongs to a rule', () => {
  expect(readdirSync('fixtures/rules').sort()).toEqual(rules.map(({ id }) => id))
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const read = (name: string) => readFileSync(`fixtures/rules/${id}/${name}.md`, 'utf8')
  const found = (name: string, severities?: Severities) =>
    judge(contextOf(read(name), `fixtures/rules/${id}/${name}.md`), severities, [rule])

  test('finds nothing in ok.md', () => {
    expect(found('ok').map(shown)).toEqual([])
    expect(contextOf(read('ok')).review.kind).toMatch(/^(?:post-mortem|partial)$/)
  })

  test('finds in not-ok.md what the file says', () => {
    expect(expected(read('not-ok'))).not.toEqual([])
    expect(found('not-ok').map(shown)).toEqual(expected(read('not-ok')))
  })

  test('takes the severity that is configured, and can be switched off', () => {
    expect(found('not-ok', { [id]: 'advice' }).map(({ severity }) => severity)).toContain('advice')
    expect(new Set(found('not-ok', { [id]: 'error' }).map(({ severity }) => severity))).toEqual(
      new Set(['error']),
    )
    expect(found('not-ok', { [id]: 'off' })).toEqual([])
  })

  test('says why it is asked, and what to do', () => {
    for (const words of [rule.title, rule.motivation, rule.remedy]) expect(words).toMatch(/^\p{Lu}|^“/u)
    for (const words of [rule.motivation, rule.remedy]) expect(words).toMatch(/\.$|”\.$/)
  })

  test('is excused with a reason, and only with one', () => {
    const text = read('not-ok')
    const lines = text.split('\n')
    const places = new Set(found('not-ok').map(({ line }) => line))
    const excused = (comment: string) =>
      judge(
        contextOf(
          lines
            .map((line, index) =>
              places.has(index + 1) || (index === lines.length - 1 && places.has(undefined))
                ? `${line} <!-- ${comment} -->`
                : line,
            )
            .join('\n'),
          `fixtures/rules/${id}/not-ok.md`,
        ),
        {},
        [rule],
      )
    // A mark in the front matter has no line that could carry a comment.
    if (places.has(1)) return
    const all = excused(`postmortems-ignore ${id}: agreed with the auditor`)
    expect(all.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      all.map(() => ['excused', 'agreed with the auditor']),
    )
    expect(all.length).toBeGreaterThan(0)
    for (const comment of [
      `postmortems-ignore ${id}`,
      `postmortems-ignore ${id}:`,
      'postmortems-ignore other: why',
    ])
      expect(excused(comment).map(({ outcome }) => outcome)).not.toContain('excused')
  })
})

describe('an excuse', () => {
  const blamed = 'It was human error.'
  const page = (...lines: readonly string[]) =>
    [
      '# Outage of 2026-03-10',
      '',
      '## Summary',
      '',
      'The site was down for 20 minutes.',
      '',
      '## Root cause',
      '',
      ...lines,
    ].join('\n')
  const outcomes = (text: string) =>
    judge(contextOf(text))
      .filter(({ rule }) => rule === 'blame-language')
      .map(({ outcome }) => outcome)
  const comment = '<!-- postmortems-ignore blame-language: quoted from the press -->'

  test.each<[string, readonly string[], readonly string[]]>([
    ['none', [blamed], ['not-met']],
    ['on the line', [`${blamed} ${comment}`], ['excused']],
    ['above', [comment, blamed], ['excused']],
    ['above, with a blank line between', [comment, '', blamed], ['excused']],
    ['above another line', [comment, 'Something else.', '', blamed], ['not-met']],
    ['below', [blamed, '', comment], ['not-met']],
    ['in a code block', ['```', comment, '```', blamed], ['not-met']],
    [
      'for several rules',
      ['<!-- postmortems-ignore zone-missing, blame-language: why -->', blamed],
      ['excused'],
    ],
  ])('%s', (_, lines, expectedOutcomes) => {
    expect(outcomes(page(...lines))).toEqual(expectedOutcomes)
  })
})

test('templates and what is no post-mortem are not judged, unless they stand where a review is due', () => {
  const template = readFileSync('fixtures/rules/placeholder-left/not-ok.md', 'utf8')
  const context = contextOf(template)
  expect(judge(context)).not.toEqual([])
  for (const kind of ['template', 'other'] as const) {
    const stub = { ...context, review: { ...context.review, kind } }
    expect(judge({ ...stub, clocks: [] })).toEqual([])
    expect(judge(stub).map(({ rule }) => rule)).toContain('review-overdue')
  }
})

test('what is missing is advice while the clock runs, an error when it is over, and a warning without one', () => {
  const text = readFileSync('fixtures/rules/section-unfilled/not-ok.md', 'utf8')
  const severities = (context: Context) =>
    judge(context)
      .filter(({ rule }) => rule === 'section-unfilled')
      .map(({ severity }) => severity)
  const at = (anchor: number) => {
    const value = {
      earliest: anchor,
      latest: anchor,
      precision: 'second',
      zone: 'explicit',
      text: '',
    } as const
    const marks = { resolved: [{ value, basis: 'stated', source }] } as const
    const context = contextOf(text)
    return severities({ ...context, clocks: clocksOf({ marks }, on, now) })
  }
  const hours = 3_600_000
  expect(new Set(at(now - 48 * hours))).toEqual(new Set(['advice']))
  expect(new Set(at(now - 48 * hours - 1000))).toEqual(new Set(['error']))
  expect(new Set(severities({ ...contextOf(text), clocks: [] }))).toEqual(new Set(['warning']))
})

test('any bytes are judged without a crash, and every finding has its place in the file', () => {
  const words = fc.constantFrom(
    '# Incident 2026-03-10\n',
    '## Root cause\n',
    '## Action items\n',
    '| a | b |\n|---|---|\n',
    '- [x] Root cause identified\n',
    '<!-- postmortems-ignore',
    'blame-language: x -->',
    '`',
    '```\n',
    '|',
    '\n',
    '2026-03-10 14:05 ',
    'human error ',
    'Severity: ',
    '[x](a.md)',
    '---\n',
    'TBD ',
    'the engineer failed to ',
    '>',
    ':',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const count = text.split(/\r\n|\r|\n/).length
      for (const { line } of judge(contextOf(text)))
        if (line !== undefined) expect(line).toBeLessThanOrEqual(count)
    }),
    { numRuns: 300 },
  )
})
