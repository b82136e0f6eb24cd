// What content meets a requirement: substance, whatever is ticked; and what is honest is not held against it.
import { describe, expect, test } from 'vitest'
import { readReview } from '../src/markdown/review.ts'
import type { Requirement } from '../src/policies/policy.ts'
import { meets, placeholdersLeft, unfilledSections } from '../src/rules/requirement.ts'

const head =
  '# Outage of the shop, 2026-03-10\n\n## Summary\n\nThe shop was down for 20 minutes on 2026-03-10.\n'
const reviewed = (...parts: readonly string[]) => {
  const text = [head, ...parts].join('\n')
  return { text, review: readReview(text, { file: 'outage.md' }) }
}
const cause = '## Root cause\n\nA certificate had expired, which nothing had announced.\n'
const timeline = '## Timeline (UTC)\n\n- 2026-03-10 14:05 shop down\n- 2026-03-10 14:25 shop up\n'
const actions = (...rows: readonly string[]) =>
  ['## Action items\n', '| Action | Owner | Due | Status |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  )

test.each<[Requirement, string, readonly string[], boolean | 'unknown']>([
  ['review-complete', 'all is said', [timeline, cause, '## Impact\n\nNo orders were taken.\n'], true],
  ['review-complete', 'a section is empty', [timeline, cause, '## Impact\n\n'], false],
  [
    'review-complete',
    'a placeholder is left',
    [timeline, cause, '## Impact\n\n[number of users] users.\n'],
    false,
  ],
  ['root-cause-identified', 'named', [timeline, cause], true],
  [
    'root-cause-identified',
    'suspected',
    [timeline, '## Root cause\n\nWe suspect an expired certificate.\n'],
    false,
  ],
  [
    'root-cause-identified',
    'ticked only',
    [timeline, '## Impact\n\nNo orders.\n', '- [x] Root cause identified\n'],
    false,
  ],
  [
    'lessons-documented',
    'written',
    [timeline, cause, '## Lessons learned\n\n- Announce what expires.\n'],
    true,
  ],
  ['lessons-documented', 'a heading only', [timeline, cause, '## Lessons learned\n'], false],
  [
    'actions-assigned',
    'owned',
    [timeline, cause, actions('| Announce | Ada Novak | 2026-04-01 | Open |')],
    true,
  ],
  [
    'actions-assigned',
    'one without',
    [
      timeline,
      cause,
      actions('| Announce | Ada Novak | 2026-04-01 | Open |', '| Renew | | 2026-04-01 | Open |'),
    ],
    false,
  ],
  [
    'actions-assigned',
    'without, and done',
    [
      timeline,
      cause,
      actions('| Announce | Ada Novak | 2026-04-01 | Open |', '| Renew | | 2026-04-01 | Done |'),
    ],
    true,
  ],
  ['actions-assigned', 'none', [timeline, cause], false],
  ['prevention-planned', 'dated', [timeline, cause, actions('| Announce | | 2026-04-01 | Open |')], true],
  [
    'prevention-planned',
    'neither dated nor done',
    [timeline, cause, actions('| Announce | Ada Novak | | Open |')],
    'unknown',
  ],
  ['prevention-planned', 'told nowhere', [timeline, cause], 'unknown'],
  ['prevention-planned', 'an empty place for it', [timeline, cause, '## Prevention\n\nTBD\n'], false],
])('%s: %s', (requirement, _, parts, met) => {
  const judged = meets(reviewed(...parts), requirement)
  expect(judged.met).toBe(met)
  expect(judged.why === undefined).toBe(met === true)
})

test('a template meets nothing', () => {
  const text =
    '# Post-mortem template\n\n## Summary\n\n[Describe what happened]\n\n## Root cause\n\n[Describe why]\n'
  const template = { text, review: readReview(text, { file: 'template.md' }) }
  expect(meets(template, 'root-cause-identified').met).toBe(false)
})

describe('a section says nothing', () => {
  test.each<[string, string, readonly string[]]>([
    ['when it is empty', '## Impact\n\n## Root cause\n\nA certificate.\n', ['Impact']],
    ['when only its prompt stands there', '## Impact\n\n_Describe who was affected._\n', ['Impact']],
    ['not when it says none', '## Impact\n\nNone.\n', []],
    ['not when it does not apply', '## Contributing factors\n\nN/A\n', []],
    [
      'not when a section below it says something',
      '## Lessons learned\n\n### What went well\n\n- The alert came at once.\n',
      [],
    ],
    ['not when another about the same does', '## Impact\n\n## User impact\n\nNobody could order.\n', []],
    [
      'once for all that is inside it',
      '## Lessons learned\n\n### What went well\n\n### What went wrong\n',
      ['Lessons learned'],
    ],
    ['not when a post-mortem does not ask for it', '## Attendees\n\n## Impact\n\nNobody could order.\n', []],
    [
      'not when it may be the title of a group',
      'Corrective and preventive measures\nLessons learned:\nAnnounce what expires.\n',
      [],
    ],
  ])('%s', (_, part, headings) => {
    expect(unfilledSections(reviewed(timeline, part)).map(({ heading }) => heading)).toEqual(headings)
  })
})

test('what was taken out, and an hour that nobody knows, are not to be filled in', () => {
  const parts = [
    '## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 2026-03-09 HH:mm | renewal failed |\n| 2026-03-10 14:05 | down |\n',
    '## Impact\n\n[Redacted] and [name of customer] could not order.\n',
  ]
  expect(placeholdersLeft(reviewed(...parts)).map(({ text }) => text)).toEqual(['[name of customer]'])
})

describe('a root cause whose own place is empty', () => {
  const happened =
    '### What happened?\n\nThe health check of the database failed three times, so it was rolled back.\n'
  test.each([
    [
      'what happened is told, and not why',
      ['## Root cause analysis\n', happened, '### Why did it happen?\n'],
      false,
    ],
    [
      'both are told',
      [
        '## Root cause analysis\n',
        happened,
        '### Why did it happen?\n\nThe pool was smaller than the load.\n',
      ],
      true,
    ],
    [
      'it is told right below the heading',
      ['## Root cause analysis\n\nThe pool was smaller than the load.\n', happened, '### 5 whys\n'],
      true,
    ],
  ])('%s', (_, parts, met) => {
    expect(meets(reviewed(timeline, ...parts), 'root-cause-identified').met).toBe(met)
  })
})
