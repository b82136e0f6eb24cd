// What to do next: the investigation with its commands, and the remediation by horizon.
import type { Horizon, Proposal } from '../analysis/remediation.ts'
import { fenced, inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'

export function investigationView({ analysis }: Subject): View {
  return {
    phases: analysis.investigation.map(({ title, steps, outcomes }) => ({
      title: inline(title),
      steps: steps.map(({ why, commands }) => ({
        why: inline(why),
        block: fenced(commands[0]?.language ?? 'sh', commands.map(({ text }) => text).join('\n')),
      })),
      outcomes: outcomes.map(({ seen, means }) => trusted(`If ${inline(seen)}: ${inline(means)}.`)),
    })),
  }
}

const horizons: readonly (readonly [Horizon, string])[] = [
  ['day', 'Within 24 hours'],
  ['week', 'Within one week'],
  ['month', 'Within one month'],
]

export function remediationView({ analysis, citations }: Subject): View {
  const item = ({ text, because, facts, due }: Proposal) =>
    trusted(
      `${inline(text)}${due === undefined ? '' : `, due ${due}`}. ${citations.cite(trusted(`_Why_: ${inline(because)}`), facts)}.`,
    )
  return {
    horizons: horizons.flatMap(([horizon, title]) => {
      const proposals = analysis.proposals.filter((proposal) => proposal.horizon === horizon)
      const overdue = proposals.find(({ bornOverdue }) => bornOverdue)?.due
      return proposals.length === 0
        ? []
        : [
            {
              title: trusted(title),
              bornOverdue: overdue === undefined ? null : trusted(overdue),
              proposals: proposals.map(item),
            },
          ]
    }),
  }
}
