// When the events of a document's incident happened: as its record knows them, else as the document states them.
import { applies } from '../analysis/applies.ts'
import type { DocumentRecord } from '../folder/records.ts'
import { plainMarks } from '../folder/plain-marks.ts'
import type { Fact } from '../incident/fact.ts'
import type { Incident, Marks } from '../incident/incident.ts'
import type { Moment } from '../incident/moment.ts'
import type { Policy } from '../policies/policy.ts'
import type { Reviewed } from '../rules/rule.ts'
import { type StatedMarks, statedMarks } from '../rules/stated-marks.ts'

export interface Known {
  readonly marks: Marks
  /** Of those that apply, the policies whose clocks the marks can start. */
  readonly policies: readonly Policy[]
}

/** `matched` is an incident from evidence that the document is about. */
export function marksOf(
  document: Reviewed,
  record: DocumentRecord | undefined,
  matched: Incident | undefined,
  { policies, zone }: { readonly policies: readonly Policy[]; readonly zone: string },
): Known {
  const kind = record?.kind ?? document.review.frontMatter['kind'] ?? 'post-mortem'
  // Only the post-mortem is the review that policies ask for.
  if (kind !== 'post-mortem') return { marks: {}, policies: [] }
  const incident = record?.incident ?? matched
  if (incident)
    return { marks: incident.marks, policies: policies.filter((policy) => applies(policy, incident)) }
  const inFrontMatter = asFacts(statedMarks(document.review, zone), document)
  if (Object.keys(inFrontMatter).length > 0) return { marks: inFrontMatter, policies }
  // What a template or a guide shows are examples.
  if (document.review.kind === 'template' || document.review.kind === 'other')
    return { marks: {}, policies: [] }
  return { marks: asFacts(plainMarks(document, zone), document), policies: policies.map(literally) }
}

/** A stranger's word starts only the clock of the very event a policy is about: not every outage is a rollback. */
function literally(policy: Policy): Policy {
  const obligations = policy.obligations.map((obligation) => ({
    ...obligation,
    deadlines: obligation.deadlines.map((deadline) => ({ ...deadline, from: deadline.from.slice(0, 1) })),
  }))
  return { ...policy, obligations }
}

function asFacts(stated: StatedMarks, { review: { file } }: Reviewed): Marks {
  return Object.fromEntries(
    Object.entries(stated).map(([name, value]): [string, readonly Fact<Moment>[]] => [
      name,
      [{ value, basis: 'stated', source: { file, sha256: '' } }],
    ]),
  )
}
