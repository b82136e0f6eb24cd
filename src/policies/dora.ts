// EU DORA: what a financial entity reports about a major ICT-related incident, and by when.
import type { Policy } from './policy.ts'

export const dora: Policy = {
  id: 'dora',
  title: 'DORA incident reports',
  clause:
    '“within four hours from the classification of the ICT-related incident as a major ICT-related incident and no later than 24 hours from the moment the financial entity has become aware”; “within 72 hours from the submission of the initial notification”; “no later than one month after either the submission of the intermediate report” or its latest update',
  source: 'Delegated Regulation (EU) 2025/301, Article 5(1)',
  verified: '2026-11-20',
  legal: true,
  notes: [
    'An incident classified as major only after those 24 hours is due four hours from its classification.',
    'Some entities may report by noon of the next working day when a limit ends on a weekend or bank holiday; this is not counted.',
  ],
  onByDefault: false,
  obligations: [
    {
      id: 'initial-notification',
      title: 'Initial notification submitted',
      deadlines: [
        { from: ['classified'], within: { hours: 4 } },
        { from: ['aware'], within: { hours: 24 }, given: 'classified' },
      ],
      metBy: { event: 'initial-notification' },
    },
    {
      id: 'intermediate-report',
      title: 'Intermediate report submitted',
      deadlines: [{ from: ['initial-notification'], within: { hours: 72 } }],
      metBy: { event: 'intermediate-report', occurrence: 'first' },
    },
    {
      id: 'final-report',
      title: 'Final report submitted',
      deadlines: [{ from: ['intermediate-report'], occurrence: 'latest', within: { months: 1 } }],
      metBy: { event: 'final-report' },
    },
  ],
}
