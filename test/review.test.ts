// The reader of strangers' post-mortems: a folder a house style, and what must hold for any text whatever.
import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Review, readReview } from '../src/markdown/review.ts'

const folder = new URL('../fixtures/reviews/', import.meta.url)
const cases = readdirSync(folder).toSorted()
const documentOf = (name: string): string => readFileSync(new URL(`${name}/document.md`, folder), 'utf8')

/** A review in the terms of `expected.json`. */
function summarise(review: Review): unknown {
  const { file, kind, incidentDate, timeline, duration, severity, rootCause, impact, lessons, actions } =
    review
  return {
    file,
    kind,
    incidentDate: incidentDate?.value ?? null,
    entries: timeline.entries.length,
    start: timeline.start ?? null,
    end: timeline.end ?? null,
    zone: timeline.zone ?? null,
    ordered: timeline.ordered ?? null,
    minutes: duration?.minutes ?? null,
    severity: severity?.value ?? null,
    rootCause: rootCause.state,
    impact: impact.state,
    lessons: lessons.state,
    actions: actions.map(({ owner = null, due = null, done }) => ({ owner, due, done })),
  }
}

describe('house styles', () => {
  it.each(cases)('%s', (name) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')) as {
      file: string
    }
    expect(summarise(readReview(documentOf(name), { file: expected.file }))).toEqual(expected)
  })

  it('reads the same with a byte order mark and carriage returns', () => {
    for (const name of cases) {
      const text = documentOf(name)
      const dressed = `\uFEFF${text.replaceAll('\n', '\r\n')}`
      expect(readReview(dressed, { file: 'a.md' })).toEqual(readReview(text, { file: 'a.md' }))
    }
  })
})

describe('lines', () => {
  const review = readReview(documentOf('described-actions'), { file: 'incident.md' })

  it('gives every fact the line it stands on', () => {
    const lines = documentOf('described-actions').split('\n')
    const at = (line: number | undefined): string => lines[(line ?? 0) - 1] ?? ''
    expect(at(review.incidentDate?.line)).toContain('March 5, 2024')
    expect(at(review.severity?.line)).toContain('P1 - Critical')
    expect(at(review.duration?.line)).toContain('2 hours 13 minutes')
    expect(at(review.completed?.line)).toContain('Date completed')
    expect(at(review.timeline.entries[1]?.line)).toContain('Latency alert')
    expect(at(review.actions[1]?.line)).toContain('Action 2')
    expect(at(review.rootCause.line)).toContain('Root Cause')
  })

  it('finds the completion date, the signatures and the checkboxes', () => {
    expect(review.completed?.at).toBe('2024-03-08')
    expect(review.signOff).toMatchObject({ author: 'Dana Whitfield', reviewedBy: 'R. Okafor' })
    expect(review.checkboxes.map(({ ticked, section }) => [ticked, section])).toEqual([
      [true, 'Sign-off'],
      [false, 'Sign-off'],
    ])
  })

  it('says which sections hold anything', () => {
    const draft = readReview(documentOf('partial-draft'), { file: 'a.md' })
    const substance = Object.fromEntries(draft.sections.map(({ heading, substance }) => [heading, substance]))
    expect(substance).toMatchObject({
      Summary: true,
      'Root Cause': false,
      Impact: false,
      'Action Items': false,
    })
  })

  it('lists the placeholders of a template, and none of a document that shows code', () => {
    const template = readReview(documentOf('template-with-examples'), { file: 'a.md' })
    expect(template.placeholders).toContainEqual({ line: 4, text: '[YYYY-MM-DD]' })
    expect(readReview(documentOf('false-alarms'), { file: 'a.md' }).placeholders).toEqual([])
  })
})

describe('what is not read', () => {
  it('code blocks', () => {
    const text =
      '# A\n\n## Timeline\n\n```\n- 2024-01-01 10:00 x\n```\n\n## Action items\n\n```\n- [ ] y\n```\n'
    const { timeline, actions } = readReview(text, { file: 'a.md' })
    expect([timeline.entries, actions]).toEqual([[], []])
  })

  it('a rule at the top and one at the end as front matter', () => {
    const text = '---\n\n# Disk full\n\nDate: 2026-06-10\n\n## Root cause\n\nThe log grew.\n\n---\n'
    expect(readReview(text, { file: 'a.md' })).toMatchObject({
      incidentDate: { value: '2026-06-10' },
      rootCause: { state: 'yes' },
    })
  })
})

describe('front matter', () => {
  it('is data, and its title may date the incident; its own date is that of publication', () => {
    const text =
      '---\ntitle: "Disk full on April 6, 2023"\ndate: 2023-04-20\n---\n\nThe disk was full, so every upload failed.\n'
    const review = readReview(text, { file: 'post.md' })
    expect(review.frontMatter).toEqual({ title: 'Disk full on April 6, 2023', date: '2023-04-20' })
    expect(review.incidentDate).toEqual({ value: '2023-04-06', line: 2 })
  })

  it('is read by its lines where it is no YAML', () => {
    const text = '---\ntitle: Incident: disk full\nweight: 3\n---\n\n# Incident: disk full\n'
    expect(readReview(text, { file: 'a.md' }).frontMatter).toEqual({
      title: 'Incident: disk full',
      weight: '3',
    })
  })
})

