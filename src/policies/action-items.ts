// What every action item must be. Each carries its own due date, so there is no clock of the incident.
import type { Policy } from './policy.ts'

export const actionItems: Policy = {
  id: 'action-items',
  title: 'Action items',
  clause: 'Every action item has an owner and a due date, is done by then, and says what proves it.',
  source: 'postmortems, built in',
  onByDefault: true,
  obligations: [
    {
      id: 'action-owned',
      title: 'Every action has an owner',
      deadlines: [],
      metBy: { everyAction: 'owned' },
    },
    {
      id: 'action-dated',
      title: 'Every action has a due date',
      deadlines: [],
      metBy: { everyAction: 'dated' },
    },
    {
      id: 'action-on-time',
      title: 'No action is overdue',
      deadlines: [],
      metBy: { everyAction: 'on-time' },
    },
    {
      id: 'action-proven',
      title: 'Every finished action names its proof',
      deadlines: [],
      metBy: { everyAction: 'proven' },
    },
  ],
}
