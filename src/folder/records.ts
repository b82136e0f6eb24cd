// The records of a retrospectives folder: one a document, under .postmortems/, with the incident as last known and
// the text as last generated.
import type { Files } from '../host.ts'
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
}

const version = 1

export const recordsFolder = '.postmortems'

/** Where the record of a document lies, relative to the folder. The id may hold anything; a file name may not. */
export function recordPath(files: Files, kind: string, id: string): string {
  const safe = id.replaceAll(/[^\w.-]+/g, '-').slice(0, 80)
  const name = safe === id ? safe : `${safe}-${files.sha256(id).slice(0, 8)}`
  return `${recordsFolder}/${kind}/${name}.json`
}

export function writeRecord(files: Files, folder: string, record: DocumentRecord): void {
  const text = `${JSON.stringify({ version, ...record })}\n`
  files.write(`${folder}/${recordPath(files, record.kind, record.id)}`, text)
}

export interface Records {
  readonly records: readonly DocumentRecord[]
  readonly problems: readonly Problem[]
}

/** Every record of the folder, in the order of their paths. A damaged record is a problem, not the end. */
export function readRecords(files: Files, folder: string): Records {
  const root = `${folder}/${recordsFolder}`
  if (files.info(root)?.kind !== 'folder') return { records: [], problems: [] }
  const paths = files
    .list(root)
    .filter((kind) => files.info(`${root}/${kind}`)?.kind === 'folder')
    .flatMap((kind) => files.list(`${root}/${kind}`).map((name) => `${root}/${kind}/${name}`))
    .filter((path) => path.endsWith('.json'))
  const records: DocumentRecord[] = []
  const problems: Problem[] = []
  for (const path of paths) {
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
  return { records, problems }
}

/** The record in a file; undefined where it is not there, or damaged. */
export function readRecord(files: Files, path: string): DocumentRecord | undefined {
  return files.info(path) ? parseRecord(new TextDecoder().decode(files.read(path))) : undefined
}

function parseRecord(text: string): DocumentRecord | undefined {
  try {
    const { version: written, ...record } = JSON.parse(text) as Partial<DocumentRecord> & { version?: number }
    const whole =
      written === version &&
      typeof record.id === 'string' &&
      typeof record.path === 'string' &&
      typeof record.base === 'string' &&
      Array.isArray(record.numbered) &&
      Array.isArray(record.conflicts)
    return whole ? (record as DocumentRecord) : undefined
  } catch {
    return undefined
  }
}
