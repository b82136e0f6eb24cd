// The moments that a post-mortem without front matter states in so many words.
import type { MarkName } from '../incident/incident.ts'
import { parseMoment } from '../incident/moment.ts'
import { proseLines } from '../rules/prose.ts'
import type { Reviewed } from '../rules/rule.ts'
import type { StatedMarks } from '../rules/stated-marks.ts'

const at = '(?: (?:at|on|time))?'
const labels: readonly (readonly [MarkName, string])[] = [
  ['detected', `(?:detected${at}|(?:time of )?detection(?: time)?)`],
  ['rolled-back', `(?:rolled[ -]back${at}|roll-?back (?:completed?|finished|done|time)${at})`],
  ['resolved', `(?:resolved${at}|(?:time of )?resolution(?: time)?)`],
]
const label = labels.map(([name, words]) => ({
  name,
  // `**Resolved:** 2026-03-01 10:00 UTC`, `| Rolled back at | 2026-03-01T10:00:00Z |`
  pattern: new RegExp(
    `^[\\s>|*_+-]{0,20}${words}[\\s*_]{0,10}[:：|][\\s*_:]{0,10}(20\\d\\d-\\d\\d-\\d\\d[^|*]{3,30})`,
    'i',
  ),
}))
const entry =
  /^\W*(?:production )?(?:roll-?back (?:was )?(?:completed?|finished|done|successful)|rolled back (?:to|from)\b)/i

/** Full dates with a time of day only: a label and its moment, or an entry of the timeline that says it was rolled back. */
export function plainMarks({ review, text }: Reviewed, zone: string): StatedMarks {
  const marks: Partial<Record<MarkName, NonNullable<StatedMarks[MarkName]>>> = {}
  for (const { words } of proseLines(text))
    for (const { name, pattern } of label) {
      const [, written] = marks[name] ? [] : (pattern.exec(words.slice(0, 300)) ?? [])
      const moment = written === undefined ? undefined : parseMoment(written.trim(), { zone })
      if (moment && moment.latest - moment.earliest < 3_600_000) marks[name] = moment
    }
  const { entries, zone: named } = review.timeline
  const last = entries.findLast((each) => each.at?.length === 16 && entry.test(each.text.slice(0, 300)))
  const rolledBack =
    last?.at === undefined ? undefined : parseMoment(`${last.at} ${named ?? ''}`.trim(), { zone })
  return rolledBack && !marks['rolled-back'] ? { ...marks, 'rolled-back': rolledBack } : marks
}
