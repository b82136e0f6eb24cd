// The timeline: what several sources say alike is one row, silence is named, and clocks that disagree are found.
import { describe, expect, test } from 'vitest'
import { timelineNotes } from '../src/analysis/timeline-notes.ts'
import { timelineOf } from '../src/analysis/timeline.ts'
import { fieldsOf } from '../src/evidence/fields.ts'
import { readTimeline } from '../src/evidence/timeline-entries.ts'
import type { Fact } from '../src/incident/fact.ts'
import type { TimelineEvent } from '../src/incident/incident.ts'
import { parseMoment, toIso } from '../src/incident/moment.ts'

function entry(time: string, text: string, file = 'a.json'): Fact<TimelineEvent> {
  const at = parseMoment(time, { zone: 'UTC', day: '2026-03-04' })
  if (!at) throw new Error(`no time: ${time}`)
  return { value: { at, text }, basis: 'measured', source: { file, sha256: '' } }
}
const hour = 3600
const notes = (...timeline: readonly Fact<TimelineEvent>[]) =>
  timelineNotes({ timeline, marks: {} }, timelineOf({ timeline }), hour).map(({ message }) => message)

describe('one row for what is said alike', () => {
  const rows = (...timeline: readonly Fact<TimelineEvent>[]) =>
    timelineOf({ timeline }).map(({ text, facts }) => [text, facts.length])
  test('of two files, one of which says more', () =>
    expect(
      rows(entry('08:00:00', 'Health check failed'), entry('08:00:00', 'The health check failed!', 'b.md')),
    ).toEqual([['The health check failed!', 2]]))
  test('not of one file, which tells two events', () =>
    expect(
      rows(entry('08:00:00', 'Service started'), entry('08:00:00', 'Backend service started')),
    ).toHaveLength(2))
  test('not of parts of words', () =>
    expect(rows(entry('08:00:00', 'restarted'), entry('08:00:00', 'unrestarted', 'b.md'))).toHaveLength(2))
  test('not of another second', () =>
    expect(rows(entry('08:00:00', 'Rolled back'), entry('08:00:01', 'Rolled back', 'b.md'))).toHaveLength(2))
})

describe('notes', () => {
  test('a gap is longer than the threshold', () => {
    expect(notes(entry('08:00:00', 'a'), entry('09:00:01', 'b'))).toEqual([
      'Nothing is recorded for 1 h, from 2026-03-04T08:00:00Z to 2026-03-04T09:00:01Z.',
    ])
    expect(notes(entry('08:00:00', 'a'), entry('09:00:00', 'b'))).toEqual([])
  })
  test('over midnight', () =>
    expect(notes(entry('23:00:00', 'a'), entry('2026-03-05 01:30:00', 'b'))[0]).toMatch(/, over midnight\.$/))
  test('a constant offset is the clock of one source', () =>
    expect(
      notes(
        entry('08:00:00', 'Deploy started'),
        entry('08:04:00', 'Deploy failed'),
        entry('08:01:30', 'Deploy started', 'b.json'),
        entry('08:05:31', 'Deploy failed', 'b.json'),
      ),
    ).toEqual([
      'In 2 events that both tell, the times of b.json are 1 min 30 s after those of a.json: their clocks differ.',
    ]))
  test('whole quarters of an hour are another zone', () =>
    expect(
      notes(
        entry('08:00:00', 'Deploy started'),
        entry('08:04:00', 'Deploy failed'),
        entry('08:30:00', 'Deploy started', 'b.json'),
        entry('08:34:00', 'Deploy failed', 'b.json'),
      )[0],
    ).toMatch(/another time zone\.$/))
  test.each([
    ['one event', [entry('08:00:00', 'x'), entry('08:01:30', 'x', 'b.json')]],
    [
      'offsets that differ',
      [
        entry('08:00:00', 'x'),
        entry('08:04:00', 'y'),
        entry('08:01:30', 'x', 'b.json'),
        entry('08:09:00', 'y', 'b.json'),
      ],
    ],
  ])('%s says nothing of clocks', (_, timeline) => expect(notes(...timeline)).toEqual([]))
})

describe('clocks without a date', () => {
  const read = (...clocks: readonly string[]) => {
    const data = clocks.map((time) => ({ time, event: 'x' }))
    const piece = {
      file: 'a.json',
      sha256: '',
      size: 1,
      syntax: 'json',
      data,
      base: '',
      companions: () => [],
      beside: () => undefined,
    } as const
    const options = { zone: 'UTC', day: '2026-03-04' }
    return readTimeline(fieldsOf(piece, options), '', options, 'stated').map(({ value }) =>
      toIso(value.at.earliest).slice(5, 16),
    )
  }
  test('pass midnight', () =>
    expect(read('22:50', '23:40', '00:10', '00:30')).toEqual([
      '03-04T22:50',
      '03-04T23:40',
      '03-05T00:10',
      '03-05T00:30',
    ]))
  test('stay on their day where they are out of order', () =>
    expect(read('10:00', '12:00', '11:00')).toEqual(['03-04T10:00', '03-04T12:00', '03-04T11:00']))
  test('stay on their day where the newest stands first', () =>
    expect(read('23:00', '12:00', '01:00')).toEqual(['03-04T23:00', '03-04T12:00', '03-04T01:00']))
})
