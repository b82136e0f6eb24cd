// actions from end to end: every action of every document, in every format, safe to open.
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder.ts'
import { run } from './run.ts'

const page = (title: string, ...rows: readonly string[]) =>
  [
    `# ${title}`,
    '',
    '## Summary',
    '',
    'Search answered nothing for 20 minutes on 2026-03-01.',
    '',
    '## Root cause',
    '',
    'The index was built with the wrong language.',
    '',
    '## Action items',
    '',
    '| Action | Owner | Due | Status |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')

const folder = () =>
  folderWith({
    'a.md': page(
      'Search was down on 2026-03-01',
      '| Name the language | Ada Novak | 2026-03-20 | Open |',
      '| =HYPERLINK("http://example.com","x") | @search | 2026-04-01 | Open |',
      '| Build it anew | Ada Novak | 2026-03-02 | Done |',
      '| Look for others | | | Open |',
    ),
    'b.md': page('Mail was late on 2026-03-05', '| Ask twice; then, "act" | Bo Lind | 2026-03-10 | Open |'),
  })
const now = ['--now', '2026-03-21T00:00:00Z']
const report = async (format: string, ...more: readonly string[]) =>
  (await run('actions', folder(), ...now, '--format', format, ...more)).out

interface ActionJson {
  readonly due?: string
  readonly text: string
  readonly overdue: boolean
  readonly done: boolean
  readonly line: number
}

test('what is overdue comes first, what is done last', async () => {
  const { actions, counts } = JSON.parse(await report('json')) as {
    actions: readonly ActionJson[]
    counts: Readonly<Record<string, number>>
  }
  expect(actions.map(({ due, overdue, done }) => [due, overdue, done])).toEqual([
    ['2026-03-10', true, false],
    ['2026-03-20', true, false],
    ['2026-04-01', false, false],
    [undefined, false, false],
    ['2026-03-02', false, true],
  ])
  expect(counts).toEqual({ documents: 2, actions: 5, open: 4, overdue: 2, done: 1, unowned: 1, undated: 1 })
})

test.each([
  ['2026-03-20T23:59:59Z', 1],
  ['2026-03-21T00:00:00Z', 2],
])('a due date lasts until the end of its day: %s', async (at, overdue) => {
  const { out, code } = await run('actions', folder(), '--now', at, '--overdue', '--format', 'json')
  expect((JSON.parse(out) as { actions: readonly ActionJson[] }).actions).toHaveLength(overdue)
  expect(code).toBe(1)
})

test('without anything overdue, the exit code is 0', async () => {
  expect((await run('actions', folder(), '--now', '2026-03-01T00:00:00Z')).code).toBe(0)
})

test('CSV: no cell is a formula, and every row has every column', async () => {
  const rows = parse(await report('csv'), { relaxColumnCount: false }) as readonly (readonly string[])[]
  expect(rows).toHaveLength(6)
  expect(rows[0]).toEqual(['state', 'due', 'action', 'owner', 'ticket', 'document', 'file', 'line'])
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  expect(rows.flat().some((cell) => cell.includes('=HYPERLINK'))).toBe(true)
})

test('Markdown: a table in which every row has its cells', async () => {
  const rows = (await report('markdown')).split('\n').filter((line) => line.startsWith('|'))
  expect(rows).toHaveLength(7)
  for (const row of rows) expect(row.replaceAll(String.raw`\|`, '').match(/\|/g)).toHaveLength(7)
})

describe('iCalendar', () => {
  const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

  test('has a day for each open action with a date, the same in every time zone and every run', async () => {
    const place = folder()
    const calendar = async () => (await run('actions', place, ...now, '--format', 'ics')).out
    const text = await calendar()
    expect(await calendar()).toBe(text)
    const lines = unfolded(text)
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20260310',
      'DTSTART;VALUE=DATE:20260320',
      'DTSTART;VALUE=DATE:20260401',
    ])
    expect(new Set(lines.filter((line) => line.startsWith('DTSTAMP')))).toEqual(
      new Set(['DTSTAMP:20260321T000000Z']),
    )
    expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(3)
    expect(lines).toContain(String.raw`SUMMARY:Due: Ask twice\; then\, "act"`)
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  })

  test('has the hour of each running clock', async () => {
    const text = `---\nid: incident-1\nmarks:\n  rolled-back: 2026-03-20T12:00:00Z\n---\n\n${page('Rollback of v2')}`
    const { out } = await run('actions', join(folderWith({ 'a.md': text })), ...now, '--format', 'ics')
    const starts = unfolded(out).filter((line) => line.startsWith('DTSTART'))
    expect(starts.length).toBeGreaterThan(0)
    expect(new Set(starts)).toEqual(new Set(['DTSTART:20260322T120000Z']))
  })
})
