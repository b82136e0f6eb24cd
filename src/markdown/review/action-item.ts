// One action item, with what stands below it: its owner, due date, status and ticket.
import { dueIn, dueOf, isDoneStatus, ownerIn, ownerOf, saysItIsDone, ticketIn } from './action-text.ts'
import { type Group } from './action-group.ts'
import { fieldIs } from './concepts.ts'
import type { ReviewAction } from './model.ts'
import { normalise } from './normalise.ts'
import { type Piece, covers } from './outline.ts'
import { isBlank } from './placeholders.ts'
import { fieldOf } from './sections.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

/** Whether a field's name is that of a detail of an action: owner, due date, effort. */
export const isDetail = (name: string): boolean =>
  (['owner', 'due', 'status', 'ticket'] as const).some((concept) => fieldIs(name, concept)) ||
  /^(?:priority|effort|type|impact|description|rationale|why|details|success criteria|estimate|created|notes?|category|severity|risk|優先度|优先级|prioridade|priorite|우선순위)$/.test(
    normalise(name),
  )

/** The action that `text` states; `inside` are the pieces nested in it or below its heading. */
export function readAction(
  piece: Piece | undefined,
  text: string,
  group: Group,
  source: Source,
  inside: readonly Piece[] = [],
): ReviewAction {
  const details = inside.flatMap((inner) => {
    if (inner.kind === 'row')
      return inner.cells.length === 2
        ? [{ name: inner.cells[0] ?? '', value: inner.cells[1] ?? '', text: inner.text }]
        : []
    const key = fieldOf(inner)
    return key === undefined ? [] : [{ ...key, text: inner.text }]
  })
  const value = (concept: Concept): string => details.find(({ name }) => fieldIs(name, concept))?.value ?? ''
  const short = inside.filter((inner) => inner.text.length < 200).map((inner) => inner.text)
  const owner = ownerOf(value('owner')) ?? firstOf([text, ...short], ownerIn) ?? group.owner
  const dueText = value('due')
  const due = dueOf(dueText, source.dates) ?? firstOf([text, ...short], (line) => dueIn(line, source.dates))
  const ticket = firstOf([{ text, urls: piece?.urls ?? [] }, ...inside], (one) =>
    ticketIn(one.text, one.urls),
  )
  const struck = piece !== undefined && covers(piece.struck, piece.text)
  const ticked = piece?.checked ?? (/^\[x\]/i.test(text) ? true : undefined)
  // An empty box is a plain answer: words such as `fixed` in it are then part of the task.
  const done =
    group.done ||
    struck ||
    ticked === true ||
    isDoneStatus(value('status')) ||
    (ticked === undefined && value('status') === '' && saysItIsDone(text))
  return {
    line: piece?.line ?? 1,
    text: text.replace(/^\[[ xX]\]\s*/, ''),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(isBlank(dueText) ? {} : { dueText }),
    done,
    ...(ticket === undefined ? {} : { ticket }),
  }
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
