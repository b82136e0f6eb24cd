// What a draft changes in each document, as a unified diff, and which evidence is behind it.
import type { Host } from '../../host.ts'
import type { Change } from '../../folder/plan.ts'
import { unifiedDiff } from '../../markdown/diff.ts'
import type { Drafted } from '../../pipelines/draft.ts'
import type { Reason } from '../../pipelines/reasons.ts'
import { paint } from '../paint.ts'

/** '' where the run changes nothing of the document. `out` is the retrospectives folder. */
export function diffOf({ path, standing, writes, offers }: Change, out: string): string {
  return [...writes, ...(offers ? [{ path: offers.record.path, text: offers.text }] : [])]
    .map((write) => {
      const before = write.path === path ? (standing ?? '') : ''
      const from = before === '' ? '/dev/null' : `a/${out}/${write.path}`
      return unifiedDiff(before, write.text, { from, to: `b/${out}/${write.path}` })
    })
    .join('')
}

export function showDiffs({ changes, reasons }: Drafted, out: string, host: Host): void {
  const { dim, yellow } = paint(host, 'out')
  for (const change of changes) {
    const diff = diffOf(change, out)
    if (diff === '') continue
    host.out(coloured(diff, host))
    const because = change.standing === undefined ? [] : reasons(change)
    for (const reason of because) host.out(`${dim('because of')} ${yellow(showReason(reason))}\n`)
    host.out('\n')
  }
}

function showReason({ file, state, lines }: Reason): string {
  return `${file} (${state}): line${lines.length === 1 ? '' : 's'} ${ranges(lines)}`
}

/** `3, 7-9`. */
function ranges(lines: readonly number[]): string {
  const found: [number, number][] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (last && line === last[1] + 1) last[1] = line
    else found.push([line, line])
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

function coloured(diff: string, host: Host): string {
  const { bold, dim, green, red } = paint(host, 'out')
  const lines = diff.split('\n').map((line) => {
    if (/^(?:---|\+\+\+) /.test(line)) return bold(line)
    if (line.startsWith('@@')) return dim(line)
    if (line.startsWith('+')) return green(line)
    return line.startsWith('-') ? red(line) : line
  })
  return lines.join('\n')
}
