// A fact is a value together with where it was found and what kind of knowledge it is.

/**
 * How a value came to be known:
 * - `measured`: a machine observed it (a clock was read, an event was logged);
 * - `configured`: a setting, true of the configuration and not of what happened;
 * - `literal`: a constant the writing program always prints, so it says nothing about this incident;
 * - `derived`: computed from other facts by a stated formula;
 * - `stated`: a person wrote it.
 */
export type Basis = 'measured' | 'configured' | 'literal' | 'derived' | 'stated'

/** The place in a piece of evidence. `pointer` is a JSON Pointer (RFC 6901); `line` counts from 1. */
export interface Source {
  readonly file: string
  readonly sha256: string
  readonly pointer?: string
  readonly line?: number
}

/** One value, its source and its basis; `note` says in a few words what the reader should know about it. */
export interface Fact<T> {
  readonly value: T
  readonly basis: Basis
  readonly source: Source
  readonly note?: string
}

/** The `file` of what a person wrote into the post-mortem itself; `sha256` is then that of the line. */
export const thisDocument = 'this document'
