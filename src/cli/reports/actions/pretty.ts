// Action items for people: overdue first.
import type { Listed } from '../../../pipelines/actions.ts'
import { paint } from '../../paint.ts'
import { plural, printable } from '../check/words.ts'
import type { Setting } from '../setting.ts'

export function showActions({ actions, counts }: Listed, { host }: Setting): string {
  const { bold, dim, red, green } = paint(host, 'out')
  const lines = actions.map(({ due, done, overdue, owner, text, file, line, ticket }) => {
    const when = (done ? 'done' : (due ?? 'no date')).padEnd(10)
    const shown = overdue ? red(when) : done ? green(when) : when
    const where = `${file}:${String(line)}${ticket === undefined ? '' : ` ${ticket}`}`
    return `${shown}  ${bold(printable(text))}  ${printable(owner ?? 'nobody')}  ${dim(printable(where))}`
  })
  const total = `${plural(counts.open, 'open action')}: ${String(counts.overdue)} overdue, ${String(counts.unowned)} without an owner, ${String(counts.undated)} without a date`
  return `${[...lines, ...(lines.length > 0 ? [''] : []), counts.overdue > 0 ? red(total) : total].join('\n')}\n`
}
