// A stated duration that no two times of the timeline are apart.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { type Moment, compareMoments, toIsoRange } from '../../incident/moment.ts'
import { type Span, showSpan, spanBetween } from '../../incident/span.ts'
import { type ClaimOf, allowed, canBe, claimsOf, quoted, toleranceOf } from '../claims.ts'
import type { Detector, Finding } from './contradiction.ts'

export const durationVsTimeline: Detector = {
  id: 'duration-vs-timeline',
  title: 'A duration that fits no two events',
  motivation: 'The duration is the number that reports repeat, and the one most often copied wrongly.',
  find(incident) {
    return claimsOf(incident, 'span')
      .filter(({ value }) => lengths.has(value.of) && value.because === undefined)
      .flatMap((claim) => judge(incident, claim))
  },
}

const lengths: ReadonlySet<ClaimOf<'span'>['of']> = new Set(['duration', 'resolution', 'rollback'])
const fine: ReadonlySet<Moment['precision']> = new Set(['minute', 'second', 'millisecond'])
/** Who writes more events than this has a pair for every length. */
const most = 300

function judge(incident: Incident, claim: Fact<ClaimOf<'span'>>): readonly Finding[] {
  const events = eventsBeside(incident, claim)
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last || events.length < 3 || events.length > most) return []
  const cover = spanBetween(first.value, last.value)
  if (events.some((to, index) => events.slice(0, index).some((from) => fits(claim, from, to)))) return []
  const begunAndEnded =
    hasMark(incident, claim, ['started']) && hasMark(incident, claim, ['resolved', 'rolled-back'])
  // A timeline often covers more than the outage, and then need not name its beginning or its end.
  if (!begunAndEnded && allowed(claim.value.span).min <= cover.max) return []
  return [
    {
      message: `${quoted(claim.value.text)} fits no two times of the timeline, which covers ${showSpan(cover)}.`,
      sides: [
        { claim: quoted(claim.value.text), facts: [claim] },
        {
          claim: `events from ${toIsoRange(first.value)} to ${toIsoRange(last.value)}`,
          facts: [first, last],
        },
      ],
      tolerance: toleranceOf(claim.value.span),
    },
  ]
}

function fits({ value }: Fact<ClaimOf<'span'>>, from: Fact<Moment>, to: Fact<Moment>): boolean {
  const known: Span = spanBetween(from.value, to.value)
  return known.max > 0 && canBe(value.span, known)
}

/** The events of the claim's own document, and every mark and record that is known. */
function eventsBeside({ timeline, marks, records }: Incident, claim: Fact<unknown>): readonly Fact<Moment>[] {
  const own = timeline.filter(({ source }) => source.file === claim.source.file)
  return [
    ...own.map((fact) => ({ ...fact, value: fact.value.at })),
    ...Object.values(marks).flat(),
    ...records.flatMap(({ started, ended }) => (started ? [started, ended] : [ended])),
  ]
    .filter(({ value }) => fine.has(value.precision))
    .sort((a, b) => compareMoments(a.value, b.value))
}

function hasMark(
  { marks }: Incident,
  { source }: Fact<unknown>,
  names: readonly (keyof Incident['marks'])[],
) {
  return names.some((name) => marks[name]?.some((fact) => fact.source.file === source.file))
}
