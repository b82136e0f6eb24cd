// Which kind of evidence folder a metadata file belongs to: one decision, so that no two formats claim the same file.
import { folderNameOf } from './folder-name.ts'
import type { Piece } from './format.ts'
import { failedVersionNames, restoredVersionNames, rollbackReasonNames } from './script-metadata.ts'
import { spellingsOf } from './spellings.ts'

export type FolderKind = 'forensics' | 'incident'

const fileName = /(?:^|[-_./])metadata\.(?:json|ya?ml)$/i

/**
 * The kind of folder, or why there is none. What the folder is called decides first: `<version>-<epoch>` or
 * `<id>_<time>`; then what the metadata says: an incident's id, or the versions of a rollback.
 */
export function folderKindOf(
  piece: Piece,
): { readonly kind: FolderKind } | { readonly kind?: never; readonly because: string } {
  const { data, syntax, file } = piece
  if (syntax !== 'json' && syntax !== 'yaml') return { because: `${syntax}, not json or yaml` }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { because: 'the whole is not an object' }
  if (piece.base !== '' || !fileName.test(file)) return { because: 'not named metadata.json' }

  const folder = folderNameOf(piece)
  const spelled = spellingsOf(data)
  const has = (...names: readonly string[]) => spelled.has(...names)
  const ofRollback = has(...failedVersionNames, ...restoredVersionNames)
  const reason = has(...rollbackReasonNames)
  const version = has('version')
  const time = has('timestamp', 'captured_at', 'created_at', 'started_at', 'time', 'date')
  if (folder.kind === 'epoch' && (ofRollback || reason || version || time)) return { kind: 'forensics' }

  const id = has('incident_id', 'incident_number', 'incident_key')
  const described = has('id', 'type', 'severity', 'description', 'status', 'title', 'commander', 'summary')
  const filed = folder.kind === 'iso' || /^incidents?$/i.test(folder.parent)
  if (id || (filed && (described || ofRollback || reason))) return { kind: 'incident' }
  if (ofRollback || (version && reason && time)) return { kind: 'forensics' }
  if (has('id') && has('severity', 'incident_type', 'commander') && time) return { kind: 'incident' }
  return { because: 'neither the versions of a rollback nor an incident id' }
}
