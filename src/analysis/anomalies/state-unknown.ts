// State that was captured as "unknown": the capture failed, and what was running is not known.
import type { Detector } from './anomaly.ts'

const saysUnknown = /^(?:unknown|n\/?a|not available|unavailable|null|none)$/i
const named = 6

export const stateUnknown: Detector = {
  id: 'state-unknown',
  title: 'State captured as unknown',
  motivation:
    'A capture that could not ask a machine writes "unknown", and the next reader takes it for an answer.',
  find({ details }) {
    const facts = details.filter(
      ({ value }) => typeof value.value === 'string' && saysUnknown.test(value.value.trim()),
    )
    if (facts.length === 0) return []
    const names = [...new Set(facts.map(({ value }) => value.name))]
    const more = names.length > named ? ` and ${names.length - named} more` : ''
    return [
      {
        message: `Captured as unknown: ${names.slice(0, named).join(', ')}${more}.`,
        facts,
        confirms: 'The log of the capture, with the connection or command that failed.',
        refutes:
          'The value from another source of the same time: a dashboard, an image registry, the host itself.',
      },
    ]
  },
}
