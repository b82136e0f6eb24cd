// Incident evidence folder: `incidents/<ID>_<time>/metadata.json` and whatever was collected beside it.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, MarkName, Marks } from '../../incident/incident.ts'
import { type Moment, overlaps } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import { folderKindOf } from '../folder-metadata.ts'
import { type FolderName, citeFolder, folderMoment, folderNameOf } from '../folder-name.ts'
import type { Format, Piece } from '../format.ts'
import { leftoversOf } from '../leftovers.ts'
import { failedVersionNames, readEvents, readScriptMetadata } from '../script-metadata.ts'
import { type Spellings, spellingsOf } from '../spellings.ts'

export const incidentFolder: Format = {
  id: 'incident-folder',
  title: 'Incident evidence folder',
  yields:
    'id, type, severity, times, status and people of an incident, and the collected files with size and hash',
  declines(piece) {
    const verdict = folderKindOf(piece)
    if (verdict.kind === 'incident') return undefined
    return verdict.kind ? `the ${verdict.kind} of a rollback` : verdict.because
  },
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const folder = folderNameOf(piece)
    const spelled = spellingsOf(piece.data)
    const metadata = readScriptMetadata(fields, spelled)
    const named = folder.kind === 'iso' ? folderMoment(piece, folder, options) : undefined
    const recorded = recordedAt(fields, spelled, Object.keys(metadata.marks).length === 0 ? named : undefined)
    const said: Omit<Fragment, 'nature'> = {
      ids: idsOf(piece, fields, spelled, folder),
      facts: {
        ...metadata.facts,
        version: fields.text(spelled.find(...failedVersionNames, 'version', 'release')),
      },
      marks: withMark(metadata.marks, recorded),
      timeline: [
        ...(metadata.timeline ?? []),
        ...readEvents(fields),
        ...(recorded ? [{ ...recorded.fact, value: { at: recorded.fact.value, text: recorded.text } }] : []),
        ...(named && !(recorded && overlaps(recorded.fact.value, named.value))
          ? [{ ...named, value: { at: named.value, text: 'Incident folder made, by its name' } }]
          : []),
      ],
      people: metadata.people ?? [],
    }
    const { details, links } = leftoversOf(piece, fields, said)
    const artefacts = piece
      .companions()
      .map((companion) => citeFolder(piece, companion, 'found beside the metadata'))
    return {
      fragments: [{ nature: 'failure', ...said, links, details, artefacts }],
      problems: fields.problems,
    }
  },
}

function idsOf(piece: Piece, fields: Fields, spelled: Spellings, folder: FolderName): Fact<string>[] {
  const qualified = (fact: Fact<string>) => ({ ...fact, value: `incident:${fact.value}` })
  const [id] = fields.text(spelled.find('incident_id', 'incident_number', 'incident_key', 'id'))
  const named = folder.kind === 'iso' && folder.subject ? citeFolder(piece, folder.subject) : undefined
  const ids = [...(id ? [id] : []), ...(named && named.value !== id?.value ? [named] : [])]
  return ids.map(qualified)
}

interface Recorded {
  readonly mark: MarkName
  readonly text: string
  readonly fact: Fact<Moment>
}

/** The time of the record itself: when it was created, or its only `timestamp`, or the folder's name. */
function recordedAt(fields: Fields, spelled: Spellings, named?: Fact<Moment>): Recorded | undefined {
  const [created] = fields.moment(spelled.find('created_at', 'created', 'creation_time'))
  if (created) return { mark: 'declared', text: 'Incident recorded', fact: created }
  const [timestamp] = fields.moment(
    spelled.find('timestamp', 'time', 'date', 'incident_time', 'incident_date'),
  )
  if (timestamp) {
    const note = 'the only word for it is timestamp: when trouble began, or when it was recorded'
    return { mark: 'started', text: 'Incident recorded', fact: { ...timestamp, note } }
  }
  if (!named) return undefined
  return { mark: 'declared', text: 'Incident folder made, by its name', fact: { ...named, basis: 'derived' } }
}

/** A time that the metadata names outranks what the record's own time is taken to mean. */
function withMark(marks: Marks, recorded?: Recorded): Marks {
  if (!recorded || marks[recorded.mark]) return marks
  return { ...marks, [recorded.mark]: [recorded.fact] }
}
