// Which concepts a heading or a label names.
import { normalise } from './normalise.ts'
import { type Concept, concepts, synonymsOf } from './synonyms.ts'

const exact = new Map<string, Concept[]>()
for (const concept of concepts)
  for (const phrase of synonymsOf(concept)) exact.set(phrase, [...(exact.get(phrase) ?? []), concept])

/** Concepts that head a section, in the order in which a heading's words are tried. */
const sectionConcepts = [
  'timeline',
  'checklist',
  'lessons',
  'actions',
  'prevention',
  'cause',
  'contributing',
  'impact',
  'detection',
  'resolution',
  'signOff',
  'summary',
  'other',
] as const satisfies readonly Concept[]
const heads = new Set<Concept>(sectionConcepts)

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
const maximumWords = 9

/** The section concepts of a label that is nothing but the name of a section: `Root Cause`, `Lessons learned:`. */
export function conceptsOfLabel(text: string): readonly Concept[] {
  if (text.length > 90) return []
  const label = normalise(text)
  const whole = named(label)
  if (whole.length > 0) return whole
  const parts = label.split(/ (?:and|et|und|y|e|or) /).filter((part) => part !== '')
  if (parts.length < 2) return []
  const found = parts.map(named)
  return found.every((part) => part.length > 0) ? [...new Set(found.flat())] : []
}

/** The section concepts of a real heading, which may say more: `Technical root cause`, `What we learned from this`. */
export function conceptsOfHeading(text: string): readonly Concept[] {
  const label = conceptsOfLabel(text)
  if (label.length > 0) return label
  const heading = normalise(text)
  const parts = heading.split(/ (?:and|et|und|y) /).filter((part) => part !== '')
  const found = [...new Set(parts.flatMap(contained))]
  return found.length > 0 ? found : contained(heading)
}

/** The concept of a field's name among those asked for: `Due date` is `due`. */
export function fieldIs(name: string, concept: Concept): boolean {
  return exact.get(normalise(name))?.includes(concept) === true
}

/** As `fieldIs`, and also where the name holds one of the phrases as whole words: `Target due date (UTC)`. */
export function fieldNames(name: string, concept: Concept): boolean {
  const label = normalise(name)
  if (exact.get(label)?.includes(concept) === true) return true
  return words(label) <= 5 && synonymsOf(concept).some((phrase) => phrase.length > 2 && holds(label, phrase))
}

function named(label: string): readonly Concept[] {
  const bare = label.replace(/^(?:the|our|incident|post mortem|postmortem|blameless|initial|final) /, '')
  return (exact.get(label) ?? exact.get(bare) ?? []).filter((concept) => heads.has(concept))
}

function contained(heading: string): readonly Concept[] {
  if (heading === '' || words(heading) > maximumWords) return []
  const direct = named(heading)
  if (direct.length > 0) return direct
  for (const concept of sectionConcepts)
    if (synonymsOf(concept).some((phrase) => worthFinding(phrase, concept) && holds(heading, phrase)))
      return [concept]
  return []
}

/** Short or common words name a section only when they stand alone. */
function worthFinding(phrase: string, concept: Concept): boolean {
  if (concept === 'summary' || concept === 'other')
    return phrase.includes(' ') || /summary|overview|reference/.test(phrase)
  return cjk.test(phrase)
    ? phrase.length >= 2
    : (phrase.length >= 5 || phrase === 'todo') && !common.has(phrase)
}
const common = new Set([
  'fault',
  'faults',
  'fixes',
  'scope',
  'tasks',
  'effect',
  'effects',
  'damage',
  'changes',
  'response',
  'affected',
  'trigger',
  'learning',
  'solution',
  'factors',
  'ablauf',
  'safety',
  'lucky',
  'repair',
  'losses',
  'validation',
  'verification',
  'compliance',
  'approval',
  'author',
  'causas',
  'causa',
  'discovery',
  'action',
  'improvement',
  'good',
])

function holds(text: string, phrase: string): boolean {
  if (cjk.test(phrase)) return text.includes(phrase)
  return ` ${text} `.includes(` ${phrase} `)
}

function words(text: string): number {
  return text.split(' ').filter((word) => word !== '' && !/^\d/.test(word)).length
}
