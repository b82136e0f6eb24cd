// Rapid consecutive failures: several failed attempts with only short pauses between them.
import type { DeploymentRecord } from '../../incident/incident.ts'
import { showSpan, spanBetween } from '../../incident/span.ts'
import { counted, endText, factsOf, failuresOf, runsOf, sameTarget } from '../records.ts'
import type { Detector, Finding } from './anomaly.ts'

export const rapidFailures: Detector = {
  id: 'rapid-failures',
  title: 'Rapid consecutive failures',
  motivation: 'Between two failures somebody should have looked; pauses of minutes suggest that nobody did.',
  find(incident, { rapidFailureSeconds }) {
    const soonAfter = (earlier: DeploymentRecord, later: DeploymentRecord) =>
      sameTarget(earlier, later) && pause(earlier, later).max <= rapidFailureSeconds
    return runsOf(failuresOf(incident), soonAfter).map(finding)
  },
}

/** From the end of one attempt to the start of the next, or to its end where its start is unknown. */
function pause(earlier: DeploymentRecord, later: DeploymentRecord) {
  return spanBetween(earlier.ended.value, (later.started ?? later.ended).value)
}

/** With more failures than this, a message names the first and the last only. */
const listed = 4

function finding(run: readonly DeploymentRecord[]): Finding {
  const [first] = run
  const last = run.at(-1)
  const within = first && last ? showSpan(spanBetween(first.ended.value, last.ended.value)) : ''
  const times =
    run.length > listed && first && last
      ? `${endText(first)} … ${endText(last)}`
      : run.map(endText).join(', ')
  const pauses = run.slice(1).flatMap((later, index) => {
    const earlier = run[index]
    return earlier ? [pause(earlier, later)] : []
  })
  const [shortest] = pauses.toSorted((a, b) => a.min - b.min)
  const between = pauses.length === 1 ? 'the pause between them' : 'the shortest pause'
  return {
    message: `${counted(run.length, 'failure')} ended within ${within} (${times})${shortest ? `; ${between} was ${showSpan(shortest)}` : ''}.`,
    facts: factsOf(run, ({ ended }) => ended),
    confirms: 'An automatic retry in the pipeline, or one person who started them one after the other.',
    refutes: 'Notes or messages of an investigation between the failures.',
  }
}
