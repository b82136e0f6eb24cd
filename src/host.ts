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
  read(path: string): Uint8Array
  /** Undefined where nothing is there. */
  info(path: string): FileInfo | undefined
  /** The names in a folder, sorted by code unit. */
  list(path: string): readonly string[]
  /** The files a glob pattern matches, sorted by code unit. */
  glob(pattern: string): readonly string[]
  /** Whole or not at all: written beside its place, then renamed. Makes the folders it needs. */
  write(path: string, bytes: Uint8Array | string): void
  /** Makes a file that is not there yet; false, and nothing done, where one is. Makes the folders it needs. */
  create(path: string, text: string): boolean
  remove(path: string): void
  sha256(bytes: Uint8Array | string): string
}

/** Who we are among the programs of this machine: for the lock of a folder. */
export interface Processes {
  readonly own: number
  readonly machine: string
  isRunning(id: number): boolean
  /** Does nothing for a while. */
  pause(milliseconds: number): void
}

export interface Host {
  /** The version of this package. */
  readonly version: string
  readonly files: Files
  readonly processes: Processes
  /** The folder of the built-in templates. */
  readonly templates: string
  /** Milliseconds since the epoch. Only the command line and the lock of a folder ask; everything else is handed `now`. */
  now(): number
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Standard input, read to its end. */
  input(): Uint8Array
  out(text: string): void
  err(text: string): void
  /** Whether standard output, standard error are terminals. */
  readonly terminal: { readonly out: boolean; readonly err: boolean }
}
