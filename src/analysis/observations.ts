// What the rules of the hypotheses see in an incident: each answers with a clause and its facts, or with nothing.
import type { Fact } from '../incident/fact.ts'
import type { FactName, Incident, MarkName } from '../incident/incident.ts'
import { known, mark } from '../incident/known.ts'
import type { Case, Observation } from './hypothesis.ts'
import { attemptsOf, counted, factsOf, hasFailed } from './records.ts'

/** Words for an exercise. "Test" alone is none: smoke tests fail in production too. */
const exercise =
  /\b(?:drill|rehearsal|game ?day|simulat(?:ed|ion)|dry[- ]run|chaos (?:experiment|test)|fire ?drill|load test(?:ing)?)\b/i

export function drill({ incident }: Case): Observation | undefined {
  const names: readonly FactName[] = ['title', 'summary', 'reason', 'whatHappened']
  const said = names.flatMap((name) => incident.facts[name] ?? [])
  const facts = said.filter(({ value }) => exercise.test(value))
  const flagged = incident.details.filter(
    ({ value }) => /drill|dry.?run/i.test(value.name) && value.value === true,
  )
  const [first] = facts
  if (first)
    return { text: `it is called “${excerpt(first.value, exercise)}”`, facts: [...facts, ...flagged] }
  return flagged.length > 0 ? { text: 'it is marked as a drill', facts: flagged } : undefined
}

/** What people call an incident that they raise to try the alarm. */
const trial = /\btest (?:incident|alert|page|event|notification)\b/i

export function namedTest({ incident }: Case): Observation | undefined {
  const facts = (incident.facts.title ?? []).filter(({ value }) => trial.test(value))
  const [first] = facts
  return first && { text: `it is called “${excerpt(first.value, trial)}”`, facts }
}

const testPlace = /\b(?:test(?:ing)?|dev(?:elopment)?|staging|stage|qa|sandbox|local|preview)\b/i
const productionPlace = /\b(?:prod(?:uction)?|live)\b/i

/** Environments that somebody or something chose; a constant of the program is no choice. */
function environments({ facts }: Incident): readonly Fact<string>[] {
  return (facts.environment ?? []).filter(({ basis }) => basis !== 'literal')
}

export function testEnvironment({ incident }: Case): Observation | undefined {
  const facts = environments(incident)
  const [first] = facts
  const all = facts.every(({ value }) => testPlace.test(value) && !productionPlace.test(value))
  return first && all ? { text: `the environment is “${first.value}”`, facts } : undefined
}

export function productionEnvironment({ incident }: Case): Observation | undefined {
  const facts = environments(incident).filter(({ value }) => productionPlace.test(value))
  const [first] = facts
  return first && { text: `the environment is “${first.value}”`, facts }
}

export function literalEnvironment({ incident }: Case): Observation | undefined {
  const facts = (incident.facts.environment ?? []).filter(({ basis }) => basis === 'literal')
  const [first] = facts
  return (
    first && { text: `the environment reads “${first.value}”, but the program always writes that`, facts }
  )
}

const nobody = /^(?:none\b|no\b|n\/?a\b|nobody\b|unknown\b|0\b|-|tbd\b)/i

export function usersNoticed({ incident }: Case): Observation | undefined {
  const error = mark(incident, 'first-user-error')
  if (error) return { text: 'a user met an error', facts: [error] }
  const impact = known(incident, 'userImpact')
  if (impact && !nobody.test(impact.value.trim()))
    return { text: 'an effect on users was stated', facts: [impact] }
  return undefined
}

export function peopleCalled({ incident }: Case): Observation | undefined {
  const names: readonly MarkName[] = ['reported', 'acknowledged', 'notified']
  const facts = names.flatMap((name) => mark(incident, name) ?? [])
  return facts.length > 0 ? { text: 'people were called or reported it', facts } : undefined
}

export function alwaysFailed({ incident }: Case): Observation | undefined {
  const attempts = attemptsOf(incident)
  const versions = new Set(attempts.map(({ version }) => version?.value))
  const [version] = versions
  if (attempts.length < 2 || versions.size !== 1 || version === undefined || !attempts.every(hasFailed))
    return undefined
  return {
    text: `${version} failed in all ${attempts.length} attempts`,
    facts: factsOf(attempts, ({ ended }) => ended),
  }
}

export function resolvedByRollback({ incident }: Case): Observation | undefined {
  const rolledBack = mark(incident, 'rolled-back')
  const resolved = mark(incident, 'resolved')
  if (!rolledBack || !resolved || resolved.value.earliest < rolledBack.value.latest) return undefined
  return { text: 'it was resolved after the rollback', facts: [rolledBack, resolved] }
}

/** Failures and successes of one version, where there are both. */
function mixed({ incident }: Case) {
  const attempts = attemptsOf(incident)
  return attempts
    .filter(hasFailed)
    .flatMap((failed) =>
      attempts
        .filter(
          ({ outcome, version }) =>
            outcome === 'success' && version && version.value === failed.version?.value,
        )
        .map((succeeded) => ({ failed, succeeded })),
    )
}

export function sameVersionSucceeded(subject: Case): Observation | undefined {
  const [pair] = mixed(subject)
  return (
    pair && {
      text: `${pair.failed.version?.value ?? 'the same version'} was also deployed with success`,
      facts: [pair.failed.ended, pair.succeeded.ended],
    }
  )
}

export function otherSettingsSucceeded(subject: Case): Observation | undefined {
  const pair = mixed(subject).find(
    ({ failed, succeeded }) =>
      failed.canaryPercentage?.value !== succeeded.canaryPercentage?.value ||
      failed.monitoringSeconds?.value !== succeeded.monitoringSeconds?.value,
  )
  return (
    pair && {
      text: 'the same version succeeded with other settings',
      facts: [pair.failed.ended, pair.succeeded.ended],
    }
  )
}

export function severalServices({ incident }: Case): Observation | undefined {
  const facts = incident.facts.service ?? []
  const services = new Set(facts.map(({ value }) => value))
  return services.size > 1 ? { text: `${counted(services.size, 'service')} were affected`, facts } : undefined
}

export function toolSucceeded({ incident }: Case): Observation | undefined {
  const succeeded = attemptsOf(incident).filter(({ outcome }) => outcome === 'success')
  const facts = factsOf(succeeded, ({ ended }) => ended)
  return facts.length > 0
    ? { text: 'the same tool deployed with success at about the same time', facts }
    : undefined
}

/** The words around a match, for a reader to judge by. */
function excerpt(text: string, pattern: RegExp): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= 80) return line
  const start = Math.max(0, (pattern.exec(line)?.index ?? 0) - 30)
  return `${start > 0 ? '…' : ''}${line.slice(start, start + 80)}…`
}
