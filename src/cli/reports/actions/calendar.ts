// What is due as an iCalendar file (RFC 5545): a day for each open action, an hour for each clock. The only door to ical-generator.
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { dayMs } from '../../../incident/calendar.ts'
import type { Listed } from '../../../pipelines/actions.ts'
import type { Setting } from '../setting.ts'

/** The same actions give the same file: UIDs come from what they are, and every DTSTAMP is `now`. */
export function actionsCalendar({ actions, clocks }: Listed, { host, now }: Setting): string {
  const stamp = new Date(now)
  const uid = (...parts: readonly string[]) =>
    `${host.files.sha256(parts.join('\0')).slice(0, 32)}@postmortems`
  const calendar = ical({
    name: 'Post-mortem deadlines',
    prodId: { company: 'postmortems', product: 'postmortems', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  const seen = new Map<string, number>()
  for (const { done, due, text, owner, ticket, title, file, line } of actions) {
    if (done || due === undefined) continue
    // Lines move; an action that stands twice in a document is told apart by its place among its likes.
    const same = `${file}\0${text}`
    const nth = (seen.get(same) ?? 0) + 1
    seen.set(same, nth)
    const start = new Date(`${due}T00:00:00Z`)
    calendar.createEvent({
      id: uid('action', file, text, String(nth)),
      stamp,
      start,
      end: new Date(start.getTime() + dayMs),
      allDay: true,
      timezone: 'UTC',
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `Due: ${text}`,
      description: [
        `Owner: ${owner ?? 'nobody'}`,
        ...(ticket === undefined ? [] : [ticket]),
        `${title}, ${file}:${String(line)}`,
      ].join('\n'),
    })
  }
  for (const { subject, file, clock } of clocks) {
    if (clock.state !== 'running' || clock.due === undefined) continue
    const start = new Date(clock.due)
    calendar.createEvent({
      id: uid('clock', subject, clock.policy.id, clock.obligation.id),
      stamp,
      start,
      end: start,
      summary: `${clock.obligation.title}: ${subject}`,
      description: `${clock.policy.title}, ${file}`,
    })
  }
  return `${calendar.toString()}\r\n`
}
