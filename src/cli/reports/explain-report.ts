// An explanation of one line, for people and for machines.
import type { Host } from '../../host.ts'
import { toIsoRange } from '../../incident/moment.ts'
import type { Explanation } from '../../pipelines/explain.ts'
import { paint } from '../paint.ts'

const standings = {
  unchanged: 'the file is unchanged',
  changed: 'the file has changed since: run draft again',
  missing: 'the file is not there any more',
}

export function explanationJson({ file, line, text, origin, facts }: Explanation): string {
  const object = {
    file,
    line,
    text,
    origin,
    facts: facts.map(({ fact, evidence }) => ({
      value: shown(fact.value),
      basis: fact.basis,
      note: fact.note,
      ...fact.source,
      evidence,
    })),
  }
  return `${JSON.stringify(object, null, 2)}\n`
}

export function showExplanation({ text, origin, facts }: Explanation, host: Host): string {
  const { bold, dim, green, red } = paint(host, 'out')
  const lines = [bold(text)]
  if (origin === 'edited') lines.push('A person wrote or changed this line.')
  else if (facts.length === 0) lines.push('This line comes from the template; no evidence is behind it.')
  for (const { fact, evidence } of facts) {
    const { file, line, pointer, sha256 } = fact.source
    lines.push(
      `  ${shown(fact.value)}`,
      `    ${fact.basis}${fact.note === undefined ? '' : `: ${fact.note}`}`,
      `    ${file}${line === undefined ? '' : `:${line}`}${pointer === undefined || pointer === '' ? '' : ` at ${pointer}`}`,
      `    ${dim(`sha256 ${sha256}`)} ${(evidence === 'unchanged' ? green : red)(standings[evidence])}`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** Moments as ISO times, events as their text, anything else as it stands. */
function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('earliest' in value && 'latest' in value)
    return toIsoRange(value as { earliest: number; latest: number })
  const { at, text, name, url, path } = value as Record<string, unknown>
  if (at !== undefined) return `${shown(at)} ${shown(text)}`
  return shown(text ?? name ?? url ?? path ?? JSON.stringify(value))
}
