// When a document came to satisfy a requirement, as its versions prove it. Pure: the versions are handed in.
import type { FileVersion } from '../host.ts'
import { type Bounds, toIso } from '../incident/iso.ts'

/** JSON-serialisable: what a document's history says does not depend on when it is asked. */
export interface Proof {
  /** The commit from which on it held, and the bounds of its time; where the two differ, `why` says what makes it doubtful. */
  readonly commit?: string
  readonly at?: Bounds
  /** Epoch ms: no commit holds it yet, and the newest is from then. */
  readonly after?: number
  readonly why?: string
}

/**
 * The first commit at which the content satisfied the requirement and since which it always did, on some line of history
 * that leads to the newest version. `versions` come newest first; `satisfied` is asked about as few as possible.
 * Where the newest does not, the working copy came to satisfy it after that version.
 */
export function provenSince(
  versions: readonly FileVersion[],
  satisfied: (version: FileVersion) => boolean,
): Proof {
  const [newest] = versions
  if (!newest) return { why: 'there is no history' }
  if (!satisfied(newest))
    return { after: timesOf([newest]).earliest, why: 'the change that meets it is not committed' }
  const byCommit = new Map(versions.map((version) => [version.commit, version]))
  const since = [...reachable(newest, byCommit, satisfied)]
  if (since.some(({ cut }) => cut)) return { why: 'the clone is shallow: fetch its whole history' }
  const first = since.reduce((a, b) => (b.committed < a.committed ? b : a))
  // A version cannot be older than what it was made from: where the times say so, the later one bounds it as well.
  const before = [...reachable(first, byCommit, () => true)]
  const at = {
    earliest: timesOf([first]).earliest,
    latest: Math.max(first.authored, ...before.map(({ committed }) => committed)),
  }
  if (at.earliest === at.latest) return { at, commit: first.commit }
  const said = `authored ${toIso(first.authored)}, committed ${toIso(first.committed)}`
  return { at, commit: first.commit, why: `its history was rewritten: ${said}` }
}

/** When the file first existed, in epoch ms: no earlier than this. Undefined where history was cut off. */
export function createdAt(versions: readonly FileVersion[]): number | undefined {
  const first = versions.filter(({ parents }) => parents.length === 0)
  if (first.length === 0 || versions.some(({ cut }) => cut)) return undefined
  return timesOf(first).earliest
}

function timesOf(versions: readonly FileVersion[]): Bounds {
  const times = versions.flatMap(({ authored, committed }) => [authored, committed])
  return { earliest: Math.min(...times), latest: Math.max(...times) }
}

/** A version and all before it that can be reached through nothing but what is wanted. */
function reachable(
  from: FileVersion,
  byCommit: ReadonlyMap<string, FileVersion>,
  wanted: (version: FileVersion) => boolean,
): ReadonlySet<FileVersion> {
  const found = new Set([from])
  for (const version of found)
    for (const parent of version.parents.flatMap((commit) => byCommit.get(commit) ?? []))
      if (!found.has(parent) && wanted(parent)) found.add(parent)
  return found
}
