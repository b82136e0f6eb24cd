// Built-in policies are what their files say; a user's own is read, or refused with the place of each mistake.
import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isZone } from '../src/incident/moment.ts'
import { policies } from '../src/policies/index.ts'
import { policySchema } from '../src/policies/policy-schema.ts'
import { readPolicy } from '../src/policies/read-policy.ts'
import { publishedSchemas } from '../src/schemas.ts'

const notPolicies = ['holidays', 'index', 'policy', 'policy-schema', 'read-policy']

test('every file is registered under its own name, in order', () => {
  const names = readdirSync('src/policies').map((name) => name.replace(/\.ts$/, ''))
  expect(policies.map(({ id }) => id)).toEqual(names.filter((name) => !notPolicies.includes(name)).sort())
})

test('only the two house rules are on by default; what is law is verified, and says that it is no advice', () => {
  expect(policies.filter(({ onByDefault }) => onByDefault).map(({ id }) => id)).toEqual([
    'action-items',
    'rollback-review',
  ])
  for (const { id, onByDefault, legal, verified } of policies) {
    expect([id, legal ?? false]).toEqual([id, !onByDefault])
    if (legal) expect(verified).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

test.each(policies.map((policy) => [policy.id, policy] as const))(
  '%s could be a policy file as well',
  (_, policy) => {
    const { onByDefault, ...file } = policy
    expect(policySchema.parse(file)).toEqual(file)
    expect(isZone(policy.zone ?? 'UTC')).toBe(true)
    expect(onByDefault).toBeTypeOf('boolean')
  },
)

const own = {
  id: 'sev1-review',
  title: 'Review of a SEV1',
  clause: 'A SEV1 is reviewed within five business days.',
  source: 'Handbook, chapter 4',
  zone: 'Europe/Berlin',
  holidays: ['2026-12-25'],
  obligations: [
    {
      id: 'reviewed',
      title: 'Reviewed',
      deadlines: [{ from: ['resolved'], within: { businessDays: 5 } }],
      metBy: { content: 'review-complete' },
    },
  ],
}
const [obligation] = own.obligations
const [deadline] = obligation?.deadlines ?? []
const withLimit = (within: unknown) => ({
  ...own,
  obligations: [{ ...obligation, deadlines: [{ ...deadline, within }] }],
})

test('a policy of one’s own is read, and is on', () => {
  expect(readPolicy(own, 'sev1.yaml')).toEqual({ policy: { ...own, onByDefault: true }, problems: [] })
})

describe('refuses', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['what is no object', 'rollback', '', /expected object/],
    ['nothing', null, '', /expected object/],
    ['a missing part', { ...own, clause: undefined }, '/clause', /expected string/],
    ['an unknown key', { ...own, within: 48 }, '/within', /Unexpected key within at the top/],
    [
      'an unknown key deep inside',
      { ...own, obligations: [{ ...obligation, 'a/b': 1 }] },
      '/obligations/0/a~1b',
      /Unexpected key/,
    ],
    [
      'an unknown mark',
      { ...own, obligations: [{ ...obligation, deadlines: [{ ...deadline, from: ['fixed'] }] }] },
      '/obligations/0/deadlines/0/from/0',
      /resolved/,
    ],
    [
      'no mark',
      { ...own, obligations: [{ ...obligation, deadlines: [{ ...deadline, from: [] }] }] },
      '/obligations/0/deadlines/0/from',
      /1/,
    ],
    [
      'two limits',
      withLimit({ hours: 4, months: 1 }),
      '/obligations/0/deadlines/0/within',
      /one of hours, calendarDays/,
    ],
    ['no limit', withLimit({}), '/obligations/0/deadlines/0/within', /one of hours/],
    ['a limit of nothing', withLimit({ hours: 0 }), '/obligations/0/deadlines/0/within/hours', />=1/],
    ['half an hour', withLimit({ hours: 0.5 }), '/obligations/0/deadlines/0/within', /whole number/],
    [
      'an end of hours',
      withLimit({ hours: 4, until: '17:30' }),
      '/obligations/0/deadlines/0/within/until',
      /Unexpected key/,
    ],
    [
      'an impossible time of day',
      withLimit({ months: 1, until: '24:00' }),
      '/obligations/0/deadlines/0/within/until',
      /HH:MM/,
    ],
    [
      'an unknown way to meet it',
      { ...own, obligations: [{ ...obligation, metBy: { content: 'nice' } }] },
      '/obligations/0/metBy',
      /review-complete/,
    ],
    ['an unknown zone', { ...own, zone: 'Mars/Olympus' }, '/zone', /time zone/],
    ['an unknown calendar', { ...own, holidays: ['mars'] }, '/holidays/0', /us-federal/],
    ['an impossible date', { ...own, holidays: ['2026-02-30'] }, '/holidays/0', /YYYY-MM-DD/],
    ['an id that is no name', { ...own, id: '../x' }, '/id', /hyphens/],
    ['no obligation', { ...own, obligations: [] }, '/obligations', /1/],
    [
      'one id twice',
      { ...own, obligations: [obligation, obligation] },
      '/obligations/1/id',
      /obligation above/,
    ],
  ])('%s', (_, data, pointer, message) => {
    const { problems } = readPolicy(JSON.parse(JSON.stringify(data)), 'policy.yaml')
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code: 'invalid-policy', place: { file: 'policy.yaml', pointer } })
    expect(problems[0]?.message).toMatch(message)
  })

  test('every mistake at once', () => {
    const { problems } = readPolicy({ ...own, title: 1, zone: 'x', extra: 1, more: 1 }, 'policy.yaml')
    expect(problems.map(({ place }) => place?.pointer).sort()).toEqual(['/extra', '/more', '/title', '/zone'])
  })

  test('anything at all, without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const { policy, problems } = readPolicy(data, 'policy.yaml')
        expect(policy === undefined).toBe(problems.length > 0)
      }),
    )
  })
})

test.each(Object.entries(publishedSchemas()))(
  'schemas/%s is as the code has it (npm run schemas)',
  (file, schema) => {
    expect(JSON.parse(readFileSync(`schemas/${file}`, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  },
)
