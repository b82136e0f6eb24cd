// The 48-hour rule for production rollbacks, with its five obligations.
import type { Obligation, Policy } from './policy.ts'

const clock = {
  from: ['rolled-back', 'resolved', 'detected'],
  within: { hours: 48 },
} as const satisfies Pick<Obligation, 'from' | 'within'>

export const rollbackReview: Policy = {
  id: 'rollback-review',
  title: 'Rollback review',
  clause: 'All production rollback incidents require a post-mortem within 48 hours.',
  source: 'Article XIII',
  obligations: [
    {
      id: 'review-complete',
      title: 'Post-mortem completed within 48 hours',
      requires: 'review-complete',
      ...clock,
    },
    {
      id: 'root-cause-identified',
      title: 'Root cause identified and documented',
      requires: 'root-cause-identified',
      ...clock,
    },
    {
      id: 'actions-assigned',
      title: 'Action items created and assigned',
      requires: 'actions-assigned',
      ...clock,
    },
    {
      id: 'lessons-documented',
      title: 'Lessons learned documented',
      requires: 'lessons-documented',
      ...clock,
    },
    {
      id: 'prevention-planned',
      title: 'Prevention measures implemented or scheduled',
      requires: 'prevention-planned',
      ...clock,
    },
  ],
}
