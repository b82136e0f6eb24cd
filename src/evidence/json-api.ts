// Names and lists as products with a JSON:API write them: plainly, or as resources with their attributes.
import type { Fact } from '../incident/fact.ts'
import type { Fields } from './fields.ts'

/** The same name, plain or as a resource inside an attribute. */
const nameSpellings = [
  '',
  '/name',
  '/data/attributes/name',
  '/attributes/name',
  '/full_name',
  '/data/attributes/full_name',
  '/slug',
]
const under = (pointer: string) => nameSpellings.map((spelling) => pointer + spelling)

/** A list as it is, or as the `data` of a relation; the fields of a resource are its attributes. */
export function listOf(fields: Fields, pointer: string): readonly Fields[] {
  const list = Array.isArray(fields.raw(`${pointer}/data`)) ? `${pointer}/data` : pointer
  return Array.isArray(fields.raw(list))
    ? fields
        .each(list)
        .map((item) => (typeof item.raw('/attributes') === 'object' ? item.inside('/attributes') : item))
    : []
}

/** The name at the pointer, as a person gave it. */
export function named(fields: Fields, pointer: string): readonly Fact<string>[] {
  const found = under(pointer).find((spelling) => ['string', 'number'].includes(typeof fields.raw(spelling)))
  return found === undefined ? [] : fields.text(found, { basis: 'stated' })
}

export const namesIn = (fields: Fields, pointer: string) =>
  listOf(fields, pointer).flatMap((item) => named(item, ''))
