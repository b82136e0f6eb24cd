// EU NIS2: what an essential or important entity reports about a significant incident, and by when.
import type { Policy } from './policy.ts'

export const nis2: Policy = {
  id: 'nis2',
  title: 'NIS2 incident reports',
  clause:
    '“within 24 hours of becoming aware of the significant incident, an early warning”; “within 72 hours of becoming aware of the significant incident, an incident notification”; “a final report not later than one month after the submission of the incident notification”',
  source: 'Directive (EU) 2022/2555, Article 23(4)',
  verified: '2026-11-20',
  legal: true,
  notes: [
    'Member States put the directive into their own law, which may differ.',
    'Trust service providers notify within 24 hours; an incident still going on after a month gets a progress report first. Neither is counted.',
  ],
  onByDefault: false,
  obligations: [
    {
      id: 'early-warning',
      title: 'Early warning given',
      deadlines: [{ from: ['aware'], within: { hours: 24 } }],
      metBy: { event: 'early-warning' },
    },
    {
      id: 'incident-notification',
      title: 'Incident notification submitted',
      deadlines: [{ from: ['aware'], within: { hours: 72 } }],
      metBy: { event: 'incident-notification' },
    },
    {
      id: 'final-report',
      title: 'Final report submitted',
      deadlines: [{ from: ['incident-notification'], within: { months: 1 } }],
      metBy: { event: 'final-report' },
    },
  ],
}
