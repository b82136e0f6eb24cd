// Can it have happened in this order, and by now?
import { dayMs } from '../incident/calendar.ts'
import type { MarkName } from '../incident/incident.ts'
import { before, dayOf, toIsoRange } from '../incident/moment.ts'
import type { Rule, Verdict } from './rule.ts'
import { statedMarks } from './stated-marks.ts'

/** The first never comes after the second. */
const orders: readonly (readonly [MarkName, MarkName])[] = [
  ['started', 'detected'],
  ['started', 'mitigated'],
  ['started', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'resolved'],
  ['rollback-started', 'rolled-back'],
  ['service-stopped', 'service-started'],
  ['mitigated', 'closed'],
  ['resolved', 'closed'],
]

export const timelineImpossible: Rule = {
  id: 'timeline-impossible',
  title: 'The times cannot be right',
  motivation: 'A review whose times cannot all be true proves nothing about how long anything took.',
  remedy: 'Compare both times with their sources: often one was read in another zone, or in another year.',
  severity: 'warning',
  check({ review, now }) {
    const marks = statedMarks(review)
    const swapped = orders.flatMap(([first, second]): Verdict[] => {
      const [a, b] = [marks[first], marks[second]]
      if (!a || !b || before(b, a) !== true) return []
      return [{ line: 1, message: `${second} (${toIsoRange(b)}) comes before ${first} (${toIsoRange(a)})` }]
    })
    // Somewhere on earth it may be a day later than in UTC.
    const tomorrow = dayOf(now + dayMs)
    const ahead = review.timeline.entries.find(({ at }) => at !== undefined && at.slice(0, 10) > tomorrow)
    if (ahead?.at === undefined) return swapped
    return [...swapped, { line: ahead.line, message: `${ahead.at.replace('T', ' ')} has not come yet` }]
  },
}
