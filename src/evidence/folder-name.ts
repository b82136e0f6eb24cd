// What the name of an evidence folder says: `v1.2.4-1702291800` a version and an epoch, `INC-7_2025-12-25T04:44:58Z` an id and a time.
import type { Fact } from '../incident/fact.ts'
import { type Moment, parseMoment } from '../incident/moment.ts'
import type { Piece, ReadOptions } from './format.ts'

export interface FolderName {
  readonly name: string
  /** `epoch`: `<version>-<epoch>`. `iso`: `<id>_<time>`. */
  readonly kind: 'epoch' | 'iso' | 'other'
  /** What stands before the epoch or the time: a version or an id. */
  readonly subject?: string
  readonly time?: string
  /** The name of the folder around it, or nothing. */
  readonly parent: string
}

const epochName = /^(.+)[-_](\d{10}|\d{13})$/
/** Colons are awkward in file names, so the clock is written `T04:44:58Z`, `T04-44-58Z`, `T044458Z` or `_044458`. */
const isoName =
  /^(.+?)_(\d{4}-?\d\d-?\d\d)(?:[T_-]?(\d\d)[-:.]?(\d\d)(?:[-:.]?(\d\d))?(?:[.,]\d+)?(Z|[+-]\d\d[-:]?\d\d)?)?$/i

/** The archive of a folder is named after the folder. */
const archiveEnding = /\.(?:tar|tar\.gz|tgz|zip)$/i

/** Reads the name of the folder in which the piece lies. */
export function folderNameOf({ file }: Pick<Piece, 'file'>): FolderName {
  const [name = '', parent = ''] = file
    .split('/')
    .slice(0, -1)
    .map((folder) => folder.replace(archiveEnding, ''))
    .reverse()
  const [, version, epoch] = epochName.exec(name) ?? []
  if (version !== undefined && epoch !== undefined)
    return { name, kind: 'epoch', subject: version, time: epoch, parent }
  const [, id, date, hour, minute, second = '00', zone = ''] = isoName.exec(name) ?? []
  if (id === undefined || date === undefined) return { name, kind: 'other', parent }
  const day = date.replaceAll('-', '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  const offset = zone.toUpperCase().replace(/^([+-]\d\d)[-:]?(\d\d)$/, '$1:$2')
  const time = hour === undefined ? day : `${day}T${hour}:${minute ?? '00'}:${second}${offset}`
  return { name, kind: 'iso', subject: id, time, parent }
}

/** A fact that the folder's name states: its source is the file, without a pointer into it. */
export function citeFolder<T>(piece: Piece, value: T, note = 'from the folder name'): Fact<T> {
  return { value, basis: 'measured', source: { file: piece.file, sha256: piece.sha256 }, note }
}

/** The time in the folder's name. */
export function folderMoment(
  piece: Piece,
  { time }: FolderName,
  options: ReadOptions,
): Fact<Moment> | undefined {
  const value = time === undefined ? undefined : parseMoment(time, options)
  return value && citeFolder(piece, value)
}
