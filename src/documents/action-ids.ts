// The IDs of action items: short, readable, and the same in every run. An ID belongs to its item for ever.
import type { Fact } from '../incident/fact.ts'
import type { Action } from '../incident/incident.ts'
import { similarity } from '../markdown/merge/similarity.ts'

/** `place` is where the evidence says it, so that an item keeps its ID when the evidence words it anew. */
export interface NumberedAction {
  readonly id: string
  readonly text: string
  readonly place: string
}

export interface NumberedRow {
  readonly id: string
  readonly fact: Fact<Action>
}

export interface Numbering {
  /** The actions in the order in which they became known: what is new comes last. */
  readonly rows: readonly NumberedRow[]
  /** All that is remembered, these among it. */
  readonly numbered: readonly NumberedAction[]
}

/** Less alike than this, two texts in one place of a list are two actions. */
const alike = 0.7

/**
 * An action keeps the ID that evidence gave it, else the one it had: it is known by its text, else by its place and most
 * of its words. A new one gets the next `A…` that neither a remembered action nor the document has ever used.
 */
export function numberActions(
  actions: readonly Fact<Action>[],
  remembered: readonly NumberedAction[],
  document: string,
): Numbering {
  // A run that was killed has written IDs that no record remembers.
  const standing = actionsIn(document).filter(({ id }) => !remembered.some((each) => each.id === id))
  const known = [...remembered, ...standing]
  const claimed = new Set<number>()
  const claim = (matches: (each: NumberedAction) => boolean): number | undefined => {
    const index = known.findIndex((each, nth) => !claimed.has(nth) && matches(each))
    if (index < 0) return undefined
    claimed.add(index)
    return index
  }
  const byText = actions.map(({ value }) =>
    claim(({ id, text }) => sameText(text, value.text) && (value.id === undefined || value.id === id)),
  )
  const reworded = (fact: Fact<Action>) =>
    claim(({ place, text }) => place === placeOf(fact) && similarity(text, fact.value.text) >= alike)
  const indexes = actions.map((fact, nth) => byText[nth] ?? reworded(fact))
  const given = actions.flatMap(({ value }) => value.id ?? [])
  let last = highest([...known.map(({ id }) => id), ...given])
  const rows = actions.map((fact, nth) => {
    const index = indexes[nth] ?? known.length
    const id = fact.value.id ?? known[index]?.id ?? `A${++last}`
    known[index] = { id, text: fact.value.text, place: placeOf(fact) }
    return { index, id, fact }
  })
  const derived = new Set(rows.map(({ index }) => index))
  return {
    rows: rows.sort((a, b) => a.index - b.index),
    // What a person added to the table is theirs.
    numbered: known.filter((_, index) => index < remembered.length || derived.has(index)),
  }
}

/** The actions that a document shows in rows such as `| A1 | Fix the alert |`: all that is known where no record is. */
export function actionsIn(document: string): readonly NumberedAction[] {
  return [...document.matchAll(/^\|[ \t]*(A\d{1,6})[ \t]*\|([^|\n]*)\|/gm)].map(([, id = '', text = '']) => ({
    id,
    text: text.trim().replaceAll(/\\(?=[^\w\s])/g, ''),
    place: '',
  }))
}

const highest = (ids: readonly string[]): number =>
  ids.reduce((most, id) => Math.max(most, Number(/^A(\d{1,6})$/.exec(id)?.[1] ?? 0)), 0)

const sameText = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

const placeOf = ({ source: { file, pointer, line } }: Fact<unknown>) =>
  `${file} ${pointer ?? ''}${line === undefined ? '' : `:${line}`}`
