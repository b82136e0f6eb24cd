// The sections of a document, and their three-way merge. A section ends where the next heading starts, of any level.
import { mergeBlocks } from './blocks.ts'
import { draftOf, stack, type Draft, type Note } from './draft.ts'
import { frontMatterLength, mergeFrontMatter } from './front-matter.ts'
import { keptApart } from './kept-apart.ts'
import { isBlank, plain, textOf, type Line } from './lines.ts'
import { opaqueLines } from './opaque.ts'
import type { Item } from './item.ts'
import { mergeGap, mergeSequence, type Level } from './sequence.ts'
import { similarity } from './similarity.ts'
import { judge } from './verdict.ts'

interface Section extends Item {
  /** 1 to 6; 0 for what stands above the first heading. */
  readonly depth: number
  readonly title: string
  /** The titles down to this one, as a reader would say where it is; without the document's own title. */
  readonly path: string
  /** By what it is known: the document's title may change, and is the title still. */
  readonly key: string
  readonly heading: readonly Line[]
  /** The blank lines below the heading. */
  readonly lead: readonly Line[]
  readonly body: readonly Line[]
}

/** Characters: shorter texts are often alike, for they are placeholders. */
const tellingLength = 80

const preamble = 'top of the document'
const frontMatter = 'front matter'

export function mergeSections(
  base: readonly Line[],
  theirs: readonly Line[],
  ours: readonly Line[],
  eol: string,
): Draft {
  const said = sectionsOf(theirs)
  const parents = parentsOf(said)
  const level: Level<Section> = {
    exact: ({ key, lines }) => `${key}\n${plain(textOf(lines))}`,
    identities: [({ key }) => key, ({ depth, title }) => (depth > 1 ? title.toLowerCase() : '')],
    akin,
    twin: ({ key }) => key,
    name: ({ path }) => path,
    merge: (was, new_, stands) => mergeSection(was, new_, stands, eol),
    // A new section goes below the subsections that a person added to the one above.
    passes: (standing, added) => standing.depth > added.depth,
    parent: (index) => parents[index],
  }
  return stack(keptApart(mergeSequence(sectionsOf(base), said, sectionsOf(ours), level), said, eol))
}

/** A renamed section is known by what it says; when that is little, by its name and what it says. */
function akin(a: Section, b: Section): number {
  if (a.depth === 0 || b.depth === 0) return 0
  const bodies = [textOf(a.body), textOf(b.body)] as const
  const said = bodies.every((body) => body.trim() === '') ? 1 : similarity(...bodies)
  return bodies.some((body) => body.length < tellingLength)
    ? Math.min(said, similarity(a.title, b.title))
    : said
}

function mergeSection(base: Section | undefined, theirs: Section, ours: Section, eol: string): Draft {
  const located = ({ lines, notes }: Draft): Draft =>
    draftOf(lines, ...notes.map((note) => ({ ...note, section: note.section ?? ours.path })))
  if (base && textOf(base.lines) === textOf(theirs.lines)) return draftOf(ours.lines)
  if (ours.path === frontMatter) return located(mergeFrontMatter(base?.lines ?? [], theirs.lines, ours.lines))

  const versions = {
    base: textOf(base?.heading ?? []),
    theirs: textOf(theirs.heading),
    ours: textOf(ours.heading),
  }
  const heading = judge(base && versions.base, versions.theirs, versions.ours)
  const notes: Note[] = heading === 'clash' ? [{ kind: 'conflict', at: 0, ...versions }] : []
  const lead = base ? mergeGap(base.lead, theirs.lead, ours.lead) : ours.lead
  return located(
    stack([
      draftOf(heading === 'theirs' ? theirs.heading : ours.heading, ...notes),
      draftOf(lead),
      mergeBlocks(base?.body ?? [], theirs.body, ours.body, eol),
    ]),
  )
}

function sectionsOf(lines: readonly Line[]): Section[] {
  const front = frontMatterLength(lines)
  const rest = lines.slice(front)
  const opaque = opaqueLines(rest)
  const starts = rest.flatMap((line, index) => (!opaque[index] && depthOf(line) > 0 ? index : []))
  const titles: string[] = []
  let titled = false
  const sections = starts.map((start, nth): Section => {
    const all = rest.slice(start, starts[nth + 1])
    const [heading, ...below] = all
    const depth = heading ? depthOf(heading) : 0
    const title = heading?.text.trim().slice(depth).trim() ?? ''
    titles.length = Math.min(titles.length, depth - 1)
    titles[depth - 1] = title
    const path =
      depth === 1
        ? title
        : titles
            .slice(1)
            .filter((name) => name)
            .join(' > ')
    const key = depth === 1 && !titled ? '# the title' : path.toLowerCase()
    titled ||= depth === 1
    return { ...cut(below), lines: all, gap: [], depth, title, path, key, heading: heading ? [heading] : [] }
  })
  const top = rest.slice(0, starts[0])
  const unnamed = { gap: [], depth: 0, title: '', heading: [] }
  const first = { ...unnamed, ...cut(top), lines: top, path: preamble, key: `# ${preamble}` }
  const head = lines.slice(0, front)
  const meta = { ...unnamed, lead: [], body: [], lines: head, path: frontMatter, key: `# ${frontMatter}` }
  return [...(front > 0 ? [meta] : []), ...(top.length > 0 ? [first] : []), ...sections]
}

function cut(lines: readonly Line[]): Pick<Section, 'lead' | 'body'> {
  const start = lines.findIndex((line) => !isBlank(line))
  const end = start < 0 ? lines.length : start
  return { lead: lines.slice(0, end), body: lines.slice(end) }
}

/** The depth of an ATX heading (CommonMark 4.2); 0 when the line is none. */
const depthOf = ({ text }: Line): number => /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(text)?.[1]?.length ?? 0

/** For each section the index of the one it belongs to, if that is more than the document itself. */
function parentsOf(sections: readonly Section[]): (number | undefined)[] {
  const open: number[] = []
  return sections.map(({ depth }, index) => {
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.depth ?? 0) >= depth) open.pop()
    const parent = open.at(-1)
    if (depth > 1) open.push(index)
    return parent
  })
}
