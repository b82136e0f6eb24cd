// The one port to the world. Everything outside node/ reaches files, time and output through this type.

export interface FileInfo {
  readonly kind: 'file' | 'folder'
  /** Bytes; 0 for a folder. */
  readonly size: number
  /** Milliseconds since the epoch. */
  readonly modified: number
}

/** Paths use `/`. Synchronous on purpose: asynchronous file calls were never faster here (docs/decisions/0002). */
export interface Files {
  readonly read: (path: string) => Uint8Array
  /** The bytes of a file from one offset up to another, or to its end: large archives are never held whole. */
  readonly readPart: (path: string, from: number, to: number) => Uint8Array
  /** Undefined where nothing is there. */
  readonly info: (path: string) => FileInfo | undefined
  /** The names in a folder, sorted by code unit. */
  readonly list: (path: string) => readonly string[]
  /** The files a glob pattern matches, sorted by code unit. */
  readonly glob: (pattern: string) => readonly string[]
  /** Whole or not at all: written beside its place, then renamed. Makes the folders it needs. */
  readonly write: (path: string, bytes: Uint8Array | string) => void
  readonly remove: (path: string) => void
  readonly sha256: (content: Uint8Array | string | Iterable<Uint8Array>) => string
  /** Unpacks gzip (of several members, too) or bare deflate as it is asked for. Throws where the bytes are damaged. */
  readonly inflate: (packed: Iterable<Uint8Array>, wrapping: 'gzip' | 'raw') => Iterable<Uint8Array>
}

export interface Host {
  /** The version of this package. */
  readonly version: string
  readonly files: Files
  /** The folder of the built-in templates. */
  readonly templates: string
  /** Milliseconds since the epoch. Only the command line asks; everything else is handed `now`. */
  readonly now: () => number
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Standard input, read to its end. */
  readonly input: () => Uint8Array
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether standard output, standard error are terminals. */
  readonly terminal: { readonly out: boolean; readonly err: boolean }
}
