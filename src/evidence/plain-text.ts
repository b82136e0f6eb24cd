// Text that some versions of a product write plainly, and others as an object with a name in it.
import type { Fact } from '../incident/fact.ts'
import type { Fields, How } from './fields.ts'

/** The text at the first of these pointers that holds text or a number; an object there is no fault. */
export function plainText(fields: Fields, pointers: readonly string[], how?: How): readonly Fact<string>[] {
  const plain = (pointer: string) => ['string', 'number'].includes(typeof fields.raw(pointer))
  return fields.text(pointers.filter(plain), how)
}
