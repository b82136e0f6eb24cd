// What the search for evidence comes upon.
import type { Problem } from '../incident/problem.ts'
import type { Surroundings } from './surroundings.ts'

/** A file to read, on disk, on standard input or in an archive. */
export interface FoundFile {
  /** As the user named it; a member of an archive is `archive.tar.gz/inner/name.json`. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly around: Surroundings
}

/** `bytes` are good until the next finding is asked for. */
export type Finding = FoundFile | { readonly file: string; readonly problem: Problem }
