// Which entry of a timeline is which mark: only where its words plainly say so.
import type { Fact } from '../../incident/fact.ts'
import { type MarkName, type Marks, markNames } from '../../incident/incident.ts'
import { type Moment, after, isZone, parseMoment } from '../../incident/moment.ts'
import { markKeys } from '../stated-facts.ts'
import type { DocumentContext } from './read-document.ts'
import type { DocumentEvent } from './timeline.ts'

const rollback = 'roll(?:ed|ing)?[- ]?back'
const begins = '(?:trigger(?:s|ed)?|initiat(?:es|ed)|start(?:s|ed)?|begins?|began|begun)'
const trouble = '(?:incident|outage|issue|problem|failure|error|fault|degradation)s?'
const checks =
  '(?:health[- ]?checks?|canary|canaries|smoke tests?|probes?|monitoring|healthcheck|synthetics?)'
const alerts = '(?:alerts?|alarms?|pages?|pagerduty)'
const users = '(?:users?|customers?|clients?)'

// The words of people for each mark, in the order of the marks; matched against the first words of an entry in lower case.
const phrases: readonly (readonly [MarkName, string])[] = [
  ['started', `^(?:the )?${trouble} ${begins}\\b`],
  ['started', `\\b(?:deploy(?:ment)?|release|rollout) (?:of \\S+ )?(?:was )?${begins}\\b`],
  ['started', `^(?:faulty |bad |broken )?(?:version|release) \\S+ (?:\\([^)]*\\) )?(?:was )?deployed\\b`],
  ['started', `^v?\\d+(?:\\.\\d+)+\\S* (?:\\([^)]*\\) )?(?:was )?deployed\\b`],
  [
    'first-user-error',
    `\\b(?:first )?${users} (?:\\w+ )?(?:report\\w*|see|saw|hit|get|got) .{0,30}\\b(?:errors?|failures?|outage|unavailab\\w+)`,
  ],
  ['first-user-error', `\\bfirst (?:user|customer)[- ](?:error|failure|impact)`],
  [
    'detected',
    `\\b${checks} (?:\\w+ )?(?:detect(?:s|ed)|fails?|failed|failing|failures? detected|failure)\\b`,
  ],
  [
    'detected',
    `\\b${alerts} (?:\\w+ ){0,3}(?:fires?|fired|firing|trigger(?:s|ed)|raised|received|went off)\\b`,
  ],
  ['detected', `\\b${trouble} (?:was |were |is |are |first )*(?:detected|noticed|discovered)\\b`],
  ['detected', `\\bfailure (?:was )?detected\\b`],
  ['reported', `\\b${users} (?:\\w+ )?(?:report(?:s|ed|ing)?|complain(?:s|ed)?)\\b`],
  ['reported', `\\breport(?:s|ed)? (?:by|from) (?:a |the |several |multiple )?${users}\\b`],
  ['declared', `\\bincident (?:issue |ticket )?(?:was )?(?:declared|opened|created|raised)\\b`],
  ['acknowledged', `\\back(?:nowledge[sd]?|ed)\\b`],
  ['notified', `\\bnotifications? (?:\\w+ )?sent\\b`],
  [
    'notified',
    `\\b(?:stakeholders|teams?|on-?call(?: engineer)?|users|customers) (?:were |was |are |is )?notified\\b`,
  ],
  ['service-stopped', `\\b(?:all )?services? (?:was |were )?stopped\\b`],
  ['service-started', `\\b(?:all )?services? (?:was |were )?(?:re)?started\\b`],
  ['rollback-started', `\\b${rollback} (?:procedure |process )?(?:was |is )?${begins}\\b`],
  [
    'rollback-started',
    `\\b(?:initiat\\w+|start\\w*|trigger\\w*|beg[ai]n\\w*) (?:an? |the )?(?:automatic |automated |manual |emergency )?${rollback}\\b`,
  ],
  [
    'rolled-back',
    `\\b${rollback} (?:was |is |has been )?(?:complete[ds]?|finished|succeeded|successful|done)\\b`,
  ],
  ['rolled-back', `\\brolled back to v?\\d`],
  ['rolled-back', `\\bversion \\S+ (?:was )?restored\\b`],
  [
    'mitigated',
    `\\b${trouble} (?:was |is )?mitigated\\b|\\bmitigation (?:was )?(?:applied|in place|complete[d]?)\\b`,
  ],
  [
    'resolved',
    `\\b(?:${trouble}|services?|systems?) (?:was |were |is |are |now |fully |marked |declared |as )*(?:resolved|restored|recovered|operational|back to normal)\\b`,
  ],
  ['resolved', `^(?:fully )?(?:resolved|recovered)\\b|^all clear\\b`],
  ['closed', `\\bincident (?:was )?closed\\b`],
]
const table = phrases.map(([mark, says]) => ({ mark, says: new RegExp(says) }))

