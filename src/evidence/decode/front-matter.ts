// YAML front matter at the head of a Markdown text.
import { decodeYaml } from './yaml.ts'

export interface FrontMatter {
  readonly data: unknown
  /** The YAML, whose first line is the second of the text. */
  readonly yaml: string
  readonly body: string
  /** The line of the text on which the body begins. */
  readonly bodyLine: number
}

/** Undefined when the text does not begin with front matter that can be read. */
export function frontMatter(text: string): FrontMatter | undefined {
  const [whole, yaml] = /^---[ \t]*\r?\n([\s\S]*?\n)---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  if (whole === undefined || yaml === undefined) return undefined
  const [value, ...others] = decodeYaml('', yaml).values
  if (value === undefined || others.length > 0) return undefined
  return { data: value.data, yaml, body: text.slice(whole.length), bodyLine: whole.split('\n').length }
}
