// A time in the name of a file or folder that is not the time of its content.
import type { Fact } from '../../incident/fact.ts'
import { type Moment, toIsoRange } from '../../incident/moment.ts'
import { isFromName, isZoneApart, momentsOf } from '../accounts.ts'
import type { Detector, Finding } from './contradiction.ts'

export const nameVsContent: Detector = {
  id: 'name-vs-content',
  title: 'A file named after another time',
  motivation: 'A name that does not fit its content belongs to a copy, an edit, or another run.',
  find(incident) {
    const records = incident.records.flatMap(({ named, started, ended }) =>
      named ? judge(named, started ? [started, ended] : [ended]) : [],
    )
    // Epochs have a detector of their own: they leave no doubt about their zone.
    const folders = incident.timeline
      .filter((fact) => isFromName(fact) && !/^\d+$/.test(fact.value.at.text))
      .map((fact) => ({ ...fact, value: fact.value.at }))
      .flatMap((named) => {
        const content = momentsOf(incident, named.source.file).filter((fact) => !isFromName(fact))
        return content.some(({ value }) => withinADay(value, named.value)) ? [] : judge(named, content)
      })
    return [...records, ...folders]
  },
}

function judge(named: Fact<Moment>, content: readonly Fact<Moment>[]): readonly Finding[] {
  const last = content.at(-1)
  if (!last || content.some(({ value }) => isZoneApart(named.value, value))) return []
  return [
    {
      message: `The name says ${named.value.text}, the content ${toIsoRange(last.value)}.`,
      sides: [
        { claim: `the name says ${named.value.text}`, facts: [named] },
        { claim: `the content says ${toIsoRange(last.value)}`, facts: [last] },
      ],
      tolerance: '2 minutes, and any whole quarters of an hour up to 14 hours, which are another time zone',
    },
  ]
}

const dayMs = 24 * 60 * 60 * 1000
const withinADay = (a: Moment, b: Moment) => a.earliest - b.latest <= dayMs && b.earliest - a.latest <= dayMs
