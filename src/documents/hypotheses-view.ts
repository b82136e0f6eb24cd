// Hypotheses as a table of evidence for and against, what would settle each, and the severity that follows.
import type { Evidence, Hypothesis } from '../analysis/hypothesis.ts'
import { type Md, inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'

export function hypothesesView({ analysis, citations }: Subject): View {
  const asked = analysis.hypotheses.filter(({ evidence }) => evidence.length > 0)
  const silent = analysis.hypotheses.filter(({ evidence }) => evidence.length === 0)
  return {
    hypotheses: asked.flatMap(({ question, evidence, name }) =>
      evidence.map((item) => ({
        question: inline(question),
        evidence: citations.trace(inline(item.text), item.facts),
        speaks: speaks(item, name),
        source: citations.refs(item.facts),
      })),
    ),
    verdicts: asked.map(verdict),
    unasked: silent.length === 0 ? null : inline(silent.map(({ question }) => question).join(' ')),
  }
}

function speaks({ speaks: side }: Evidence, name: string): Md {
  if (side === 'neither') return trusted('proves nothing')
  return inline(`${side} ${name}`)
}

function verdict({ question, verdict: answer, settledBy, name }: Hypothesis): Md {
  const title = `**${inline(question)}**`
  if (answer === 'undecided')
    return trusted(`${title} Undecided. It would be settled by ${inline(settledBy)}.`)
  return trusted(`${title} It was ${answer === 'yes' ? '' : 'not '}${inline(name)}.`)
}

export function severityView({ analysis, citations }: Subject): View {
  const { severity } = analysis
  switch (severity.state) {
    case 'stated':
      return shown(
        inline(severity.value),
        citations.cite(trusted(`**${inline(severity.value)}**, as stated`), [severity.fact]),
      )
    case 'ruled':
      return shown(
        inline(severity.value),
        citations.cite(
          trusted(`**${inline(severity.value)}**, because it was ${inline(severity.because)}`),
          severity.facts,
        ),
      )
    case 'undecided':
      return shown(
        trusted(`${inline(severity.value)} (undecided)`),
        trusted(
          `**${inline(severity.value)}**: undecided, like the question “${inline(severity.question)}” that decides it`,
        ),
      )
    case 'unknown':
      return { severity: null, severityReason: null }
  }
}

const shown = (severity: Md, reason: Md): View => ({ severity, severityReason: trusted(`${reason}.`) })
