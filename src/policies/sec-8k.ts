// US SEC Form 8-K, Item 1.05: when a registrant discloses a material cybersecurity incident.
import type { Policy } from './policy.ts'

export const sec8k: Policy = {
  id: 'sec-8k',
  title: 'SEC Form 8-K, Item 1.05',
  clause:
    '“A report pursuant to Item 1.05 is to be filed within four business days after the registrant determines that it has experienced a material cybersecurity incident.”',
  source: 'SEC Form 8-K, General Instruction B.1 (88 FR 51896)',
  verified: '2026-11-20',
  legal: true,
  notes: [
    'A filing received after 17:30 in Washington counts as the next business day’s.',
    'A delay granted by the Attorney General, and days on which the Commission closes unexpectedly, are not counted.',
  ],
  onByDefault: false,
  zone: 'America/New_York',
  holidays: ['us-federal'],
  obligations: [
    {
      id: 'form-8-k',
      title: 'Form 8-K filed',
      deadlines: [
        { from: ['materiality-determined', 'determined'], within: { businessDays: 4, until: '17:30' } },
      ],
      metBy: { event: 'form-8-k-filed' },
    },
  ],
}
