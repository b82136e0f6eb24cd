// Has an open action's day passed?
import { dayOf } from '../incident/moment.ts'
import { type Rule, asksOfActions } from './rule.ts'

export const actionOverdue: Rule = {
  id: 'action-overdue',
  title: 'An action is overdue',
  motivation:
    'Most incidents that repeat had an action item that would have prevented them, agreed and never done.',
  remedy: 'Do it, mark it done with what proves it, or agree on a new date and say why.',
  severity: 'error',
  check(context) {
    if (!asksOfActions(context, 'on-time')) return []
    // A due date lasts until the end of its day, in UTC.
    const today = dayOf(context.now)
    return context.review.actions.flatMap(({ done, due, line, text, owner }) =>
      done || due === undefined || due >= today
        ? []
        : [
            {
              line,
              message: `Due ${due}${owner === undefined ? '' : ` by ${owner}`}, and not marked as done: ${text.slice(0, 120)}`,
            },
          ],
    )
  },
}
