// Who signed the review, and the day it states as that of its completion.
import { datesIn } from './calendar.ts'
import { ownerOf } from './action-text.ts'
import { resolveDate } from './date-context.ts'
import { fieldsFor } from './fields.ts'
import type { SignOff } from './model.ts'
import { normalise } from './normalise.ts'
import { placeholdersIn } from './placeholders.ts'
import type { Source } from './source.ts'

export function findCompletion(source: Source): { readonly at: string; readonly line: number } | undefined {
  for (const field of fieldsFor(source.fields, 'completion')) {
    if (placeholdersIn(field.value).length > 0 || field.value.length > 80 || isInActions(source, field.at))
      continue
    for (const { value } of datesIn(field.value)) {
      const at = resolveDate(value, source.dates)
      if (at?.length === 10) return { at, line: field.line }
    }
  }
  return undefined
}

function isInActions(source: Source, at: number): boolean {
  return source.sections.some(
    ({ from, to, concepts }) =>
      at >= from && at < to && (concepts.includes('actions') || concepts.includes('prevention')),
  )
}

/** The section for signatures, or the fields that carry them. */
export function findSignOff(source: Source): SignOff | undefined {
  const section = source.sections.find(({ concepts, by }) => concepts.includes('signOff') && by === 'heading')
  const filled = (names: RegExp): { value: string; line: number } | undefined => {
    for (const { name, value, line } of source.fields) {
      if (!names.test(normalise(name)) || placeholdersIn(value).length > 0) continue
      const person = ownerOf(value)
      if (person !== undefined) return { value: person, line }
    }
    return undefined
  }
  const author = filled(
    /^(?:post ?mortem )?(?:author|authors|prepared by|written by|autor|auteur|verfasser|作成者|作者|작성자)$/,
  )
  const reviewed = filled(
    /^(?:reviewed by|reviewers?|approved by|approver|signed off by|レビュアー|审核人|검토자)$/,
  )
  const line = section?.line ?? author?.line ?? reviewed?.line
  if (line === undefined) return undefined
  return {
    line,
    ...(author === undefined ? {} : { author: author.value }),
    ...(reviewed === undefined ? {} : { reviewedBy: reviewed.value }),
  }
}
