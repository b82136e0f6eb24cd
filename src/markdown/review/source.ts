// A document made ready to be read: its pieces, sections, fields and title, and the dates it gives to lean on.
import type { Root } from 'mdast'
import { type FrontMatter, readFrontMatter } from '../front-matter.ts'
import { conceptsOfLabel } from './concepts.ts'
import { type DateContext, dateContext } from './date-context.ts'
import { type Field, findFields } from './fields.ts'
import { type Piece, outline } from './outline.ts'
import { peopleIn } from './people.ts'
import { parseMarkdown } from './parse.ts'
import { type Section, findSections } from './sections.ts'

interface Title {
  readonly text: string
  readonly line: number
  /** The index of its piece; -1 where the title stands in the front matter. */
  readonly at: number
}

export interface Source {
  readonly file: string
  readonly lineCount: number
  readonly root: Root
  readonly pieces: readonly Piece[]
  readonly sections: readonly Section[]
  readonly fields: readonly Field[]
  readonly title: Title | undefined
  readonly frontMatter: FrontMatter
  readonly dates: DateContext
  /** Whom the document names, in lower case. */
  readonly people: ReadonlySet<string>
}

/** Reads any text. Characters are only exchanged for others of the same length, so lines and columns hold. */
export function readSource(text: string, file: string): Source {
  const clean = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u2010\u2011\u00ad]/g, '-')
    .replaceAll(/[\0\u00a0\u2007\u202f]/g, ' ')
  const { root, frontMatter } = parsed(clean)
  const pieces = outline(root)
  const title = titleOf(pieces, frontMatter)
  const sections = findSections(pieces, title?.at ?? -1)
  const fields = findFields(pieces, sections, frontMatter)
  const dates = dateContext({ file, pieces, fields, title: title?.text ?? '' })
  const people = peopleIn(pieces, sections, fields)
  const lineCount = clean.split('\n').length
  return { file, lineCount, root, pieces, sections, fields, title, frontMatter, dates, people }
}

function parsed(text: string): { root: Root; frontMatter: FrontMatter } {
  const root = parseMarkdown(text)
  const first = root.children[0]
  // remark-frontmatter adds `toml` nodes, which the types of mdast do not know.
  const kind: string | undefined = first?.type
  if (first === undefined || !('value' in first) || (kind !== 'yaml' && kind !== 'toml'))
    return { root, frontMatter: { data: {}, lines: {} } }
  const frontMatter = readFrontMatter(first.value, kind, 2)
  // A rule at the top and another at the end are not fences: the document stands between them.
  const swallowed =
    (Object.keys(frontMatter.data).length === 0 && first.value.trim() !== '') ||
    /^#{2,6} \S/m.test(first.value) ||
    /^\s*\n# /.test(first.value)
  return swallowed ? parsed(text.replace(/^[^\n]*/, '')) : { root, frontMatter }
}

/** The first heading, unless it already names a section; else the title of the front matter. */
function titleOf(pieces: readonly Piece[], frontMatter: FrontMatter): Title | undefined {
  const at = pieces.findIndex(({ kind }) => kind === 'heading')
  const heading = pieces[at]
  const stated = frontMatter.data['title']
  const named = heading === undefined ? [] : conceptsOfLabel(heading.text)
  const only = pieces.filter(({ kind, level }) => kind === 'heading' && level === heading?.level).length === 1
  const heads =
    heading !== undefined && (named.length === 0 || (only && named.every((name) => name === 'summary')))
  if (heads && heading.level <= 3) return { text: heading.text, line: heading.line, at }
  if (typeof stated === 'string') return { text: stated, line: frontMatter.lines['title'] ?? 1, at: -1 }
  return undefined
}
