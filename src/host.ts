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
  /** Makes a file that is not there yet; false, and nothing done, where one is. Makes the folders it needs. */
  readonly create: (path: string, text: string) => boolean
  readonly remove: (path: string) => void
  readonly sha256: (content: Uint8Array | string | Iterable<Uint8Array>) => string
  /** Unpacks gzip (of several members, too) or bare deflate as it is asked for. Throws where the bytes are damaged. */
  readonly inflate: (packed: Iterable<Uint8Array>, wrapping: 'gzip' | 'raw') => Iterable<Uint8Array>
}

/** A commit that changed a file. Times are epoch ms: when its author wrote it, and when it was put where it is. */
export interface FileVersion {
  readonly commit: string
  readonly authored: number
  readonly committed: number
  /** Where the file was then, from the root of the repository. */
  readonly path: string
  /** The versions it was made from, as commits. */
  readonly parents: readonly string[]
  /** History was cut off here, as in a shallow clone: what came before is not known. */
  readonly cut: boolean
}

/** What version control remembers of a file. */
export interface Remembered {
  /** False: nothing is under version control here, and nothing can be expected of it. */
  readonly tracked: boolean
  /** Newest first, through renames. */
  readonly versions: readonly FileVersion[]
  /** Why there are none. */
  readonly why?: string
}

export interface History {
  /** Changes whenever anything else here may answer differently; undefined where nothing is under version control. */
  readonly state: (path: string) => string | undefined
  readonly of: (path: string) => Remembered
  /** The file as it was; undefined where that cannot be read. `path` is the one that was asked about. */
  readonly read: (path: string, version: FileVersion) => Uint8Array | undefined
}

/** Who we are among the programs of this machine: for the lock of a folder. */
export interface Processes {
  readonly own: number
  readonly machine: string
  readonly isRunning: (id: number) => boolean
  /** Does nothing for a while. */
  readonly pause: (milliseconds: number) => void
}

export interface Host {
  /** The version of this package. */
  readonly version: string
  readonly files: Files
  readonly history: History
  readonly processes: Processes
  /** The folder of the built-in templates. */
  readonly templates: string
  /** Milliseconds since the epoch. Only the command line and the lock of a folder ask; everything else is handed `now`. */
  readonly now: () => number
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Standard input, read to its end. */
  readonly input: () => Uint8Array
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether standard output, standard error are terminals. */
  readonly terminal: { readonly out: boolean; readonly err: boolean }
}
