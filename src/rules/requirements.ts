// Whether the content of a document meets what a policy requires. Ticks do not count, substance does.
import type { Review } from '../markdown/review.ts'
import type { Requirement } from '../policies/policy.ts'

/** What a document still lacks to meet a requirement, in a few words; nothing when it is met. */
export function lacks(review: Review, requirement: Requirement): readonly string[] {
  return lacking[requirement](review)
}

const lacking: Readonly<Record<Requirement, (review: Review) => readonly string[]>> = {
  'root-cause-identified': ({ rootCause }) =>
    rootCause.state === 'yes'
      ? []
      : [rootCause.state === 'partial' ? 'a confirmed root cause' : 'a root cause'],
  'actions-assigned': ({ actions }) => {
    if (actions.length === 0) return ['action items']
    const unowned = actions.filter(({ owner, done }) => owner === undefined && !done).length
    return unowned === 0 ? [] : [`an owner for ${unowned} of ${actions.length} action items`]
  },
  'lessons-documented': ({ lessons }) => (lessons.state === 'yes' ? [] : ['lessons']),
  'prevention-planned': ({ sections, actions }) => {
    const described = sections.some(({ concepts, substance }) => substance && concepts.includes('prevention'))
    const scheduled = actions.some(({ due, done }) => due !== undefined || done)
    return described || scheduled ? [] : ['prevention measures']
  },
  'review-complete': (review) => [
    ...lacking['root-cause-identified'](review),
    ...(review.impact.state === 'yes' ? [] : ['the impact']),
    ...lacking['actions-assigned'](review),
    ...lacking['lessons-documented'](review),
    ...lacking['prevention-planned'](review),
  ],
}
