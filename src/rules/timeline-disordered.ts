// Do the entries of the timeline stand in the order of their times?
import type { TimelineEntry } from '../markdown/review.ts'
import type { Rule } from './rule.ts'
import { minuteOf } from './wall-time.ts'

export const timelineDisordered: Rule = {
  id: 'timeline-disordered',
  title: 'The timeline is out of order',
  motivation: 'A line in the wrong place is a time copied wrongly, or an effect told before its cause.',
  remedy: 'Compare the time with its source; then correct it or move the line.',
  severity: 'warning',
  check({ review: { timeline } }) {
    if (timeline.ordered !== false) return []
    const timed = timeline.entries.flatMap((entry) => {
      const minute = minuteOf(entry.at)
      return minute === undefined ? [] : [{ entry, minute }]
    })
    const at = timed.findIndex(({ minute }, index) => minute < (timed[index - 1]?.minute ?? -Infinity))
    const [wrong, previous] = [timed[at]?.entry, timed[at - 1]?.entry]
    if (!wrong || !previous) return []
    return [{ line: wrong.line, message: `${clock(wrong)} stands after ${clock(previous)}` }]
  },
}

const clock = ({ at }: TimelineEntry): string => at?.replace('T', ' ') ?? ''
