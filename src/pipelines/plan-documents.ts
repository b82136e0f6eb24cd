// The documents of the incidents at hand: placed, rendered, and compared with what stands in the folder.
import { type Analysis, analyse } from '../analysis/analyse.ts'
import { type AnalysisSettings, defaultSettings } from '../analysis/settings.ts'
import type { Config } from '../config/config.ts'
import { actionsIn, numberActions } from '../documents/action-ids.ts'
import type { DocumentKind } from '../documents/document.ts'
import type { Render } from '../documents/engine.ts'
import {
  type RenderInput,
  type TracedLine,
  numberFiles,
  renderDocument,
  traceDocument,
} from '../documents/render.ts'
import { type Located, keyOf, twice } from '../folder/locate.ts'
import { type PlacedDocument, placeDocuments } from '../folder/place.ts'
import { type Change, decodeExactly, leaveAlone, planChange } from '../folder/plan.ts'
import type { DocumentRecord } from '../folder/records.ts'
import { relations } from '../folder/related.ts'
import type { Host } from '../host.ts'
import type { Incident } from '../incident/incident.ts'
import type { Policy } from '../policies/policy.ts'

export interface DocumentsInput {
  readonly incidents: readonly Incident[]
  readonly kinds: readonly DocumentKind[]
  readonly records: readonly DocumentRecord[]
  readonly located: Located
  readonly policies: readonly Policy[]
  readonly config: Config
  /** Epoch ms. */
  readonly now: number
  readonly adopt: boolean
  readonly settings: AnalysisSettings | undefined
}

export interface PlannedDocument {
  readonly change: Change
  readonly analysis: Analysis
  readonly previous: DocumentRecord | undefined
  /** The document as rendered now, line by line, and as the last run would render it. */
  readonly trace: () => readonly TracedLine[]
  readonly traceBefore: () => readonly TracedLine[]
}

export function planDocuments(host: Host, render: Render, input: DocumentsInput): readonly PlannedDocument[] {
  const { incidents, kinds, records, located, config } = input
  const { files } = host
  const places = {
    records,
    found: located.paths,
    paths: config.paths,
    sha256: (text: string) => files.sha256(text),
  }
  const placed = kinds.flatMap((kind) => placeDocuments(incidents, kind.id, places))
  const linksOf = linksAmong(placed, input)
  return placed.flatMap((document) => {
    const kind = kinds.find(({ id }) => id === document.kind)
    return kind ? [planOne(host, render, input, document, kind, linksOf(document))] : []
  })
}

type Links = Pick<RenderInput, 'related' | 'links'>

function planOne(
  { files }: Host,
  render: Render,
  { policies, located, config, now, adopt, settings: team = defaultSettings }: DocumentsInput,
  { incident, path, previous }: PlacedDocument,
  kind: DocumentKind,
  links: Links,
): PlannedDocument {
  const writtenAt = previous?.writtenAt ?? now
  const settings = { ...team, writtenAt }
  const analysis = analyse(incident, policies, now, settings)
  const file = `${config.out}/${path}`
  const standing = files.info(file) ? (decodeExactly(files.read(file)) ?? '') : ''
  const remembered = previous?.actions ?? actionsIn(previous?.base ?? standing)
  const actions = numberActions(incident.actions, remembered, standing)
  const numbered = numberFiles(incident, previous?.numbered ?? [])
  const rendering = { incident, analysis, numbered, actions: actions.rows, ...links }
  const record: DocumentRecord = {
    id: incident.id,
    kind: kind.id,
    path,
    numbered,
    base: renderDocument(render, kind, rendering),
    conflicts: [],
    incident,
    writtenAt,
    ...(actions.numbered.length > 0 && { actions: actions.numbered }),
  }
  const trace = () => traceDocument(render, kind, rendering)
  const traceBefore = () => {
    if (!previous?.incident) return []
    const { rows } = numberActions(previous.incident.actions, remembered, '')
    const before = analyse(previous.incident, policies, now, settings)
    const { numbered: files } = previous
    return traceDocument(render, kind, {
      ...links,
      incident: previous.incident,
      analysis: before,
      numbered: files,
      actions: rows,
    })
  }
  const copies = located.duplicates.get(keyOf(record))
  const change = copies
    ? leaveAlone(previous ?? record, twice(config.out, record.id, copies))
    : planChange(files, config.out, { record, previous, trace }, { adopt })
  return { change, analysis, previous, trace, traceBefore }
}

/** What leads from a document to others of the folder, and to what the configuration names. */
function linksAmong(
  placed: readonly PlacedDocument[],
  { records, located, config }: DocumentsInput,
): (document: PlacedDocument) => Links {
  const current = placed.filter(({ kind }) => kind === 'post-mortem')
  const standing = records
    .filter(({ kind }) => kind === 'post-mortem')
    .flatMap((record) =>
      record.incident
        ? [{ incident: record.incident, path: located.paths.get(keyOf(record)) ?? record.path }]
        : [],
    )
    .filter(({ path }) => !current.some((each) => each.path === path))
  const relatedTo = relations([...current, ...standing])
  const links = [
    ...config.dashboards.map((link) => ({ ...link, kind: 'dashboard' as const })),
    ...config.documents.map((link) => ({ ...link, kind: 'document' as const })),
  ]
  return (document) => ({ related: relatedTo(document), links })
}
