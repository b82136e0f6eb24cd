// Open and settled conflicts, for people and for machines.
import type { Host } from '../../host.ts'
import type { Conflict } from '../../markdown/merge.ts'
import type { Resolved } from '../../pipelines/resolve.ts'
import { paint } from '../paint.ts'

export const resolvedJson = ({ settled, open }: Resolved): string =>
  `${JSON.stringify({ settled, open }, null, 2)}\n`

export function showResolved(
  { settled, open }: Resolved,
  { file, keep, host }: { file: string; keep: 'ours' | 'theirs' | undefined; host: Host },
): string {
  const { bold, dim, green, red, yellow } = paint(host, 'out')
  const indented = (text: string) =>
    text === '' ? dim('(nothing)') : text.split('\n').join('\n            ')
  const show = ({ line, section, ours, theirs }: Conflict) => [
    `${bold(`${file}:${line}`)}${section === '' ? '' : ` in “${section}”`}`,
    `  yours:    ${green(indented(ours))}`,
    `  evidence: ${red(indented(theirs))}`,
  ]
  const lines = open.flatMap(show)
  const whose = keep === 'theirs' ? 'the evidence’s version' : 'your version'
  if (settled.length > 0) lines.push(`${counted(settled.length)} settled with ${whose}.`)
  if (open.length > 0)
    lines.push(
      yellow(`${counted(open.length)} open: settle with --keep ours or --keep theirs, or edit the text.`),
    )
  else if (settled.length === 0) lines.push('No conflict is open.')
  return `${lines.join('\n')}\n`
}

const counted = (count: number) => `${count} conflict${count === 1 ? '' : 's'}`