/** Words that make of what happened what did not, what might, or what was only tried. */
const unsure =
  /\b(?:not|no|never|without|\w+n't|should|would|could|might|may|attempt\w*|try|tries|tried|trying|failed to|fails to|plan\w*|partial\w*|some|still|if|unless|before|until|again|second|another|also|more|fix|hotfix|patch)\b/

const longest = 120

/** The marks of an entry; `text` is what stands behind the time. */
export function marksIn(text: string): readonly MarkName[] {
  const said = (text.split(/[.;](?:\s|$)/)[0] ?? '').trim().toLowerCase()
  if (said.length > longest || unsure.test(said)) return []
  return [...new Set(table.filter(({ says }) => says.test(said)).map(({ mark }) => mark))]
}

/** What a deployment starts after the trouble was seen is its remedy, not its start. */
const beginnings: ReadonlySet<MarkName> = new Set(['started'])

/** What fields such as `Detected: 14:05` say, and then what the timeline says. */
export function readMarks(context: DocumentContext, events: readonly DocumentEvent[]): Marks {
  const [stated, told] = [fieldMarks(context), eventMarks(context, events)]
  const all = markNames.map((name) => [name, [...(stated[name] ?? []), ...(told[name] ?? [])]] as const)
  return Object.fromEntries(all.filter(([, facts]) => facts.length > 0))
}

/** Only what has a clock time: a day alone says less than any entry of the timeline. */
function fieldMarks({ source, review, options, cite }: DocumentContext): Marks {
  const found: Partial<Record<MarkName, Fact<Moment>[]>> = {}
  const day = review.incidentDate?.value.length === 10 ? review.incidentDate.value : undefined
  const zone =
    review.timeline.zone !== undefined && isZone(review.timeline.zone) ? review.timeline.zone : options.zone
  for (const { name, value, line, from } of source.fields) {
    const key = name.toLowerCase().trim()
    const mark = markNames.find((each) => markKeys[each]?.includes(key))
    if (mark === undefined || from === 'heading' || !/\d[:h]\d\d/.test(value)) continue
    const at = parseMoment(value, { zone, ...(day !== undefined && { day }) })
    if (at) found[mark] = [...(found[mark] ?? []), cite(at, line, { note: `under “${name}”` })]
  }
  return found
}

function eventMarks({ cite }: DocumentContext, events: readonly DocumentEvent[]): Marks {
  const found: Partial<Record<MarkName, Fact<Moment>[]>> = {}
  const seen = events.find(({ text }) =>
    marksIn(text).some((mark) => mark === 'detected' || mark === 'reported' || mark === 'rollback-started'),
  )
  for (const { at, text, line } of events)
    for (const mark of marksIn(text)) {
      if (beginnings.has(mark) && seen && after(at, seen.at) === true) continue
      const fact = cite(at, line, { note: `“${text}”` })
      found[mark] = [...(found[mark] ?? []), fact]
    }
  return found
}
