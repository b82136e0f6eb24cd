// Commands that ask git what changed between two versions, and where a setting is made.
import type { Incident } from '../incident/incident.ts'
import { type Step, sh } from './evidence-commands.ts'
import { commandLine } from './shell.ts'

/**
 * Whether git could take it for the name of a revision (git-check-ref-format, and stricter: what begins with a letter or
 * digit). An image reference or a sentence is none.
 */
export function isRevision(text: string): boolean {
  return (
    text.length <= 200 && /^[A-Za-z0-9][\w./+-]*$/.test(text) && !/\.\.|\/\/|[./]$|\.lock$|\/\./.test(text)
  )
}

/** What most often breaks a deployment without a line of code being wrong. */
const riskyPaths = [
  ':(icase)*migration*',
  '*.sql',
  '*.lock',
  '*lock.json',
  '*lock.yaml',
  'go.sum',
  '*.tf',
  '*.yaml',
  '*.yml',
  '*Dockerfile*',
]

export function changeSteps(version: string | undefined, previous: string | undefined): readonly Step[] {
  if (version === undefined || !isRevision(version)) return []
  if (previous === undefined || !isRevision(previous) || previous === version)
    return [
      {
        why: `The tag before ${version}, as no evidence names the version that ran before it`,
        commands: [sh(commandLine(['git', 'describe', '--tags', '--abbrev=0', `${version}^`]))],
      },
      {
        why: `The last changes in ${version}`,
        commands: [sh(commandLine(['git', 'log', '-20', '--oneline', '--stat', version, '--']))],
      },
    ]
  const range = `${previous}..${version}`
  return [
    {
      why: `The changes between ${previous} and ${version}`,
      commands: [
        sh(commandLine(['git', 'log', '--oneline', '--no-merges', range, '--'])),
        sh(commandLine(['git', 'diff', '--stat', range, '--'])),
      ],
    },
    {
      why: 'Those to schemas, dependencies and configuration',
      commands: [sh(commandLine(['git', 'diff', range, '--', ...riskyPaths]))],
    },
  ]
}

/** Where the fields that are settings come from, by the names that the records give them. */
export function settingSteps({ records }: Pick<Incident, 'records'>): readonly Step[] {
  const pointers = records.flatMap(({ monitoringSeconds }) =>
    monitoringSeconds?.basis === 'configured' ? (monitoringSeconds.source.pointer ?? []) : [],
  )
  const names = [...new Set(pointers.map((pointer) => pointer.slice(pointer.lastIndexOf('/') + 1)))]
  return names
    .filter((name) => /^[A-Za-z_][\w-]{2,63}$/.test(name))
    .sort()
    .slice(0, 3)
    .map((name) => ({
      why: `Where “${name}” is set, and when that changed`,
      commands: [
        sh(commandLine(['git', 'grep', '--ignore-case', '--line-number', name])),
        sh(commandLine(['git', 'log', '--all', '--oneline', '--regexp-ignore-case', '-G', name])),
      ],
    }))
}
