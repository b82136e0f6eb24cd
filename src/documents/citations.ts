// References from a document to its evidence, and, when tracing, from each line back to the facts on it.
import { type Fact, thisDocument } from '../incident/fact.ts'
import { type Md, trusted } from '../markdown/escape.ts'

export interface Citations {
  /** `E1, E3`: the evidence of these facts. */
  refs(facts: readonly Fact<unknown>[]): Md
  /** The Markdown, remembered as generated from these facts. */
  trace(markdown: Md, facts: readonly Fact<unknown>[]): Md
  /** The Markdown followed by its references in parentheses. */
  cite(markdown: Md, facts: readonly Fact<unknown>[]): Md
}

/**
 * `files` in the order in which they are numbered, from E1; `own` is what the post-mortem is called in this document. A
 * tracing document is never written: see `linesOf`.
 */
export function citations(
  files: readonly string[],
  { own = thisDocument, traced }: { own?: string; traced?: Fact<unknown>[] } = {},
): Citations {
  const numbers = new Map(files.map((file, index) => [file, index + 1]))
  const refs = (facts: readonly Fact<unknown>[]) => {
    const found = new Set(facts.flatMap(({ source }) => numbers.get(source.file) ?? []))
    const numbered = [...found].sort((a, b) => a - b).map((number) => `E${number}`)
    const written = facts.some(({ source }) => source.file === thisDocument)
    return trusted([...numbered, ...(written ? [own] : [])].join(', '))
  }
  const trace = (markdown: Md, facts: readonly Fact<unknown>[]) => {
    if (!traced) return markdown
    const marks = facts.map((fact) => `${open}${traced.push(fact) - 1}${close}`)
    return trusted(marks.join('') + markdown)
  }
  const cite = (markdown: Md, facts: readonly Fact<unknown>[]) => {
    const ref = refs(facts)
    return trace(ref === '' ? markdown : trusted(`${markdown} (${ref})`), facts)
  }
  return { refs, trace, cite }
}

// Control characters never survive escaping, so these cannot come from evidence.
const open = '\u0002'
const close = '\u0003'

/** A traced document as its lines, each with the indexes of the facts it was generated from. */
export function linesOf(
  rendered: string,
): readonly { readonly text: string; readonly facts: readonly number[] }[] {
  return rendered.split('\n').map((line) => ({
    text: line.replace(/\u0002\d+\u0003/g, ''),
    facts: [...line.matchAll(/\u0002(\d+)\u0003/g)].map(([, index]) => Number(index)),
  }))
}
