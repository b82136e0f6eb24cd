// The action items: in lists, tables, numbered headings or marked lines, under whatever name their section goes.
import { groupOf } from './action-group.ts'
import { readAction } from './action-item.ts'
import { actionsIn } from './action-list.ts'
import type { ReviewAction } from './model.ts'
import { isBlank } from './placeholders.ts'
import { type Section, ownPieces } from './sections.ts'
import type { Source } from './source.ts'
import type { Concept } from './synonyms.ts'

const foreign = new Set<Concept>(['lessons', 'timeline', 'cause', 'signOff', 'checklist', 'summary', 'other'])

/** The action items of the document; those of a section that is plainly for them come before those of a weaker one. */
export function findActions(source: Source): readonly ReviewAction[] {
  const strong = fromSections(source, 'actions')
  if (strong.length > 0) return strong
  const weak = fromSections(source, 'prevention', ({ heading }) => !remedy.test(heading))
  return weak.length > 0 ? weak : fromSections(source, 'prevention', isStillToDo(source))
}

const remedy = /^\W*(?:\d+[.)]?\s*)?(?:remediations?|correction|countermeasures)\b/i

/** A list that tells in the past tense what was done is how the incident was resolved, not what is to be done. */
function isStillToDo({ pieces }: Source): (section: Section) => boolean {
  return (section) => {
    const items = pieces.slice(section.from, section.to).filter(({ kind }) => kind === 'item')
    const past = items.filter(({ text }) =>
      /^\W*(?:\w{3,}ed|Ran|Set|Took|Made|Rebuilt|Found|Sent|Put|Began|Built)\b/.test(text),
    )
    return items.length === 0 || past.length * 10 < items.length * 6
  }
}

function fromSections(
  source: Source,
  concept: Concept,
  counts: (section: Section) => boolean = () => true,
): readonly ReviewAction[] {
  const { sections, pieces } = source
  const found: ReviewAction[] = []
  let covered = 0
  for (const named of sections) {
    if (!named.concepts.includes(concept) || !counts(named)) continue
    const section = concept === 'actions' ? outermost(named, sections) : named
    if (section === undefined || section.from < covered) continue
    const stays = (inner: Section): boolean =>
      !inner.concepts.some((name) => foreign.has(name)) || inner.by === 'item' || inner.by === 'field'
    found.push(
      ...actionsIn(ownPieces(section, sections, pieces, stays), groupOf(section.heading, source), source),
    )
    const value = section.by === 'field' || section.by === 'item' ? section.value : ''
    if (value.length > 3 && section.to === section.from && section.by === 'item' && !isBlank(value))
      found.push(readAction(pieces[section.at], value, groupOf('', source), source))
    covered = section.to
  }
  return found.filter((action) => action.text !== '')
}

/** `Immediate actions` below `Remediation` is a part of that; below `Resolution` it tells what was done during the incident. */
function outermost(section: Section, sections: readonly Section[]): Section | undefined {
  const plain = /action item|follow|next step|to ?do/i.test(section.heading)
  let found = section
  for (let outer = sections[section.within]; outer !== undefined; outer = sections[outer.within]) {
    if (outer.concepts.includes('actions') || outer.concepts.includes('prevention')) found = outer
    else if (
      !plain &&
      outer.concepts.some(
        (concept) => concept === 'resolution' || concept === 'timeline' || concept === 'detection',
      )
    )
      return undefined
  }
  return found
}
