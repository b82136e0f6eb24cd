// One run at a time writes to a folder: the one whose name stands in .postmortems/lock.
import type { Host } from '../host.ts'
import { CouldNotRun } from '../incident/problem.ts'
import { toIso } from '../incident/moment.ts'
import { recordsFolder } from './records.ts'

type LockHost = Pick<Host, 'files' | 'processes' | 'now'>

interface Holder {
  readonly pid: number
  readonly machine: string
  /** ISO 8601. */
  readonly since: string
}

/** Milliseconds. A run of another machine cannot be asked whether it lives; no run takes this long. */
const abandonedAfter = 10 * 60_000
const retryEvery = 40
/** A run that has found an abandoned lock may not be the only one: it looks again whether the new lock is its own. */
const settlingTime = 60

export const lockPath = (folder: string): string => `${folder}/${recordsFolder}/lock`

/**
 * Does the work while nobody else can. Waits up to `patience` milliseconds for another run to end, then throws
 * CouldNotRun with who it is. A lock whose run is dead is taken over.
 */
export function withLock<T>(host: LockHost, folder: string, work: () => T, patience = 5000): T {
  const path = lockPath(folder)
  const own = `${JSON.stringify({ pid: host.processes.own, machine: host.processes.machine, since: toIso(host.now()) })}\n`
  take(host, path, own, host.now() + patience)
  try {
    return work()
  } finally {
    if (textAt(host, path) === own) host.files.remove(path)
  }
}

function take(host: LockHost, path: string, own: string, until: number): void {
  const { files, processes, now } = host
  while (!files.create(path, own)) {
    const text = textAt(host, path)
    if (text !== undefined && isAbandoned(host, path, text)) {
      files.remove(path)
      if (!files.create(path, own)) continue
      processes.pause(settlingTime)
      if (textAt(host, path) === own) return
    }
    if (now() >= until) throw new CouldNotRun([heldBy(path, text ?? '')])
    processes.pause(retryEvery)
  }
}

function isAbandoned({ files, processes, now }: LockHost, path: string, text: string): boolean {
  const holder = holderIn(text)
  // A run is killed between making the file and filling it.
  if (!holder) return now() - (files.info(path)?.modified ?? now()) > 2000
  if (holder.machine === processes.machine) return !processes.isRunning(holder.pid)
  const since = Date.parse(holder.since)
  return !Number.isFinite(since) || now() - since > abandonedAfter
}

function holderIn(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder>
    const whole =
      typeof holder.pid === 'number' && typeof holder.machine === 'string' && typeof holder.since === 'string'
    return whole ? (holder as Holder) : undefined
  } catch {
    return undefined
  }
}

function textAt({ files }: LockHost, path: string): string | undefined {
  try {
    return new TextDecoder().decode(files.read(path))
  } catch {
    return undefined
  }
}

function heldBy(path: string, text: string) {
  const holder = holderIn(text)
  const who = holder
    ? `process ${holder.pid} on ${holder.machine}, since ${holder.since}`
    : 'a run that did not say who it is'
  return {
    code: 'locked',
    message: `Another run is writing to this folder: ${who}`,
    hint: 'Run again when it has ended. Remove the file only if you know that no such run is there.',
    place: { file: path },
  }
}
