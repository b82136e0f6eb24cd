// The 48-hour rule for production rollbacks, with its five obligations.
import type { Deadline, Policy } from './policy.ts'

const deadlines: readonly Deadline[] = [
  { from: ['rolled-back', 'resolved', 'detected'], within: { hours: 48 } },
]

export const rollbackReview: Policy = {
  id: 'rollback-review',
  title: 'Rollback review',
  clause: 'All production rollback incidents require a post-mortem within 48 hours.',
  source: 'Article XIII',
  about: 'rollbacks',
  onByDefault: true,
  obligations: [
    {
      id: 'review-complete',
      title: 'Post-mortem completed within 48 hours',
      deadlines,
      metBy: { content: 'review-complete' },
    },
    {
      id: 'root-cause-identified',
      title: 'Root cause identified and documented',
      deadlines,
      metBy: { content: 'root-cause-identified' },
    },
    {
      id: 'actions-assigned',
      title: 'Action items created and assigned',
      deadlines,
      metBy: { content: 'actions-assigned' },
    },
    {
      id: 'lessons-documented',
      title: 'Lessons learned documented',
      deadlines,
      metBy: { content: 'lessons-documented' },
    },
    {
      id: 'prevention-planned',
      title: 'Prevention measures implemented or scheduled',
      deadlines,
      metBy: { content: 'prevention-planned' },
    },
  ],
}
