// One problem on the terminal: where, what, and what to do about it.
import type { Host } from '../host.ts'
import type { Place, Problem } from '../incident/problem.ts'
import { paint } from './paint.ts'

export function showProblem({ code, message, hint, place, details }: Problem, host: Host): string {
  const { bold, dim, yellow } = paint(host, 'err')
  const where = place ? `${bold(showPlace(place))}: ` : ''
  const lines = [`${where}${message} ${dim(`[${code}]`)}`]
  if (hint !== undefined) lines.push(`  ${yellow(hint)}`)
  for (const detail of (details ?? []).slice(0, detailLimit)) lines.push(`  ${dim(detail)}`)
  if (details && details.length > detailLimit)
    lines.push(dim(`  … and ${details.length - detailLimit} more; --format json has them all`))
  return `${lines.join('\n')}\n`
}

const detailLimit = 6

function showPlace({ file, line, column, pointer }: Place): string {
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  return `${file}${position}${pointer === undefined || pointer === '' ? '' : ` ${pointer}`}`
}
