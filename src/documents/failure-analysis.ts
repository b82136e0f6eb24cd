// The failure analysis of one incident: what is unusual, what it may mean, and how to find out.
import { known } from '../incident/known.ts'
import { type Md, inline, paragraphs, trusted } from '../markdown/escape.ts'
import { isRaised } from '../analysis/hypothesis.ts'
import { counted } from '../analysis/records.ts'
import { anomaliesView } from './anomalies-view.ts'
import { contradictionsView } from './contradictions-view.ts'
import type { DocumentKind, Subject } from './document.ts'
import type { View } from './engine.ts'
import { evidenceView } from './evidence-view.ts'
import { hypothesesView, severityView } from './hypotheses-view.ts'
import { frontMatter, headerRows, summarySentences } from './incident-view.ts'
import { titleOf } from './phrases.ts'
import { investigationView, remediationView } from './plan-view.ts'
import { timelineView } from './timeline-view.ts'

export const failureAnalysis: DocumentKind = {
  id: 'failure-analysis',
  view: (subject) => ({
    frontMatter: frontMatter(subject, 'failure-analysis'),
    title: inline(titleOf(subject.incident)),
    header: headerRows(subject),
    summary: summarySentences(subject),
    statedSummary: statedSummary(subject),
    keyPoints: keyPoints(subject),
    ...timelineView(subject),
    ...anomaliesView(subject),
    ...contradictionsView(subject),
    ...hypothesesView(subject),
    ...severityView(subject),
    ...investigationView(subject),
    ...remediationView(subject),
    ...evidenceView(subject),
  }),
}

function statedSummary({ incident, citations }: Subject): Md | null {
  const fact = known(incident, 'summary')
  return fact ? citations.cite(paragraphs(fact.value), [fact]) : null
}

/** What a reader with a minute needs: how much is odd, how severe, what is open. */
function keyPoints(subject: Subject): readonly Md[] {
  const { incident, analysis, citations } = subject
  const cause = known(incident, 'rootCause')
  const { severity } = severityView(subject) as View & { severity: Md | null }
  const kinds = new Set(analysis.anomalies.map(({ title }) => title))
  const open = analysis.hypotheses.filter((each) => each.verdict === 'undecided' && isRaised(each))
  const { contradictions } = analysis
  return [
    cause
      ? citations.cite(trusted(`**Root cause**, as stated: ${inline(cause.value)}`), [cause])
      : trusted('**Root cause**: unknown; no evidence names one.'),
    ...(severity === null ? [] : [trusted(`**Severity**: ${severity}.`)]),
    ...(kinds.size === 0 ? [] : [trusted(`**Unusual**: ${[...kinds].map(inline).join('; ')}.`)]),
    ...(contradictions.length === 0
      ? []
      : [trusted(`**Does not add up**: ${counted(contradictions.length, 'contradiction')}, below.`)]),
    ...(open.length === 0
      ? []
      : [trusted(`**Open**: ${open.map(({ question }) => inline(question)).join(' ')}`)]),
  ]
}
