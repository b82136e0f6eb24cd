// The post-mortem of one incident: what evidence says, and good questions where it says nothing.
import { known } from '../incident/known.ts'
import type { FactName } from '../incident/incident.ts'
import { type Md, code, inline, link, paragraphs, pathLink, trusted } from '../markdown/escape.ts'
import type { DocumentKind, Subject } from './document.ts'
import type { View } from './engine.ts'
import { headerRows, frontMatter, summarySentences } from './incident-view.ts'
import { unusualLines } from './anomalies-view.ts'
import { bullets, incidentDay, showTicket, titleOf } from './phrases.ts'
import { contradictionsView } from './contradictions-view.ts'
import { complianceView } from './compliance-view.ts'
import { evidenceView } from './evidence-view.ts'
import { responseView } from './response-view.ts'
import { timelineView } from './timeline-view.ts'

export const postMortem: DocumentKind = {
  id: 'post-mortem',
  view: (subject) => ({
    ...head(subject),
    ...complianceView(subject),
    ...timelineView(subject),
    ...contradictionsView(subject),
    unusual: unusualLines(subject),
    ...responseView(subject),
    ...analysisView(subject),
    ...followUp(subject),
    ...appendix(subject),
    ...evidenceView(subject),
  }),
}

function head(subject: Subject): View {
  const { incident } = subject
  const day = incidentDay(incident)
  return {
    frontMatter: frontMatter(subject, 'post-mortem'),
    title: inline(titleOf(incident)),
    day: day === undefined ? null : trusted(day),
    header: headerRows(subject),
    summary: summarySentences(subject),
    statedSummary: text(subject, 'summary'),
  }
}

/** What a person wrote at length, cited; null where nobody did. */
function text({ incident, citations }: Subject, name: FactName): Md | null {
  const fact = known(incident, name)
  return fact ? citations.cite(paragraphs(fact.value), [fact]) : null
}

function analysisView(subject: Subject): View {
  const { incident, citations } = subject
  const list = (name: keyof typeof incident.lists) => bullets(incident.lists[name] ?? [], citations)
  const version = known(incident, 'version')?.value
  return {
    subjectName: version === undefined ? trusted('this') : inline(version),
    whatHappened: text(subject, 'whatHappened'),
    reason: text(subject, 'reason'),
    rootCause: text(subject, 'rootCause'),
    whys: list('whys'),
    contributingFactors: list('contributingFactors'),
    detection: text(subject, 'detection'),
    impact: text(subject, 'impact'),
    userImpact: text(subject, 'userImpact'),
    businessImpact: text(subject, 'businessImpact'),
    dataIntegrity: text(subject, 'dataIntegrity'),
    impactUnknown: (['impact', 'userImpact', 'businessImpact', 'dataIntegrity'] as const).every(
      (name) => known(incident, name) === undefined,
    ),
  }
}

function followUp({ incident, citations, actions }: Subject): View {
  const list = (name: keyof typeof incident.lists) => bullets(incident.lists[name] ?? [], citations)
  const { lists } = incident
  return {
    remediation: list('remediation'),
    preventionDone: list('preventionDone'),
    preventionPlanned: list('preventionPlanned'),
    preventionUnknown: !lists.preventionDone && !lists.preventionPlanned,
    wentWell: list('wentWell'),
    wentPoorly: list('wentPoorly'),
    surprises: list('surprises'),
    lessonsUnknown: !lists.wentWell && !lists.wentPoorly && !lists.surprises,
    recommendations: list('recommendations'),
    actions: actions.map(({ id, fact }) => ({
      id: citations.trace(inline(id), [fact]),
      text: inline(fact.value.text),
      owner: inline(fact.value.owner ?? ''),
      due: inline(fact.value.due ?? ''),
      status: inline(fact.value.status ?? 'open'),
      ticket: fact.value.ticket === undefined ? trusted('') : showTicket(fact.value.ticket),
    })),
  }
}

function appendix({ incident, citations, related, links }: Subject): View {
  const { artefacts, details } = incident
  const linkRow = ({ label, url }: { label?: string; url: string }) => link(label ?? url, url)
  const fromEvidence = incident.links.map((fact) => citations.cite(linkRow(fact.value), [fact]))
  return {
    artefacts: artefacts.map((fact) => ({
      path: citations.trace(code(fact.value.path), [fact]),
      size: trusted(fact.value.size === undefined ? '' : `${fact.value.size} B`),
      sha256: fact.value.sha256 === undefined ? trusted('') : code(fact.value.sha256.slice(0, 16)),
      source: citations.refs([fact]),
    })),
    details: details.map((fact) => ({
      name: citations.trace(inline(fact.value.name), [fact]),
      value: inline(`${fact.value.value}${fact.value.unit === undefined ? '' : ` ${fact.value.unit}`}`),
      source: citations.refs([fact]),
    })),
    related: related.map(({ title, path, because }) =>
      trusted(`${pathLink(title, path)}: ${inline(because)}`),
    ),
    links: [...fromEvidence, ...links.map(linkRow)],
    hasAppendix: artefacts.length + details.length + related.length + fromEvidence.length + links.length > 0,
  }
}
