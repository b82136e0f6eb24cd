// What a heading above a group of action items says about all of them.
import { normalise } from './normalise.ts'
import type { Source } from './source.ts'

export interface Group {
  readonly done: boolean
  readonly owner: string | undefined
}

const completed =
  /^(?:completed?|done|implemented|finished|resolved|already done|completed (?:actions?|items?|tasks?|work|so far|immediately)|actions? (?:completed|taken|done)|done (?:already|so far)|what we(?: ha)?ve (?:already )?done|concluid[oa]s?|completad[oa]s?|realizad[oa]s?|termine(?:es)?|realisees?|erledigt|abgeschlossen|完了|完了済み|対応済み|已完成|완료|완료된 조치|완료된 항목)\b|(?:^| )(?:completed|already done|done)$/u

/** `(Completed)` says the items are done; a person whom the document names elsewhere, or a handle, owns them. */
export function groupOf(heading: string, { people }: Source): Group {
  const words = normalise(heading.replaceAll(/[()（）[\]]/g, ' '))
  const bare = heading.replace(/[\s:：]+$/, '').trim()
  const person =
    /^@[\w.-]+$/.test(bare) || (/^\p{Lu}[\p{L}. ]{1,30}$/u.test(bare) && people.has(bare.toLowerCase()))
  return { done: completed.test(words) && !/\b(?:not|to be)\b/.test(words), owner: person ? bare : undefined }
}

export function merge(outer: Group, inner: Group): Group {
  return { done: outer.done || inner.done, owner: inner.owner ?? outer.owner }
}
