// Can the stated duration be that of the timeline?
import type { Review, StatedDuration } from '../markdown/review.ts'
import type { Rule } from './rule.ts'
import { statedMarks } from './stated-marks.ts'
import { minuteOf, showMinutes } from './wall-time.ts'

export const durationMismatch: Rule = {
  id: 'duration-mismatch',
  title: 'The duration does not fit the timeline',
  motivation: 'The duration is the number that reports repeat, and the one most often copied wrongly.',
  remedy: 'Compute it from the times again, and say from which moment to which it counts.',
  severity: 'warning',
  check({ review }) {
    const { duration } = review
    const minutes = timesOf(review)
    const [first, last] = [minutes[0], minutes.at(-1)]
    if (!duration || first === undefined || last === undefined || first === last) return []
    const slack = tolerance(duration)
    if (hasDistance(minutes, duration.minutes, slack)) return []
    const span = last - first
    return [
      {
        line: duration.line,
        // A timeline often covers more than the outage; an outage never lasts longer than its timeline covers.
        severity: duration.minutes > span + slack ? 'warning' : 'advice',
        message: `“${duration.text.slice(0, 60)}” fits no two times of the timeline, which covers ${showMinutes(span)}`,
      },
    ]
  },
}

/** The times of the timeline in order, with the marks of the front matter; none where they cannot be compared. */
function timesOf(review: Review): readonly number[] {
  const { timeline } = review
  if ((timeline.zones?.length ?? 0) > 1 || timeline.ordered === false) return []
  const times = timeline.entries.flatMap(({ at, until }) =>
    [minuteOf(at) ?? [], minuteOf(until) ?? []].flat(),
  )
  if (times.length === 0) return []
  // Marks are instants: they compare with wall times in UTC only.
  const marks = /^(?:utc|gmt|z)$/i.test(timeline.zone ?? 'utc') ? Object.values(statedMarks(review)) : []
  const marked = marks.flatMap(({ earliest, latest }) =>
    earliest === latest ? [Math.floor(earliest / 60_000)] : [],
  )
  return [...times, ...marked].sort((a, b) => a - b)
}

/**
 * In minutes: a number is right to half of its finest unit, or to all of it when it is called approximate; the timeline's
 * own minutes add one.
 */
function tolerance({ text, minutes }: StatedDuration): number {
  const unit = /sec|\ds\b|秒|초/i.test(text)
    ? 1
    : /min|\d\s?m\b|分|분/i.test(text)
      ? 1
      : /\d[.,]\d/.test(text)
        ? 6
        : /day|\dd\b|dias?\b|jours?|tag|日|天|일/i.test(text)
          ? 1440
          : 60
  const vague =
    /about|around|approx|roughly|nearly|almost|over|more|less|under|least|up to|~|≈|约|約|약/i.test(text)
  // Who says "90 minutes" or "two hours" may well have rounded to the quarter of an hour.
  const round = unit === 1 && minutes >= 60 && minutes % 15 === 0 ? 7 : 0
  return Math.max(unit * (vague ? 1 : 0.5), round) + 1
}

/** Whether any two of the sorted numbers are this far apart, give or take. Linear. */
function hasDistance(sorted: readonly number[], distance: number, slack: number): boolean {
  let from = 0
  for (const to of sorted) {
    while (from < sorted.length && to - (sorted[from] ?? to) > distance + slack) from++
    if (to - (sorted[from] ?? to) >= distance - slack) return true
  }
  return false
}
