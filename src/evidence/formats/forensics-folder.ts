// Forensics folder: what a rollback script saved of the failed state, `<failed-version>-<epoch>/metadata.json` and files beside it.
//
// No tool defines the metadata, so it is read under many spellings; schemas/forensics-metadata.schema.json is ours.
import type { Fact } from '../../incident/fact.ts'
import type { Artefact, Fragment, TimelineEvent } from '../../incident/incident.ts'
import { type Moment, overlaps, toIso } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import { folderKindOf } from '../folder-metadata.ts'
import { type FolderName, citeFolder, folderMoment, folderNameOf } from '../folder-name.ts'
import type { Format, Piece } from '../format.ts'
import { leftoversOf } from '../leftovers.ts'
import { failedVersionNames, readEvents, readScriptMetadata } from '../script-metadata.ts'
import { spellingsOf } from '../spellings.ts'

/** What the script saves; in a folder not made by it, other files may be anybody's. */
const knownArtefact = /(?:^|\/)(?:backend|frontend|database|logs?|config)\/|\.log(?:\.gz)?$/

export const forensicsFolder: Format = {
  id: 'forensics-folder',
  title: 'Forensics folder of a rollback',
  yields:
    'failed version, version rolled back to, reason, captured times, and the saved files with size and hash',
  declines(piece) {
    const verdict = folderKindOf(piece)
    if (verdict.kind === 'forensics') return undefined
    return verdict.kind ? `the folder of an ${verdict.kind}` : verdict.because
  },
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const folder = folderNameOf(piece)
    const spelled = spellingsOf(piece.data)
    const metadata = readScriptMetadata(fields, spelled)
    const [captured] = fields.moment(
      spelled.find(
        'captured_at',
        'capture_time',
        'forensics_captured_at',
        'timestamp',
        'created_at',
        'time',
        'date',
      ),
    )
    const named = folder.kind === 'epoch' ? folderMoment(piece, folder, options) : undefined
    const said: Omit<Fragment, 'nature'> = {
      facts: {
        ...metadata.facts,
        version: [
          ...fields.text(spelled.find(...failedVersionNames, 'version')),
          ...(folder.kind === 'epoch' && folder.subject ? [citeFolder(piece, folder.subject)] : []),
        ],
      },
      marks: { ...metadata.marks, ...impliedMark(metadata.marks, captured ?? named) },
      timeline: [...(metadata.timeline ?? []), ...readEvents(fields), ...captureEvents(captured, named)],
      people: metadata.people ?? [],
    }
    const { details, links } = leftoversOf(piece, fields, said)
    const fragment: Fragment = {
      nature: 'failure',
      ...said,
      links,
      details: [...details, ...epochDetail(piece, folder)],
      artefacts: artefactsOf(piece, folder),
    }
    return { fragments: [fragment], problems: noteNothing(fields, fragment) }
  },
}

/** Metadata with one time only still says by when the failure was known. */
function impliedMark(marks: NonNullable<Fragment['marks']>, captured?: Fact<Moment>): Fragment['marks'] {
  if (!captured || marks.detected || marks['rolled-back'] || marks.resolved) return {}
  const note = 'the failed state was captured then, so by then the failure was known'
  return { detected: [{ ...captured, basis: 'derived', note }] }
}

function captureEvents(captured?: Fact<Moment>, named?: Fact<Moment>): Fact<TimelineEvent>[] {
  const event = (at: Fact<Moment>, text: string) => ({ ...at, value: { at: at.value, text } })
  return [
    ...(captured ? [event(captured, 'Forensics captured')] : []),
    ...(named && !(captured && overlaps(captured.value, named.value))
      ? [event(named, 'Forensics folder made, by its name')]
      : []),
  ]
}

function epochDetail(piece: Piece, folder: FolderName): NonNullable<Fragment['details']> {
  const named = folder.kind === 'epoch' ? folderMoment(piece, folder, { zone: 'UTC' }) : undefined
  if (!named) return []
  return [
    citeFolder(
      piece,
      { name: 'forensics folder', value: folder.name },
      `its epoch is ${toIso(named.value.earliest)}`,
    ),
  ]
}

function artefactsOf(piece: Piece, folder: FolderName): Fact<Artefact>[] {
  return piece
    .companions()
    .filter(({ path }) => folder.kind === 'epoch' || knownArtefact.test(path))
    .map((companion) => citeFolder(piece, companion, 'found beside the metadata'))
}

function noteNothing(fields: Fields, { facts, timeline }: Fragment): Fields['problems'] {
  const hint =
    'Write failed_version and timestamp into the metadata; schemas/forensics-metadata.schema.json lists all.'
  if (!facts?.version?.length)
    fields.complain('missing-version', '', 'No failed version, expected failed_version', hint)
  if (!timeline?.length) fields.complain('missing-time', '', 'No time, expected timestamp', hint)
  return fields.problems
}
