// Is there a day by which every open action is to be done?
import { type Rule, asksOfActions } from './rule.ts'

export const actionWithoutDueDate: Rule = {
  id: 'action-without-due-date',
  title: 'An action has no due date',
  motivation: 'Without a date nothing is ever overdue, and nothing is ever done.',
  remedy: 'Give it a date: “next sprint” and “Q3” move with the reader.',
  severity: 'warning',
  check(context) {
    const open = context.review.actions.filter(({ done, due }) => !done && due === undefined)
    const [first] = open
    if (!first || !asksOfActions(context, 'dated')) return []
    if (open.length > 1 && !context.review.actions.some(({ due, dueText }) => due ?? dueText))
      return [{ line: first.line, message: `None of the ${open.length} open actions has a due date` }]
    return open.map(({ line, text, dueText }) => ({
      line,
      message:
        dueText === undefined || dueText.trim() === ''
          ? `No due date: ${text.slice(0, 120)}`
          : `“${dueText.slice(0, 40)}” is no date: ${text.slice(0, 120)}`,
    }))
  },
}
