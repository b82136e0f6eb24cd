// Deployment log: the phases of one deployment with their outcomes, and the outcome of the whole.
//
// A phase has no time, only a duration in words, so phases are details and never stand in the timeline.
import type { Fact } from '../../incident/fact.ts'
import type { Detail, Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { leftoversOf } from '../leftovers.ts'
import { at } from '../pointer.ts'
import { signature, text } from '../signature.ts'

const failing = /fail|error|abort|roll(?:ed)?[-_ ]?back|cancel|blocked|timed? ?out/i

export const deploymentLog: Format = {
  id: 'deployment-log',
  title: 'Deployment log',
  yields: 'the outcome of a deployment and of each of its phases',
  declines: signature({
    '/phases': {
      expects: 'a list of phases with name and status',
      passes: (value) =>
        Array.isArray(value) &&
        value.some((phase) => at(phase, '/name') !== undefined && at(phase, '/status') !== undefined),
    },
    '/status': text,
    '/timestamp or /completion_time or /start_time': text,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const [status] = fields.text('/status')
    const failed = failing.test(status?.value ?? '')
    const began = fields.moment(['/start_time', '/timestamp'])
    const ended = fields.moment(['/completion_time', '/end_time'])
    const outcome = (failed && ended.length === 0 ? began : ended).map((time) => ({
      ...time,
      ...(failed && { note: 'when the log says the deployment had failed' }),
    }))
    const said: Omit<Fragment, 'nature'> = {
      facts: {
        version: fields.text(['/version', '/release', '/tag']),
        service: fields.text(['/service', '/application', '/project']),
        environment: fields.text(['/environment', '/env']),
        status: status ? [status] : [],
        reason: [
          ...fields.text(['/reason', '/error', '/failure_reason']),
          ...(failed ? failedPhases(fields) : []),
        ],
      },
      marks: failed ? { started: fields.moment('/start_time'), detected: outcome } : { deployed: ended },
      timeline: [
        ...began.map((time) => ({ ...time, value: { at: time.value, text: 'Deployment log begun' } })),
        ...ended.map((time) => ({
          ...time,
          value: { at: time.value, text: `Deployment ended: ${status?.value ?? 'status unknown'}` },
        })),
      ],
      details: phaseDetails(fields),
    }
    const { details, links } = leftoversOf(withoutPhases(piece), fields, said)
    const fragment = { ...said, links, details: [...(said.details ?? []), ...details] }
    return {
      fragments: [{ nature: failed ? 'failure' : 'context', ...fragment }],
      problems: fields.problems,
    }
  },
}

function failedPhases(fields: Fields): Fact<string>[] {
  return fields.each('/phases').flatMap((phase) => {
    const [name] = phase.text('/name')
    const [status] = phase.text('/status')
    if (!name || !status || !failing.test(status.value)) return []
    const [because] = phase.text(['/error', '/reason', '/message'])
    return [{ ...status, value: `${name.value}: ${because?.value ?? status.value}` }]
  })
}

/** "Smoke tests" = PASS, then its other values as "Smoke tests: passed" = 7. */
function phaseDetails(fields: Fields): Fact<Detail>[] {
  return fields.each('/phases').flatMap((phase, index) => {
    const name = phase.text('/name')[0]?.value ?? `phase ${index + 1}`
    const others = phase.each('').filter(({ key }) => key !== 'name' && key !== 'status')
    return [
      ...phase.detail(name, '/status'),
      ...others.flatMap((value) => value.detail(`${name}: ${value.key.replaceAll('_', ' ')}`, '')),
    ]
  })
}

function withoutPhases(piece: Piece): Piece {
  const rest = Object.entries(piece.data ?? {}).filter(([key]) => key !== 'phases')
  return { ...piece, data: Object.fromEntries(rest) }
}
