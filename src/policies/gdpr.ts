// EU GDPR: when a personal data breach is notified to the supervisory authority.
import type { Policy } from './policy.ts'

export const gdpr: Policy = {
  id: 'gdpr',
  title: 'GDPR breach notification',
  clause:
    '“without undue delay and, where feasible, not later than 72 hours after having become aware of it, notify the personal data breach to the supervisory authority”',
  source: 'Regulation (EU) 2016/679, Article 33(1)',
  verified: '2026-11-20',
  legal: true,
  notes: [
    'Only for a personal data breach, and not where it is unlikely to put anybody’s rights and freedoms at risk.',
  ],
  onByDefault: false,
  obligations: [
    {
      id: 'breach-notification',
      title: 'Breach notified to the supervisory authority',
      deadlines: [{ from: ['aware'], within: { hours: 72 } }],
      metBy: { event: 'breach-notification' },
    },
  ],
}
