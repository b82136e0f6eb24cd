// Markdown to a syntax tree with positions: the reader's only door to unified and remark.
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

/** Beyond these the parser's time grows with the square of the input, and no person writes so. */
const limits = { lineLength: 20_000, nesting: 24, marks: 400, paragraphLines: 2_000 }

/** The tree of the text; every line keeps its number. Lines that only harm are read as blank. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text.split('\n').map(tame).join('\n'))
}

function tame(line: string): string {
  if (line.length > limits.lineLength)
    return line.slice(0, limits.lineLength).replaceAll(/[[\]*_~`<>|\\&!]/g, ' ')
  const opening = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? ''
  if (opening.replaceAll(/[\s\d]/g, '').length > limits.nesting) return ''
  if (/^\s{200}/.test(line)) return line.trimStart()
  return count(line) > limits.marks ? line.replaceAll(/[[\]*_~`<>|\\&!]/g, ' ') : line
}

function count(line: string): number {
  let found = 0
  for (const character of line) if ('[]*_~`<&!'.includes(character)) found += 1
  return found
}
