// Where a document goes in the folder.
import type { Incident } from '../incident/incident.ts'
import { known, mark } from '../incident/known.ts'
import { incidentDay, titleOf } from './phrases.ts'

/** The built-in places; a rollback that has a version is filed by it. */
const defaultPaths: Readonly<Record<string, string>> = {
  'post-mortem': 'deployment-rollbacks/{date}-{version}.md',
}
const withoutVersion = 'incidents/{date}-{title}.md'

/** The path of a document, relative to the folder, with `{date}`, `{version}`, `{service}`, `{title}`, `{id}` filled in. */
export function documentPath(
  incident: Incident,
  kind: string,
  paths: Readonly<Record<string, string>>,
): string {
  const version = known(incident, 'version')?.value
  const rollback = version !== undefined && (mark(incident, 'rolled-back') ?? incident.records.length > 0)
  const pattern = paths[kind] ?? (rollback ? defaultPaths[kind] : undefined) ?? withoutVersion
  const values: Readonly<Record<string, string | undefined>> = {
    date: incidentDay(incident) ?? 'undated',
    version: version ?? 'unversioned',
    service: known(incident, 'service')?.value ?? 'service',
    title: titleOf(incident),
    id: incident.id,
  }
  return pattern.replaceAll(/\{(\w+)\}/g, (all, name: string) => slug(values[name] ?? all))
}

/** A part of a file name that every file system takes, and that cannot leave its folder. */
function slug(text: string): string {
  const safe = text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return safe.slice(0, 80).replace(/[-.]+$/, '') || 'unnamed'
}
