// A check as JSON, for machines: what is not known is left out.
import { toIso } from '../../../incident/moment.ts'
import type { Checked, SubjectClock } from '../../../pipelines/check.ts'

export function checkJson({ findings, clocks, counts, problems }: Checked): string {
  return `${JSON.stringify({ findings, clocks: clocks.map(clockJson), counts, problems }, null, 2)}\n`
}

export function clockJson({ subject, file, clock }: SubjectClock): object {
  const { policy, obligation, anchor, due, dueLatest, state, satisfaction } = clock
  const { at, basis, commit, why } = satisfaction ?? {}
  // Of a time that is only bounded, the later end: by then it was met for certain.
  const satisfiedAt = at && basis !== undefined ? toIso(at.latest) : undefined
  return {
    subject,
    file,
    policy: policy.id,
    obligation: obligation.id,
    ...(anchor && { anchor: { mark: anchor.name, at: toIso(anchor.fact.value.earliest) } }),
    ...(due !== undefined && { due: toIso(due) }),
    ...(dueLatest !== undefined && { dueLatest: toIso(dueLatest) }),
    state,
    ...(satisfiedAt !== undefined && { satisfiedAt }),
    ...(basis !== undefined && { basis }),
    ...(at &&
      commit !== undefined && {
        proof: { commit, committedAt: toIso(at.latest), authoredAt: toIso(at.earliest) },
      }),
    ...(why !== undefined && { why }),
  }
}
