// A check as Markdown, for the summary of a job: what is overdue first, then the findings.
import { toIso } from '../../../incident/moment.ts'
import { code, inline } from '../../../markdown/escape.ts'
import type { Checked } from '../../../pipelines/check.ts'
import { plural } from './words.ts'

const rank = { error: 0, warning: 1, advice: 2 }

export function checkMarkdown({ findings, clocks, counts }: Checked): string {
  const { documents, errors, warnings, advice } = counts
  const lines = [
    '# Post-mortem check',
    '',
    `${plural(documents, 'document')}: **${plural(errors, 'error')}**, ${plural(warnings, 'warning')}, ${String(advice)} advice.`,
    '',
  ]
  const open = clocks
    .filter(({ clock: { state } }) => state === 'overdue' || state === 'running')
    .toSorted((a, b) => (a.clock.due ?? 0) - (b.clock.due ?? 0))
  if (open.length > 0) {
    lines.push('## Clocks', '', '| Incident | Obligation | Due | State |', '|---|---|---|---|')
    for (const { subject, clock } of open) {
      const due = clock.due === undefined ? '' : toIso(clock.due)
      const state = clock.state === 'overdue' ? '**overdue**' : clock.state
      lines.push(`| ${inline(subject)} | ${inline(clock.obligation.title)} | ${due} | ${state} |`)
    }
    lines.push('')
  }
  if (findings.length > 0) {
    lines.push('## Findings', '', '| Severity | Where | What | Rule |', '|---|---|---|---|')
    for (const { severity, outcome, file, line, message, rule, reason } of findings.toSorted(
      (a, b) => rank[a.severity] - rank[b.severity],
    )) {
      const where = line === undefined ? file : `${file}:${String(line)}`
      const what = reason === undefined ? message : `${message} (excused: ${reason})`
      const shown = outcome === 'excused' ? 'excused' : severity
      lines.push(`| ${shown} | ${code(where)} | ${inline(what)} | ${rule} |`)
    }
    lines.push('')
  }
  return lines.join('\n')
}