describe('dates and order', () => {
  const timelineOf = (body: string, file = '2024-03-01-a.md') =>
    readReview(`# A\n\n## Timeline\n\n${body}\n`, { file }).timeline

  it.each([
    ['- 23:50 a\n- 00:10 b', true, '2024-03-02T00:10'],
    ['- 14:00 a\n- 13:00 b', false, '2024-03-01T14:00'],
    ['- 22:00 a\n- 12:01 b', false, '2024-03-01T22:00'],
    ['- 22:01 a\n- 12:00 b', true, '2024-03-02T12:00'],
    ['- 10:00 a\n- 10:00 b', true, '2024-03-01T10:00'],
    ['- 10:00:30 a\n- 10:00 b', true, '2024-03-01T10:00'],
    ['- 9.05 a\n- 9.20 b', true, '2024-03-01T09:20'],
    ['- 9:05 PM a\n- 11 PM b', true, '2024-03-01T23:00'],
    ['- 2024-02-28T23:00Z a\n- 2024-02-29T01:00Z b', true, '2024-02-29T01:00'],
    ['- 28 Feb 2024 23:00 a\n- 29 Feb 00:30 b', true, '2024-02-29T00:30'],
  ])('%j', (body, ordered, end) => {
    expect(timelineOf(body)).toMatchObject({ ordered, end })
  })

  it('leaves a moment out where no date is known', () => {
    const { entries, start } = timelineOf('- 10:00 a\n- 10:05 b', 'notes.md')
    expect([entries.length, entries[0]?.at, start]).toEqual([2, undefined, undefined])
  })

  it('names every zone, the announced one first', () => {
    expect(timelineOf('All times in CET.\n\n- 10:00 UTC a\n- 10:05 UTC b')).toMatchObject({
      zone: 'CET',
      zones: ['CET', 'UTC'],
    })
  })
})

const markdown = fc.array(
  fc.oneof(
    fc.constantFrom(
      '# ',
      '## Timeline\n',
      '**Action items**\n',
      '- ',
      '  - ',
      '1. ',
      '> ',
      '| a | b |\n|---|---|\n',
      '| 10:00 | x |\n',
      '```\n',
      '---\n',
      '[ ] ',
      '**',
      '_',
      '`',
      '<br>',
      '<!--',
      '-->',
      '\n',
      '\n\n',
      '\r\n',
      '10:00 ',
      '2024-02-30 ',
      'T+5m ',
      '25:61 ',
      '13/13/2024 ',
      'Owner: ',
      'due ',
      '原因',
      '오전 ',
      ': ',
    ),
    fc.string({ maxLength: 12, unit: 'binary' }),
  ),
  { maxLength: 120 },
)

describe('any text', () => {
  const holds = (text: string): void => {
    const review = readReview(text, { file: 'x.md' })
    const last = text.split(/\r\n?|\n/).length
    expect(JSON.parse(JSON.stringify(review))).toEqual(review)
    const lines = [
      ...review.timeline.entries.map(({ line }) => line),
      ...review.actions.map(({ line }) => line),
      ...review.sections.flatMap(({ line, endLine }) => [line, endLine]),
      ...review.placeholders.map(({ line }) => line),
    ]
    for (const line of lines) expect(line >= 1 && line <= last).toBe(true)
    for (const { at } of review.timeline.entries)
      expect(at ?? '2024').toMatch(/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?$/)
    for (const { due } of review.actions) expect(due ?? '2024-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
  }

  it('is read without failing: arbitrary strings', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), holds), { numRuns: 300 })
  })

  it('is read without failing: pieces of Markdown', () => {
    fc.assert(
      fc.property(markdown, (parts) => holds(parts.join(''))),
      { numRuns: 300 },
    )
  })

  it('is read without failing: real layouts with holes', () => {
    const texts = cases.map(documentOf)
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat({ max: 80 }),
        fc.string({ maxLength: 4 }),
        (text, at, cut, put) => {
          const from = at % text.length
          holds(text.slice(0, from) + put + text.slice(from + cut))
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([
    '[',
    '*',
    '|',
    '>',
    '- ',
    '> - ',
    '_',
    '`',
    '![',
    '**a',
    '<!--',
    '# a\n',
    '- a\n  ',
    '- 10:00 x\n',
    '(',
    'Owner: ',
  ])('is read to its end: %j over and over', (pattern) => {
    expect(readReview(pattern.repeat(Math.ceil(20_000 / pattern.length)), { file: 'x.md' }).file).toBe('x.md')
  })
})
