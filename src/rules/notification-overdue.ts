// Was whoever had to be told told in time?
import { toIso, toIsoRange } from '../incident/moment.ts'
import type { Rule } from './rule.ts'

export const notificationOverdue: Rule = {
  id: 'notification-overdue',
  title: 'A notification is overdue, or was late',
  motivation:
    'The clock of a regulator runs whether or not anybody watches it, and is the costliest to miss.',
  remedy: 'Notify now, and record when: the mark belongs in the evidence or in the front matter.',
  severity: 'error',
  check: ({ clocks }) =>
    clocks.flatMap(({ policy, obligation, state, due, dueLatest, satisfaction }) => {
      if (!('event' in obligation.metBy) || due === undefined) return []
      const what = `${obligation.title}, under ${policy.title}`
      if (state === 'overdue') return [{ message: `Overdue since ${toIso(dueLatest ?? due)}: ${what}` }]
      if (state !== 'late' || !satisfaction?.at) return []
      const late = `Due ${toIso(dueLatest ?? due)}, done ${toIsoRange(satisfaction.at)}: ${what}`
      return [{ severity: 'warning', message: late }]
    }),
}
