// The records of a retrospectives folder: one a document, under .postmortems/, with the incident as last known and
// the text as last generated.
import type { Files } from '../host.ts'
import type { NumberedAction } from '../documents/action-ids.ts'
import type { Incident } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'
import type { Conflict } from '../markdown/merge.ts'

export interface DocumentRecord {
  readonly id: string
  readonly kind: string
  /** Where the document stands, relative to the folder. */
  readonly path: string
  /** The evidence files in the order of their numbers, E1 first. */
  readonly numbered: readonly string[]
  /** The text as last generated: the base of the next merge. */
  readonly base: string
  /** What people and evidence changed differently, until somebody settles it. */
  readonly conflicts: readonly Conflict[]
  readonly incident?: Incident
  /** Epoch ms of the run that first wrote the document. */
  readonly writtenAt?: number
  /** Every action item it ever had: an ID is never given to another. */
  readonly actions?: readonly NumberedAction[]
}

const version = 1

export const recordsFolder = '.postmortems'

/** Where the record of a document lies, relative to the folder. The id may hold anything; a file name may not. */
export function recordPath(files: Files, kind: string, id: string): string {
  const safe = id.replaceAll(/[^\w.-]+/g, '-').slice(0, 80)
  const name = safe === id ? safe : `${safe}-${files.sha256(id).slice(0, 8)}`
  return `${recordsFolder}/${kind}/${name}.json`
}

/** A key a line, and the base a line of it a line: what git can show and merge. */
export function writeRecord(files: Files, folder: string, record: DocumentRecord): void {
  const lines = record.base.split('\n').map((line) => JSON.stringify(line))
  const entries = Object.entries({ version, ...record }).map(([name, value]) =>
    name === 'base'
      ? `"base":[\n${lines.join(',\n')}\n]`
      : `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  const text = `{\n${entries.filter((entry) => !entry.endsWith(':undefined')).join(',\n')}\n}\n`
  files.write(`${folder}/${recordPath(files, record.kind, record.id)}`, text)
}

export interface Records {
  readonly records: readonly DocumentRecord[]
  readonly problems: readonly Problem[]
  /** See `recordsState`. */
  readonly state: string
}

/** Every record of the folder, in the order of their paths. A damaged record is a problem, not the end. */
export function readRecords(files: Files, folder: string): Records {
  const state = recordsState(files, folder)
  const records: DocumentRecord[] = []
  const problems: Problem[] = []
  for (const path of recordPaths(files, folder)) {
    const record = readRecord(files, path)
    if (record) records.push(record)
    else
      problems.push({
        code: 'damaged-record',
        message: `Unexpected content in the record ${path}, expected what an earlier run wrote`,
        hint: 'Restore it from git, or remove it: its document is then left as it stands.',
        place: { file: path },
      })
  }
  return { records, problems, state }
}

/** Another text as soon as any record was written, without reading them. */
export function recordsState(files: Files, folder: string): string {
  const stamps = recordPaths(files, folder).map((path) => {
    const { modified = 0, size = 0 } = files.info(path) ?? {}
    return `${path} ${modified} ${size}`
  })
  return files.sha256(stamps.join('\n'))
}

/** Every record of the folder, as paths, in order. */
export function recordPaths(files: Files, folder: string): readonly string[] {
  const root = `${folder}/${recordsFolder}`
  if (files.info(root)?.kind !== 'folder') return []
  return files
    .list(root)
    .filter((kind) => files.info(`${root}/${kind}`)?.kind === 'folder')
    .flatMap((kind) => files.list(`${root}/${kind}`).map((name) => `${root}/${kind}/${name}`))
    .filter((path) => path.endsWith('.json'))
}

/** The record in a file; undefined where it is not there, or damaged. */
export function readRecord(files: Files, path: string): DocumentRecord | undefined {
  return files.info(path) ? parseRecord(new TextDecoder().decode(files.read(path))) : undefined
}

function parseRecord(text: string): DocumentRecord | undefined {
  try {
    const {
      version: written,
      base: stored,
      ...rest
    } = JSON.parse(text) as Omit<Partial<DocumentRecord>, 'base'> & {
      version?: number
      base?: readonly string[]
    }
    if (written !== version || !Array.isArray(stored)) return undefined
    const whole =
      typeof rest.id === 'string' &&
      typeof rest.kind === 'string' &&
      typeof rest.path === 'string' &&
      Array.isArray(rest.numbered) &&
      Array.isArray(rest.conflicts)
    const { id, kind, path, numbered, ...others } = rest
    // The order of the keys is that of new records, so that the two can be compared as text.
    return whole
      ? ({ id, kind, path, numbered, base: stored.join('\n'), ...others } as DocumentRecord)
      : undefined
  } catch {
    return undefined
  }
}
