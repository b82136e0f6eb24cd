// Services stopped while downtime is said to be zero.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { toIsoRange } from '../../incident/moment.ts'
import type { Detector, Finding } from './anomaly.ts'

/** `0`, `0 minutes`, `none`, `zero downtime`, `no downtime`: with whatever explanation behind it. */
const saysZero = /^(?:~|about )?(?:0+(?:[.,]0+)?(?![\d.,:])|zero\b|none\b|no (?:\w[\w-]* )?downtime\b|nil\b)/i

export const stoppedWithoutDowntime: Detector = {
  id: 'stopped-without-downtime',
  title: 'Services stopped, yet no downtime',
  motivation:
    'A stopped service serves nobody, unless its traffic went elsewhere: then that should be shown.',
  find(incident) {
    const [stopped] = incident.marks['service-stopped'] ?? []
    const [downtime] = downtimes(incident).filter(({ value }) => saysZero.test(value))
    if (!stopped || !downtime) return []
    const [started] = incident.marks['service-started'] ?? []
    const until = started ? `, and started at ${toIsoRange(started.value)}` : ''
    return [
      finding(`Services were stopped at ${toIsoRange(stopped.value)}${until}`, downtime, [
        stopped,
        ...(started ? [started] : []),
      ]),
    ]
  },
}

/** What is said of downtime, as a fact or as a captured value of that name. */
function downtimes({ facts, details }: Incident): readonly Fact<string>[] {
  const captured = details
    .filter(({ value }) => /downtime/i.test(value.name))
    .map((fact) => ({ ...fact, value: `${fact.value.value}${fact.value.unit ? ` ${fact.value.unit}` : ''}` }))
  return [...(facts.downtime ?? []), ...captured].map((fact) => ({ ...fact, value: fact.value.trim() }))
}

function finding(event: string, downtime: Fact<string>, marks: readonly Fact<unknown>[]): Finding {
  return {
    message: `${event}, while downtime is given as “${downtime.value}”.`,
    facts: [downtime, ...marks],
    confirms: 'Failed or missing requests in the access logs of that time.',
    refutes: 'Traffic that was served from elsewhere in that time, as load balancer metrics would show.',
  }
}
