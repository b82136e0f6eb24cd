// Asks every rule about a document, and gives the findings their severity, place and excuse.
import { rules } from './index.ts'
import { proseLines } from './prose.ts'
import type { Context, Rule, Severity } from './rule.ts'

export interface Finding {
  readonly rule: string
  readonly severity: Severity
  /** `excused`: it is so, and the document says why. */
  readonly outcome: 'not-met' | 'unknown' | 'excused'
  readonly file: string
  readonly line?: number
  readonly message: string
  readonly remedy: string
  /** Of an excuse, as the document gives it. */
  readonly reason?: string
}

/** By rule id: what a configuration says instead of the rule. */
export type Severities = Readonly<Record<string, Severity | 'off' | undefined>>

/** Findings in the order of their lines; none for a template, or for what is no post-mortem, unless a clock runs for it. */
export function judge(
  context: Context,
  severities: Severities = {},
  asked: readonly Rule[] = rules,
): readonly Finding[] {
  const { kind, file } = context.review
  if ((kind === 'template' || kind === 'other') && context.clocks.length === 0) return []
  const excuseFor = excusesIn(context.text)
  const findings = asked.flatMap((rule) => {
    const set = Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined
    if (set === 'off') return []
    return rule.check(context).map(({ message, line, severity, remedy, outcome }): Finding => {
      const reason = excuseFor(rule.id, line)
      return {
        rule: rule.id,
        severity: set ?? severity ?? rule.severity,
        outcome: reason === undefined ? (outcome ?? 'not-met') : 'excused',
        file,
        ...(line !== undefined && { line }),
        message,
        remedy: remedy ?? rule.remedy,
        ...(reason !== undefined && { reason }),
      }
    })
  })
  return findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

const excuse = /<!--\s*postmortems-ignore\s+([a-z][a-z\d, -]{0,300}):\s*([^\s][^\n]{0,1000}?)\s*-->/g

/**
 * `<!-- postmortems-ignore rule-id: reason -->` excuses what the rule finds on its own line and on the next line that is
 * not blank; what is found of the document as a whole is excused anywhere. Without a reason, nothing is excused.
 */
function excusesIn(text: string): (rule: string, line: number | undefined) => string | undefined {
  if (!text.includes('postmortems-ignore')) return () => undefined
  const byPlace = new Map<string, string>()
  let waiting: (readonly [rule: string, reason: string])[] = []
  for (const { line, text: written } of proseLines(text)) {
    const found = [...written.matchAll(excuse)].flatMap(([, ids = '', reason = '']) =>
      ids.split(',').map((id) => [id.trim(), reason] as const),
    )
    for (const [rule, reason] of found) byPlace.set(`${rule} ${line}`, reason).set(rule, reason)
    if (written.replaceAll(excuse, '').trim() === '') {
      waiting.push(...found)
    } else {
      for (const [rule, reason] of waiting) byPlace.set(`${rule} ${line}`, reason)
      waiting = []
    }
  }
  return (rule, line) => byPlace.get(line === undefined ? rule : `${rule} ${line}`)
}
