// New York DFS, 23 NYCRR 500: when a covered entity notifies the superintendent of a cybersecurity incident.
import type { Policy } from './policy.ts'

export const nydfs: Policy = {
  id: 'nydfs',
  title: 'NYDFS cybersecurity notice',
  clause:
    '“as promptly as possible but in no event later than 72 hours after determining that a cybersecurity incident has occurred”',
  source: '23 NYCRR 500.17(a)(1)',
  verified: '2026-11-20',
  legal: true,
  notes: ['An extortion payment has a clock of its own, of 24 hours, which is not counted.'],
  onByDefault: false,
  obligations: [
    {
      id: 'superintendent-notice',
      title: 'Superintendent notified',
      deadlines: [{ from: ['determined'], within: { hours: 72 } }],
      metBy: { event: 'superintendent-notified' },
    },
  ],
}
