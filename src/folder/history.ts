// When a document came to satisfy a requirement, as its versions prove it. Pure: the versions are handed in.
import type { FileVersion } from '../host.ts'
import { type Bounds, toIso } from '../incident/iso.ts'

/** `at` bounds the time; where the two ends differ, `why` says what makes it doubtful. */
export interface Proof {
  readonly at?: Bounds
  /** The commit from which on it held; absent where no commit holds it yet, or nobody can tell. */
  readonly commit?: string
  readonly why?: string
}

/**
 * The first commit at which the content satisfied the requirement and since which it always did, on some line of history
 * that leads to the newest version. `versions` come newest first; `satisfied` is asked about as few as possible.
 * Where the newest does not, the working copy came to satisfy it between that version and `now` (epoch ms).
 */
export function provenSince(
  versions: readonly FileVersion[],
  now: number,
  satisfied: (version: FileVersion) => boolean,
): Proof {
  const [newest] = versions
  if (!newest) return { why: 'there is no history' }
  if (!satisfied(newest)) {
    const { earliest } = timesOf([newest])
    return {
      at: { earliest, latest: Math.max(earliest, now) },
      why: 'the change that meets it is not committed',
    }
  }
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
