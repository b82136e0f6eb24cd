// The pages about a whole folder: what they are made of.
import type { Clock } from '../analysis/clocks.ts'
import type { View } from './engine.ts'

/** One document of the folder, as it stands. `path` is relative to the folder. */
export interface FolderEntry {
  readonly path: string
  readonly title: string
  readonly clocks: readonly ClockStanding[]
  readonly actions: readonly ActionStanding[]
}

export interface ClockStanding {
  readonly clock: Clock
  /** What the document still lacks. */
  readonly lacks: readonly string[]
}

export interface ActionStanding {
  readonly line: number
  readonly text: string
  readonly owner?: string
  /** YYYY-MM-DD. */
  readonly due?: string
  readonly done: boolean
  readonly ticket?: string
}

export interface FolderPage {
  /** Also the name of its template. */
  readonly id: string
  readonly path: string
  readonly view: (entries: readonly FolderEntry[]) => View
}
