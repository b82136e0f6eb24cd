// Deployments on holidays, at weekends and out of working hours, in a stated zone.
import type { Fact } from '../../incident/fact.ts'
import type { Incident } from '../../incident/incident.ts'
import { type Moment, dayOf } from '../../incident/moment.ts'
import { attemptsOf } from '../records.ts'
import type { AnalysisSettings } from '../settings.ts'
import { clockOf, weekdayName, weekdayOn } from '../civil-time.ts'
import type { Detector, Finding } from './anomaly.ts'

export const offHoursDeployment: Detector = {
  id: 'off-hours-deployment',
  title: 'Deployed when few people work',
  motivation: 'When few people work, a failure is found later and those who could help are away.',
  find(incident, settings) {
    const byReason = new Map<string, Fact<Moment>[]>()
    for (const fact of deployments(incident)) {
      const reason = reasonOf(fact.value, settings)
      if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), fact])
    }
    return [...byReason].map(([reason, facts]) => finding(reason, facts))
  },
}

/** When each deployment began, or ended where its beginning is unknown. */
function deployments(incident: Incident): readonly Fact<Moment>[] {
  const recorded = attemptsOf(incident).map(({ started, ended }) => started ?? ended)
  return recorded.length > 0 ? recorded : (incident.marks.deployed ?? [])
}

/** Said only of a moment that is known well enough: both its bounds must fall on the same reason. */
function reasonOf({ earliest, latest }: Moment, settings: AnalysisSettings): string | undefined {
  const first = reasonAt(earliest, settings)
  return first !== undefined && first === reasonAt(latest, settings) ? first : undefined
}

function reasonAt(ms: number, settings: AnalysisSettings): string | undefined {
  const { zone, holidays, weekend, workingHours } = settings
  const day = dayOf(ms, zone)
  const holiday = holidays && Object.hasOwn(holidays.days, day) ? holidays.days[day] : undefined
  if (holidays && holiday !== undefined)
    return `on ${day}, ${holiday}, a public holiday in ${holidays.country} (in the zone ${zone})`
  if (weekend.includes(weekdayOn(day))) return `on ${day}, a ${weekdayName(day)} (in the zone ${zone})`
  if (!workingHours) return undefined
  const clock = clockOf(ms, zone)
  const within = clock >= workingHours.from && clock < workingHours.until
  return within
    ? undefined
    : `on ${day}, outside working hours (${workingHours.from} to ${workingHours.until} in the zone ${zone})`
}

function finding(reason: string, facts: readonly Fact<unknown>[]): Finding {
  const count = facts.length === 1 ? 'The deployment began' : `${facts.length} deployments began`
  return {
    message: `${count} ${reason}.`,
    facts,
    confirms: 'The rota of that day, with nobody or fewer people than usual on call.',
    refutes: 'A planned change with people on call for it, or an urgent repair.',
  }
}
