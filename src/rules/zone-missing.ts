// In which time zone are the times?
import type { Rule } from './rule.ts'
import { minuteOf } from './wall-time.ts'

export const zoneMissing: Rule = {
  id: 'zone-missing',
  title: 'The times name no zone',
  motivation: 'A time without a zone is wrong for most of its readers, and moves a deadline by hours.',
  remedy: 'Name the zone once, in the heading or the column: “Time (UTC)”.',
  severity: 'warning',
  check({ review: { timeline } }) {
    const first = timeline.entries.find(({ at }) => minuteOf(at) !== undefined)
    if (!first || timeline.zone !== undefined) return []
    return [{ line: first.line, message: 'The times of the timeline name no zone' }]
  },
}
