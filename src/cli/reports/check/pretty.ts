// A check for people: findings by file, then how the clocks stand.
import type { ClockState } from '../../../analysis/clocks.ts'
import { toIso } from '../../../incident/moment.ts'
import { showSpan } from '../../../incident/span.ts'
import type { Checked, SubjectClock } from '../../../pipelines/check.ts'
import type { Finding } from '../../../rules/judge.ts'
import { paint } from '../../paint.ts'
import { plural, printable } from './words.ts'
import type { Setting } from '../setting.ts'

export function showCheck({ findings, clocks, counts }: Checked, { host, now }: Setting): string {
  const { bold, dim, red, yellow, green } = paint(host, 'out')
  const colour = { error: red, warning: yellow, advice: dim }
  const lines: string[] = []
  for (const [file, found] of byFile(findings)) {
    lines.push(bold(printable(file)))
    for (const { line, severity, outcome, rule, message, remedy, reason } of found) {
      const where = (line === undefined ? '' : String(line)).padStart(5)
      const shown = outcome === 'excused' ? dim('excused') : colour[severity](severity.padEnd(7))
      lines.push(`${where}  ${shown}  ${printable(message)}  ${dim(rule)}`)
      lines.push(dim(`                ${printable(reason ?? remedy)}`))
    }
    lines.push('')
  }
  const urgent = clocks.filter(({ clock: { state } }) => state === 'overdue' || state === 'running')
  for (const line of new Set(urgent.map((each) => clockLine(each, now))))
    lines.push(/ overdue /.test(line) ? red(line) : yellow(line))
  if (urgent.length > 0) lines.push('')
  const { documents, errors, warnings, advice } = counts
  const total = `${plural(documents, 'document')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${String(advice)} advice`
  lines.push(errors > 0 ? red(total) : warnings > 0 ? yellow(total) : green(total))
  const standing = states.flatMap((state) => (counts[state] > 0 ? [`${String(counts[state])} ${state}`] : []))
  if (standing.length > 0) lines.push(`Clocks: ${standing.join(', ')}`)
  return `${lines.join('\n')}\n`
}

const states: readonly ClockState[] = ['met', 'late', 'running', 'overdue', 'not-triggered', 'unknown']

/** One line a subject and policy: its obligations share a limit more often than not. */
function clockLine({ subject, clock: { policy, due, state } }: SubjectClock, now: number): string {
  const distance = Math.abs((due ?? now) - now) / 1000
  const span = showSpan({ min: distance, max: distance })
  const left = state === 'overdue' ? `overdue by ${span}` : `${span} left`
  return `${printable(subject)}: ${policy.id}, ${left}${due === undefined ? '' : ` (due ${toIso(due)})`}`
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>()
  for (const finding of findings) {
    const there = files.get(finding.file)
    if (there) there.push(finding)
    else files.set(finding.file, [finding])
  }
  return files
}
