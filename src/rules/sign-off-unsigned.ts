// Does a sign-off with a date also carry a name?
import { proseLines } from './prose.ts'
import type { Rule } from './rule.ts'

export const signOffUnsigned: Rule = {
  id: 'sign-off-unsigned',
  title: 'The sign-off is dated, and nobody signed',
  motivation: 'A date without a name says that something was approved, and lets nobody answer for it.',
  remedy: 'Have whoever signed off write their name, or take the date away.',
  severity: 'warning',
  check({ review: { signOff, completed, sections, placeholders }, text }) {
    if (!signOff || signOff.author !== undefined || signOff.reviewedBy !== undefined) return []
    const section = sections.find(({ line }) => line === signOff.line)
    if (!section) return []
    const unfilled = new Set(placeholders.map(({ line }) => line))
    const lines = proseLines(text).filter(({ line }) => line >= section.line && line <= section.endLine)
    const dated =
      (completed && completed.line >= section.line && completed.line <= section.endLine) ||
      lines.some(({ line, words }) => !unfilled.has(line) && /\b20\d\d-\d\d-\d\d\b/.test(words))
    // A place for a name, and none of them filled in.
    const places = lines.filter(({ words }) => nameField.test(words.slice(0, 400)))
    const empty = places.filter(
      ({ line, words }) => unfilled.has(line) || emptyField.test(words.slice(0, 400)),
    )
    const [first] = empty
    if (!dated || !first || empty.length < places.length) return []
    return [{ line: first.line, message: 'The sign-off has a date, and no name' }]
  },
}

const label = '(?:by|name|signature|signed|author|approver|reviewer|lead|manager|owner|commander)'
const nameField = new RegExp(`\\b${label}\\b[\\s*_)]*[:：|]`, 'iu')
const emptyField = new RegExp(
  `\\b${label}\\b[\\s*_)]*[:：|][\\s*_:|-]*(?:$|\\[[^\\]]*\\]|tbd\\b|pending\\b|n/a\\b|\\|)`,
  'iu',
)
