// A time since the epoch, in a path or a folder's name, that lies on another day than the incident.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { type Moment, compareMoments, toIsoRange } from '../../incident/moment.ts'
import { isFromName, momentsOf } from '../accounts.ts'
import { claimsOf, quoted } from '../claims.ts'
import type { Detector, Finding } from './contradiction.ts'

export const epochVsDate: Detector = {
  id: 'epoch-vs-date',
  title: 'A path from another day',
  motivation:
    'Forensics that were saved on another day are those of another incident, or the path was copied.',
  find(incident) {
    const stated = claimsOf(incident, 'epoch').map((claim) => ({
      fact: { ...claim, value: claim.value.at },
      text: quoted(claim.value.text),
    }))
    const named = incident.timeline
      .filter((fact) => isFromName(fact) && /^\d{10}(?:\d{3})?$/.test(fact.value.at.text))
      .map((fact) => ({
        fact: { ...fact, value: fact.value.at },
        text: `the folder name says ${fact.value.at.text}`,
      }))
    return [...stated, ...named].flatMap(({ fact, text }) => judge(incident, fact, text))
  },
}

/** A folder is made within a day of what it holds, wherever on earth the day is counted. */
const toleranceMs = 26 * 60 * 60 * 1000

function judge(incident: Incident, epoch: Fact<Moment>, text: string): readonly Finding[] {
  const moments = momentsOf(incident, epoch.source.file)
    .filter((fact) => !isFromName(fact))
    .toSorted((a, b) => compareMoments(a.value, b.value))
  const [first] = moments
  if (!first || moments.some(({ value }) => isNear(value, epoch.value))) return []
  return [
    {
      message: `The path is of ${toIsoRange(epoch.value)}, the incident of ${toIsoRange(first.value)}.`,
      sides: [
        { claim: `${text}, which is ${toIsoRange(epoch.value)}`, facts: [epoch] },
        { claim: `the incident is of ${toIsoRange(first.value)}`, facts: [first] },
      ],
      tolerance: 'a day',
    },
  ]
}

const isNear = (a: Moment, b: Moment) =>
  a.earliest - b.latest <= toleranceMs && b.earliest - a.latest <= toleranceMs
