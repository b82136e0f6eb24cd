// Markdown to a syntax tree with positions: the reader's only door to unified and remark.
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

/** Beyond these the parser's time grows with the square of the input, or its stack ends; no person writes so. */
const limits = { lineLength: 20_000, opening: 80, nesting: 16, marks: 400 }

/** The tree of the text; every line keeps its number. What only harms is read as blank or as plain words. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text.split('\n').map(tame).join('\n'))
}

function tame(line: string): string {
  const opening = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])){0,400}/.exec(line)?.[0] ?? ''
  const rest = line.slice(opening.length)
  if (opening.replaceAll(/[\s\d]/g, '').length > limits.nesting) return ''
  const width = opening.replaceAll('\t', '    ').length
  const start = width > limits.opening ? opening.trimStart() : opening
  const plain = rest.length > limits.lineLength || marksIn(rest) > limits.marks
  return start + (plain ? rest.slice(0, limits.lineLength).replaceAll(/[[\]*_~`<>|\\&!#=:@]/g, ' ') : rest)
}

function marksIn(text: string): number {
  let found = 0
  for (const character of text) if ('[]*_~`<&!'.includes(character)) found += 1
  return found
}
