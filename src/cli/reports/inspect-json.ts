// An inspection as JSON for machines: moments as ISO 8601 UTC, one fact a name, what is unknown left out.
import type { Fact } from '../../incident/fact.ts'
import { type Incident, type MarkName, factNames } from '../../incident/incident.ts'
import { known, mark } from '../../incident/known.ts'
import { type Moment, toIso } from '../../incident/moment.ts'
import { titleOf } from '../../documents/phrases.ts'
import type { Inspection } from '../../pipelines/inspect.ts'

export function inspectionJson({ incident, analysis, problems }: Inspection): object {
  return {
    id: incident.id,
    nature: incident.nature,
    ...facts(incident),
    name: titleOf(incident),
    ids: incident.ids.map(({ value }) => value),
    marks: Object.fromEntries(
      (Object.keys(incident.marks) as MarkName[]).flatMap((name) => {
        const fact = mark(incident, name)
        return fact ? [[name, momentJson(fact)]] : []
      }),
    ),
    timeline: analysis.timeline.map(({ at, text, details, by, facts: [first] }) => ({
      at: boundsJson(at),
      text,
      ...(details.length > 0 && { detail: details.join('; ') }),
      ...(by !== undefined && { by }),
      source: first?.source,
    })),
    timelineNotes: analysis.timelineNotes.map(({ kind, message }) => ({ kind, message })),
    metrics: analysis.metrics.flatMap(({ id, span, definition, marks }) =>
      span && marks ? [{ id, seconds: [span.min, span.max], definition, from: marks[0], to: marks[1] }] : [],
    ),
    clocks: analysis.clocks.map(({ policy, obligation, anchor, due, state }) => ({
      policy: policy.id,
      obligation: obligation.id,
      ...(anchor && { anchor: { mark: anchor.name, at: toIso(anchor.fact.value.earliest) } }),
      ...(due !== undefined && { due: toIso(due) }),
      state,
    })),
    anomalies: analysis.anomalies.map(({ id, message, confirms, refutes, facts: found }) => ({
      id,
      message,
      confirms,
      refutes,
      sources: found.map(({ source }) => source),
    })),
    hypotheses: analysis.hypotheses.map(({ id, question, verdict, evidence }) => ({
      id,
      question,
      verdict,
      evidence: evidence.map(({ speaks, text, facts: found }) => ({
        speaks,
        text,
        sources: found.map(({ source }) => source),
      })),
    })),
    contradictions: analysis.contradictions.map(({ id, message, sides, tolerance }) => ({
      id,
      message,
      sides: sides.map(({ claim, facts: [fact] }) => ({ claim, ...(fact && { source: fact.source }) })),
      ...(tolerance !== undefined && { tolerance }),
    })),
    evidence: incident.evidence,
    problems,
  }
}

function facts(incident: Incident): object {
  return Object.fromEntries(
    factNames.flatMap((name) => {
      const fact = known(incident, name)
      return fact ? [[name, fact.value]] : []
    }),
  )
}

const boundsJson = ({ earliest, latest, precision, zone, text }: Moment) => ({
  earliest: toIso(earliest),
  latest: toIso(latest),
  precision,
  zone,
  text,
})

const momentJson = ({ value, basis, source, note }: Fact<Moment>) => ({
  ...boundsJson(value),
  basis,
  ...(note !== undefined && { note }),
  source,
})
