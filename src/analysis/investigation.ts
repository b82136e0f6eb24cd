// The investigation plan: phases with commands for exactly this incident, ready to run.
import type { Incident } from '../incident/incident.ts'
import { known } from '../incident/known.ts'
import { type Hypothesis, type HypothesisId, isRaised } from './hypothesis.ts'
import {
  type Step,
  type Window,
  logSteps,
  objectiveSteps,
  platformSteps,
  runSteps,
} from './evidence-commands.ts'
import { changeSteps, settingSteps } from './git-commands.ts'
import type { AnalysisSettings } from './settings.ts'

export type { Command } from './evidence-commands.ts'

export interface Phase {
  readonly title: string
  /** The questions that it answers. */
  readonly answers: readonly HypothesisId[]
  readonly steps: readonly Step[]
  readonly outcomes: readonly { readonly seen: string; readonly means: string }[]
}

/** How far around the incident to look, so that "before" and "after" can be compared. */
const marginSeconds = 30 * 60

/** Phases in the order in which they save work: nothing is compared before it is known whether it was a test. */
export function investigationOf(
  incident: Incident,
  hypotheses: readonly Hypothesis[],
  settings: AnalysisSettings,
): readonly Phase[] {
  const window = windowOf(incident)
  const testRun = hypotheses.find(({ id }) => id === 'test-run')
  const mayBeTest = testRun?.verdict === 'undecided' && isRaised(testRun)
  const platform = window ? platformSteps(window, settings) : []
  const phases: readonly Phase[] = [
    {
      title: 'Was it a test run?',
      answers: ['test-run'],
      steps: mayBeTest ? [...(window ? runSteps(window) : []), ...platform, ...settingSteps(incident)] : [],
      outcomes: [
        { seen: 'pods, hosts or traffic of production changed at that time', means: 'it was production' },
        {
          seen: 'nothing changed there, and somebody knows of a test',
          means: 'it was a test run; note in the runbook how tests are marked',
        },
        {
          seen: 'nothing is left of that time',
          means: 'it stays undecided (clusters keep events for an hour by default)',
        },
      ],
    },
    {
      title: 'Did the service suffer?',
      answers: ['regression', 'infrastructure'],
      steps: window
        ? [...objectiveSteps(window, settings), ...(mayBeTest ? [] : platform), ...logSteps(window, settings)]
        : [],
      outcomes: [
        {
          seen: 'an objective was missed during the incident, and held before and after',
          means: 'what changed then is the likely cause',
        },
        {
          seen: 'it was missed before or after as well',
          means: 'look beneath the service: platform, dependencies, load',
        },
        {
          seen: 'every objective held',
          means: 'it failed for a reason that these objectives do not show: look at what raised it',
        },
        { seen: 'there is no data', means: 'nothing was measured, which is a finding of its own' },
      ],
    },
    {
      title: 'What changed?',
      answers: ['regression', 'configuration'],
      steps: changeSteps(known(incident, 'version')?.value, previousOf(incident)),
      outcomes: [
        {
          seen: 'one change touches what failed',
          means: 'repeat the deployment without it, where no user is',
        },
        {
          seen: 'no change touches it',
          means: 'ask what else was new: settings, data, dependencies, the platform',
        },
      ],
    },
  ]
  return phases.filter(({ steps }) => steps.length > 0)
}

/** The version that ran before, else the one that was restored. */
function previousOf(incident: Incident): string | undefined {
  return (known(incident, 'previousVersion') ?? known(incident, 'rolledBackTo'))?.value
}

/** From the first to the last instant of the incident, with a margin; by its marks, else by its timeline. */
function windowOf({ marks, records, timeline }: Incident): Window | undefined {
  const marked = [
    ...Object.values(marks).flat(),
    ...records.flatMap(({ started, ended }) => [started ?? ended, ended]),
  ].map(({ value }) => value)
  const moments = marked.length > 0 ? marked : timeline.map(({ value }) => value.at)
  if (moments.length === 0) return undefined
  const from = moments.reduce((least, { earliest }) => Math.min(least, earliest), Infinity)
  const to = moments.reduce((most, { latest }) => Math.max(most, latest), -Infinity)
  return { from: from - marginSeconds * 1000, to: to + marginSeconds * 1000 }
}
