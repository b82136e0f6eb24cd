// What a format is: it recognises a piece of evidence, and reads it into fragments.
import type { Fragment } from '../incident/incident.ts'
import type { Problem } from '../incident/problem.ts'

/** A file that lies beside the evidence in its folder, by its path from there. `size` is in bytes. */
export interface Companion {
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/**
 * One piece of evidence, decoded. For JSON and YAML `data` is the parsed value, for CSV an array of row objects,
 * for Markdown and plain text the text itself.
 */
export interface Piece {
  /** As the user named it, with `/`; an archive member is `archive.tar.gz/inner/name.json`. */
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly syntax: 'json' | 'yaml' | 'csv' | 'markdown' | 'text'
  readonly data: unknown
  /** The JSON Pointer of `data` inside the file: empty, unless it was unwrapped from an array or an envelope. */
  readonly base: string
  /** Where the file holds a value a line (NDJSON): the line, counted from 1. */
  readonly line?: number
  /** The other files of the piece's folder and below; asked for by formats whose evidence is a whole folder. */
  companions(): readonly Companion[]
  /** The data of another file, by its path from this one's folder (`../users.json`); undefined where none is there. */
  beside(path: string): unknown
}

/**
 * `zone` is the IANA zone or UTC offset in which a time without one is read; `dayFirst` tells which number of
 * 04/05/2021 is the day. Without it such a date is not read.
 */
export interface ReadOptions {
  readonly zone: string
  readonly dayFirst?: boolean
}

interface Reading {
  readonly fragments: readonly Fragment[]
  readonly problems: readonly Problem[]
}

export interface Format {
  /** Kebab-case; also the name of its file and of its folder in fixtures/formats/. */
  readonly id: string
  /** What it is, as its users call it: "Canary deployment record". */
  readonly title: string
  /** What it yields, in a few words for the reference page. */
  readonly yields: string
  /** Why the piece is not of this format ("no /status"); undefined when it is. Exactly one format claims a piece. */
  declines(piece: Piece): string | undefined
  read(piece: Piece, options: ReadOptions): Reading
}
