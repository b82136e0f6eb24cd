// A review for people: what the document says, and on which line.
import type { Host } from '../../host.ts'
import type { Review } from '../../markdown/review.ts'
import { paint } from '../paint.ts'

export function showReview(review: Review, host: Host): string {
  const { bold, dim } = paint(host, 'out')
  const { timeline, actions, placeholders } = review
  const line = (name: string, value: string | undefined, at?: number) =>
    `  ${name.padEnd(14)} ${value ?? dim('not said')}${at === undefined ? '' : dim(`  line ${at}`)}`
  const span =
    timeline.start === undefined
      ? ''
      : `, ${timeline.start} to ${timeline.end ?? ''} ${timeline.zone ?? '(no zone)'}`
  const owned = actions.filter(({ owner }) => owner !== undefined).length
  const done = actions.filter((action) => action.done).length
  return [
    bold(review.file),
    line('kind', review.kind),
    line('incident date', review.incidentDate?.value, review.incidentDate?.line),
    line('severity', review.severity?.value, review.severity?.line),
    line('duration', review.duration?.text, review.duration?.line),
    line(
      'timeline',
      `${timeline.entries.length} entries${span}${timeline.ordered === false ? ', out of order' : ''}`,
    ),
    line('root cause', review.rootCause.state, review.rootCause.line),
    line('impact', review.impact.state, review.impact.line),
    line('lessons', review.lessons.state, review.lessons.line),
    line('actions', `${actions.length}, ${owned} with an owner, ${done} done`),
    ...(placeholders.length > 0
      ? [line('placeholders', `${placeholders.length} left`, placeholders[0]?.line)]
      : []),
    '',
    '',
  ].join('\n')
}
