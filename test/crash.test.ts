// Runs that are killed at any moment, and runs that meet: every document and record stays whole.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../src/folder/lock.ts'
import { CouldNotRun } from '../src/incident/problem.ts'
import { nodeHost } from '../src/node/host.ts'
import { contents, folderWith } from './folder.ts'
import { run } from './run.ts'

const now = '2026-06-02T00:00:00Z'
const count = 60
const rounds = 3
/** More of them by hand: KILLS=50 npx vitest run test/crash.test.ts */
const killsInARound = Number(process.env['KILLS'] ?? 4)

/** Evidence of many incidents, with another severity and another action each time. */
function evidenceOf(round: number): Record<string, string> {
  const files = Array.from({ length: count }, (_, index) => {
    const version = `v4.${index}.0`
    const marks = `  detected: 2026-06-01T${String(index % 24).padStart(2, '0')}:10:00Z`
    const facts = [
      `title: ${version} broke`,
      `version: ${version}`,
      `severity: level ${round}`,
      'marks:',
      marks,
    ]
    return [`${version}.yaml`, [...facts, 'actions:', `  - text: Step ${round}`, ''].join('\n')] as const
  })
  return Object.fromEntries(files)
}

const draftArguments = (evidence: string, out: string) => ['draft', evidence, '--out', out, '--now', now]

/** Starts a real run, and kills it, with a signal that it cannot catch, so long after it has begun to write. */
async function killedAfter(milliseconds: number, evidence: string, out: string): Promise<void> {
  const child = spawn(process.execPath, ['dist/cli/bin.js', ...draftArguments(evidence, out)], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const before = statSync(join(out, '.postmortems/lock'), { throwIfNoEntry: false })?.mtimeMs
  const timer = setInterval(() => {
    const held = statSync(join(out, '.postmortems/lock'), { throwIfNoEntry: false })?.mtimeMs
    if (held === undefined || held === before) return
    clearInterval(timer)
    setTimeout(() => child.kill('SIGKILL'), milliseconds)
  }, 1)
  await ended
  clearInterval(timer)
}

const isDocument = (path: string) => path.includes('/') && path.endsWith('.md')

test(
  'a run killed at any moment leaves whole documents and records, and the next one finishes the work',
  { timeout: 400_000 },
  async () => {
    const evidence = folderWith()
    const [out, undisturbed] = [folderWith(), folderWith()]
    for (let round = 0; round < rounds; round++) {
      for (const [name, text] of Object.entries(evidenceOf(round))) writeFileSync(join(evidence, name), text)
      const before = contents(out)
      await run(...draftArguments(evidence, undisturbed))
      const whole = contents(undisturbed)
      for (let kill = 0; kill < killsInARound; kill++) {
        await killedAfter(kill * 3, evidence, out)
        const left = contents(out)
        for (const [path, text] of Object.entries(left)) {
          if (path.endsWith('.json')) expect(() => JSON.parse(text) as unknown, path).not.toThrow()
          if (isDocument(path)) expect([before[path], whole[path]], path).toContain(text)
        }
        for (const path of Object.keys(before)) expect(left[path], path).toBeDefined()
      }
      // People do not wait for the next run.
      const words = `Lesson ${round}: test the failover. _What went well`
      for (const folder of [out, undisturbed])
        for (const [path, text] of Object.entries(contents(folder)))
          if (isDocument(path) && /v4\.\d*[05]\.0[^/]*\.md$/.test(path) && before[path] !== undefined)
            writeFileSync(join(folder, path), text.replace('_What went well', words))
      await run(...draftArguments(evidence, out))
      await run(...draftArguments(evidence, undisturbed))
      expect(contents(out)).toEqual(contents(undisturbed))
    }
  },
)

test('what a killed run left behind is cleaned away by the next run', async () => {
  const evidence = folderWith({ 'a.yaml': Object.values(evidenceOf(0))[0] ?? '' })
  const out = folderWith()
  await run(...draftArguments(evidence, out))
  const whole = contents(out)
  const [path = ''] = Object.keys(whole).filter(isDocument)
  const temporary = [`${path}.4711.tmp`, '.postmortems/post-mortem/x.json.4711.tmp', 'COMPLIANCE.md.4711.tmp']
  for (const name of temporary) writeFileSync(join(out, name), 'half a docum')
  writeFileSync(join(out, 'notes.tmp'), 'mine')
  await run(...draftArguments(evidence, out))
  expect(contents(out)).toEqual({ ...whole, 'notes.tmp': 'mine' })
})

test('runs that meet take turns, and end with what one after the other writes', async () => {
  const evidence = folderWith(evidenceOf(0))
  const [together, oneByOne] = [folderWith(), folderWith()]
  await run(...draftArguments(evidence, oneByOne))
  const codes = await Promise.all(
    [1, 2, 3].map(async () => {
      const args = ['dist/cli/bin.js', ...draftArguments(evidence, together)]
      const [code] = (await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit')) as [number]
      return code
    }),
  )
  expect(codes).toEqual([0, 0, 0])
  expect(contents(together)).toEqual(contents(oneByOne))
})

const lockWith = (holder: object | string) =>
  folderWith({ '.postmortems/lock': typeof holder === 'string' ? holder : JSON.stringify(holder) })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const nobody = 2 ** 22 + 1

test('a run that finds the folder taken waits, then says who holds it', async () => {
  const out = lockWith({ pid: process.pid, machine: hostname(), since: '2026-06-01T10:00:00Z' })
  const evidence = folderWith(evidenceOf(0))
  const { code, err } = await run(...draftArguments(evidence, out))
  expect(code).toBe(2)
  expect(err).toContain(`process ${process.pid} on ${hostname()}, since 2026-06-01T10:00:00Z`)
  expect(Object.keys(contents(out))).toEqual(['.postmortems/lock'])
})

test.each([
  ['a process that is gone', { pid: nobody, machine: hostname(), since: minutesAgo(0) }, true],
  ['another machine, long ago', { pid: 1, machine: 'elsewhere', since: minutesAgo(30) }, true],
  ['another machine, just now', { pid: nobody, machine: 'elsewhere', since: minutesAgo(1) }, false],
  ['a process that is there', { pid: process.pid, machine: hostname(), since: minutesAgo(30) }, false],
  ['nobody knows, just now', '', false],
])('a lock of %s is taken over: %#', (_, holder, taken) => {
  const out = lockWith(holder)
  const work = () => withLock(nodeHost(), out, () => 'done', 100)
  if (taken) expect(work()).toBe('done')
  else expect(work).toThrow(CouldNotRun)
  expect(existsSync(join(out, '.postmortems/lock'))).toBe(!taken)
})

test('a lock is given back when the work throws', () => {
  const out = folderWith()
  const fail = () => {
    throw new Error('bug')
  }
  expect(() => withLock(nodeHost(), out, fail)).toThrow('bug')
  expect(contents(out)).toEqual({})
})
