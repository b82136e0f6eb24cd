// What an earlier run knew of an incident, as evidence for this one.
import { type Fact, thisDocument } from '../incident/fact.ts'
import type { DeploymentRecord, Incident } from '../incident/incident.ts'
import type { Exhibit } from './read-evidence.ts'

/**
 * Everything but what came from files that are read again, and from the document itself, which is always read again:
 * their new contents replace it.
 */
export function recall(incident: Incident, reread: ReadonlySet<string>): Exhibit {
  const stands = ({ source }: Fact<unknown>) => !reread.has(source.file) && isEvidence({ source })
  const kept = <T>(facts: readonly Fact<T>[]) => facts.filter(stands)
  const each = <T>(named: Readonly<Record<string, readonly Fact<T>[]>>) =>
    Object.fromEntries(
      Object.entries(named)
        .map(([name, facts]) => [name, kept(facts)] as const)
        .filter(([, facts]) => facts.length > 0),
    )
  const { nature, ids, facts, marks, lists, timeline, records, actions, people } = incident
  const { links, artefacts, details, claims } = incident
  return {
    recalled: withoutDocument(incident),
    evidence: incident.evidence.filter(({ file }) => !reread.has(file)),
    fragments: [
      {
        nature,
        ids: kept(ids),
        facts: each(facts),
        marks: each(marks),
        lists: each(lists),
        timeline: kept(timeline),
        records: records.filter(({ ended }: DeploymentRecord) => stands(ended)),
        actions: kept(actions),
        people: kept(people),
        links: kept(links),
        artefacts: kept(artefacts),
        details: kept(details),
        claims: kept(claims),
      },
    ],
  }
}

const isEvidence = ({ source }: Pick<Fact<unknown>, 'source'>) => source.file !== thisDocument

/** What a person wrote into a document must not draw other incidents into it. */
function withoutDocument(incident: Incident): Incident {
  const marks = Object.entries(incident.marks).map(
    ([name, facts]) => [name, facts.filter(isEvidence)] as const,
  )
  return {
    ...incident,
    marks: Object.fromEntries(marks.filter(([, facts]) => facts.length > 0)),
    timeline: incident.timeline.filter(isEvidence),
  }
}
