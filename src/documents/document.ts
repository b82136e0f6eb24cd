// What a document kind is: a template, a place in the folder, and a view made from what is known.
import type { Analysis } from '../analysis/analyse.ts'
import type { Incident } from '../incident/incident.ts'
import type { Link } from '../incident/incident.ts'
import type { NumberedRow } from './action-ids.ts'
import type { Citations } from './citations.ts'
import type { View } from './engine.ts'

/** Another document of the folder about the same version, service or environment. `path` is relative to the folder. */
export interface Related {
  readonly title: string
  readonly path: string
  readonly because: string
}

export interface Subject {
  /** The id of the document kind. */
  readonly kind: string
  readonly incident: Incident
  readonly analysis: Analysis
  readonly citations: Citations
  /** The evidence files in the order of their numbers. */
  readonly numbered: readonly string[]
  readonly related: readonly Related[]
  readonly actions: readonly NumberedRow[]
  /** Dashboards and documents that the configuration names. */
  readonly links: readonly Link[]
}

export interface DocumentKind {
  /** Kebab-case; also the name of its template. */
  readonly id: string
  readonly view: (subject: Subject) => View
}
