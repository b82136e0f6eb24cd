// Does somebody own every open action?
import { type Rule, asksOfActions } from './rule.ts'

export const actionWithoutOwner: Rule = {
  id: 'action-without-owner',
  title: 'An action has no owner',
  motivation:
    'What everybody should do, nobody does: actions without an owner are the ones found open a year later.',
  remedy: 'Name one person or team as its owner.',
  severity: 'warning',
  check(context) {
    const { actions } = context.review
    const open = actions.filter(({ done, owner }) => !done && owner === undefined)
    const [first] = open
    if (!first || !asksOfActions(context, 'owned')) return []
    // Where nobody is named anywhere, that is one omission and not many.
    if (open.length > 1 && !actions.some(({ owner }) => owner !== undefined))
      return [{ line: first.line, message: `None of the ${open.length} open actions names an owner` }]
    const lines = context.text.split(/\r\n|\r|\n/)
    return open.map(({ line, text }) => ({
      line,
      message: `No owner: ${text.slice(0, 120)}`,
      // In a table that names owners elsewhere, an empty cell leaves no doubt.
      ...(hasEmptyCell(lines[line - 1] ?? '') && { severity: 'error' as const }),
    }))
  },
}

function hasEmptyCell(row: string): boolean {
  const cells = row.split('|').slice(1, -1)
  return cells.some((cell) => /^(?:[-–—?]{0,5}|n\/a|none|tbd|tba|unassigned)$/i.test(cell.trim()))
}
