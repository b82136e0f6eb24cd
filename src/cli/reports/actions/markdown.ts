// Action items as a Markdown table.
import type { Listed, ListedAction } from '../../../pipelines/actions.ts'
import { code, inline } from '../../../markdown/escape.ts'
import { plural } from '../check/words.ts'

export function actionsMarkdown({ actions, counts }: Listed): string {
  const lines = [
    '# Action items',
    '',
    `${plural(counts.open, 'open action')}, ${String(counts.overdue)} overdue.`,
    '',
  ]
  if (actions.length > 0)
    lines.push(
      '| State | Due | Action | Owner | Ticket | From |',
      '|---|---|---|---|---|---|',
      ...actions.map(row),
      '',
    )
  return lines.join('\n')
}

function row({ overdue, done, due, text, owner, ticket, file, line }: ListedAction): string {
  const state = overdue ? '**overdue**' : done ? 'done' : 'open'
  const cells = [
    state,
    due ?? '',
    inline(text),
    inline(owner ?? ''),
    inline(ticket ?? ''),
    code(`${file}:${String(line)}`),
  ]
  return `| ${cells.join(' | ')} |`
}
