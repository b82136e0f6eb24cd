// Hypotheses as a table of evidence for and against, what would settle each, and the severity that follows.
import { type Evidence, type Hypothesis, isRaised } from '../analysis/hypothesis.ts'
import { type Md, inline, trusted } from '../markdown/escape.ts'
import type { Subject } from './document.ts'
import type { View } from './engine.ts'

export function hypothesesView({ analysis, citations }: Subject): View {
  const raised = analysis.hypotheses.filter(isRaised)
  const others = analysis.hypotheses.filter((hypothesis) => !isRaised(hypothesis))
  return {
    hypotheses: analysis.hypotheses.flatMap(({ question, evidence, name }) =>
      evidence.map((item) => ({
        question: inline(question),
        evidence: citations.trace(inline(item.text), item.facts),
        speaks: speaks(item, name),
        source: citations.refs(item.facts),
      })),
    ),
    verdicts: raised.map(verdict),
    unraised: others.length === 0 ? null : inline(others.map(({ question }) => question).join(' ')),
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
        citations.cite(
          trusted(
            `**${inline(severity.value)}**, as ${severity.fact.basis === 'stated' ? 'stated' : 'recorded'}`,
          ),
          [severity.fact],
        ),
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
