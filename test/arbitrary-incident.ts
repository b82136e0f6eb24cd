// Any incident that evidence could make: every field absent or there, every basis, certain and uncertain times, hostile text.
import fc from 'fast-check'
import { assemble } from '../src/evidence/assemble.ts'
import type { Exhibit } from '../src/evidence/read-evidence.ts'
import type { Basis, Fact } from '../src/incident/fact.ts'
import {
  type Claim,
  type DeploymentRecord,
  type Fragment,
  type Incident,
  factNames,
  listNames,
  markNames,
} from '../src/incident/incident.ts'
import type { Moment } from '../src/incident/moment.ts'
import { nodeHost } from '../src/node/host.ts'

const { files } = nodeHost()
const sha256 = (text: string) => files.sha256(text)

export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    "'; touch pwned; '",
    '$(touch pwned)',
    '`touch pwned`',
    '-rf',
    '--output=x',
    'a\nb',
    '"} or vector(1) or {a="',
    'v1.2.3',
    'v1.2.4',
    'production',
    'unknown',
    '0 minutes',
    '```\n# heading',
    '| a | b |',
    '\u202etxt',
    '',
  ),
)

const basis = fc.constantFrom<Basis>('measured', 'configured', 'literal', 'derived', 'stated')

const factOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
  fc.record(
    {
      value,
      basis,
      source: fc.record(
        {
          file: fc.constantFrom('a.json', 'b/c.json', 'd e.json'),
          sha256: fc.constant('00'),
          pointer: fc.constantFrom('/timestamp', '/monitoring_duration', '/a~1b', ''),
        },
        { requiredKeys: ['file', 'sha256'] },
      ),
      note: hostileText,
    },
    { requiredKeys: ['value', 'basis', 'source'] },
  )

const year1900 = -2_208_988_800_000
const year2200 = 7_258_118_400_000
/** Half of them within one afternoon, so that they meet. */
const instant = fc.oneof(
  fc.integer({ min: year1900, max: year2200 }),
  fc.integer({ min: 0, max: 4 * 3600 }).map((second) => 1_772_528_400_000 + second * 1000),
)
const moment: fc.Arbitrary<Moment> = fc
  .tuple(instant, fc.constantFrom(0, 0, 59_000, 86_399_000, 2_678_399_000))
  .chain(([earliest, width]) =>
    fc.record({
      earliest: fc.constant(earliest),
      latest: fc.constant(earliest + width),
      precision: fc.constantFrom('millisecond', 'second', 'minute', 'day', 'month'),
      zone: fc.constantFrom('explicit', 'assumed'),
      text: hostileText,
    }),
  )

const seconds = fc.oneof(fc.integer({ min: -10, max: 4000 }), fc.double({ noNaN: true }), fc.constant(1.8e9))

const record: fc.Arbitrary<DeploymentRecord> = fc.record(
  {
    outcome: fc.constantFrom('failure', 'success', 'rolled-back', 'unknown'),
    ended: factOf(moment),
    started: factOf(moment),
    version: factOf(hostileText),
    environment: factOf(hostileText),
    service: factOf(hostileText),
    durationSeconds: factOf(seconds),
    canaryPercentage: factOf(seconds),
    monitoringSeconds: factOf(seconds),
    sloCompliance: factOf(fc.boolean()),
    named: factOf(moment),
  },
  { requiredKeys: ['outcome', 'ended'] },
)

const few = { maxLength: 4 }
const byName = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...names), fc.array(value, { minLength: 1, maxLength: 2 }), { maxKeys: 5 })

const span = fc
  .tuple(seconds, seconds)
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b), grain: 60 }))
const claim: fc.Arbitrary<Claim> = fc
  .tuple(
    fc.record({ text: hostileText }),
    fc.oneof(
      fc.record({
        kind: fc.constant('span' as const),
        of: fc.constantFrom('duration', 'downtime', 'detection', 'notification', 'resolution', 'rollback'),
        span,
      }),
      fc.record({ kind: fc.constant('detected-by' as const), who: fc.constantFrom('machine', 'people') }),
      fc.record({ kind: fc.constant('failures' as const), count: fc.nat(9) }),
      fc.record({ kind: fc.constant('record' as const), at: moment, durationSeconds: seconds }),
      fc.record({ kind: fc.constant('file' as const), name: fc.constantFrom('a.json', '0.json', '1.json') }),
      fc.record({
        kind: fc.constantFrom('epoch' as const, 'dated' as const, 'completed' as const),
        at: moment,
      }),
      fc.record({
        kind: fc.constant('box' as const),
        says: hostileText,
        holds: fc.boolean(),
        seconds: fc.constantFrom(3600, 172_800),
      }),
      fc.record({ kind: fc.constant('deployed' as const), versions: fc.array(hostileText, few) }),
      fc.record({ kind: fc.constant('limit' as const), rule: hostileText, seconds: fc.nat(9) }),
    ),
  )
  .map(([text, rest]) => ({ ...text, ...rest }))

const arbitraryFragment: fc.Arbitrary<Fragment> = fc.record(
  {
    nature: fc.constantFrom('failure', 'context', 'account'),
    ids: fc.array(factOf(hostileText), { maxLength: 1 }),
    facts: byName(factNames, factOf(hostileText)),
    marks: byName(markNames, factOf(moment)),
    lists: byName(listNames, factOf(hostileText)),
    timeline: fc.array(factOf(fc.record({ at: moment, text: hostileText })), few),
    records: fc.array(record, few),
    details: fc.array(
      factOf(
        fc.record({
          name: hostileText,
          value: fc.oneof(hostileText, fc.double(), fc.boolean()),
        }),
      ),
      few,
    ),
    people: fc.array(factOf(fc.record({ name: hostileText })), few),
    artefacts: fc.array(factOf(fc.record({ path: hostileText })), few),
    actions: fc.array(factOf(fc.record({ text: hostileText })), few),
    claims: fc.array(factOf(claim), few),
    links: fc.constant([]),
  },
  { requiredKeys: ['nature'] },
)

/** Pieces of evidence with a fragment or two each, under file names of their own. */
export const arbitraryExhibits: fc.Arbitrary<readonly Exhibit[]> = fc
  .array(fc.array(arbitraryFragment, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 })
  .map((pieces) =>
    pieces.map((fragments, index) => ({
      evidence: [{ file: `${index}.json`, sha256: `${index}`, format: 'any', size: 1 }],
      fragments,
    })),
  )

export function incidentsOf(exhibits: readonly Exhibit[]): readonly Incident[] {
  return assemble(exhibits, { windowSeconds: 3600, sha256 }).incidents
}
