// One document of an incident, as text; and the same with every line traced to its facts.
import type { Analysis } from '../analysis/analyse.ts'
import { type Fact, thisDocument } from '../incident/fact.ts'
import type { Incident, Link } from '../incident/incident.ts'
import { type NumberedRow, numberActions } from './action-ids.ts'
import { citations, linesOf } from './citations.ts'
import type { DocumentKind, Related } from './document.ts'
import type { Render } from './engine.ts'

/** A rendered line, and the facts it was generated from. */
export interface TracedLine {
  readonly text: string
  readonly facts: readonly Fact<unknown>[]
}

export interface RenderInput {
  readonly incident: Incident
  readonly analysis: Analysis
  /** Evidence files that already have a number, in that order; new files are numbered after them. */
  readonly numbered: readonly string[]
  readonly related: readonly Related[]
  readonly links: readonly Link[]
  /** The incident's actions with their IDs; A1, A2 … where none are given. */
  readonly actions?: readonly NumberedRow[]
}

export function renderDocument(render: Render, kind: DocumentKind, input: RenderInput): string {
  return render(kind.id, viewOf(kind, input))
}

/** The lines of the document, each with the facts that it was generated from. */
export function traceDocument(render: Render, kind: DocumentKind, input: RenderInput): readonly TracedLine[] {
  const traced: Fact<unknown>[] = []
  const lines = linesOf(render(kind.id, viewOf(kind, input, traced)))
  return lines.map(({ text, facts }) => ({ text, facts: facts.flatMap((index) => traced[index] ?? []) }))
}

function viewOf(kind: DocumentKind, input: RenderInput, traced?: Fact<unknown>[]) {
  const numbered = numberFiles(input.incident, input.numbered)
  const own = kind.id === 'post-mortem' ? thisDocument : 'the post-mortem'
  const { actions = numberActions(input.incident.actions, [], '').rows } = input
  return kind.view({
    ...input,
    kind: kind.id,
    numbered,
    actions,
    citations: citations(numbered, { own, ...(traced && { traced }) }),
  })
}

/** A number, once given, stays with its file, so that new evidence does not renumber every line of a document. */
export function numberFiles({ evidence }: Incident, numbered: readonly string[]): readonly string[] {
  return [...numbered, ...evidence.map(({ file }) => file).filter((file) => !numbered.includes(file))]
}
