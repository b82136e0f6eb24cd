// Contestants side by side in one run, interleaved, each in a fresh folder; medians and ratios, never absolute goals.
// Nothing is deleted between timed runs: on ext4 that slows later creates for minutes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = 9
const bin = 'dist/cli/bin.js'

/** Each is a name, a command, and what its median is measured against. */
const contestants = [
  { name: 'node -e 0', command: ['-e', '0'] },
  { name: '--help', command: [bin, '--help'], against: 'node -e 0' },
  {
    name: 'one draft',
    command: (out) => [bin, 'draft', 'fixtures/example', '--out', out],
    against: 'node -e 0',
  },
]

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const times = new Map(contestants.map(({ name }) => [name, []]))
for (let round = 0; round < rounds; round++)
  for (const { name, command } of contestants) {
    const out = join(folder, `${name.replaceAll(/\W+/g, '-')}-${String(round)}`)
    const from = process.hrtime.bigint()
    const { status } = spawnSync(process.execPath, typeof command === 'function' ? command(out) : command, {
      stdio: 'ignore',
    })
    if (status !== 0) throw new Error(`${name} ended with ${String(status)}`)
    times.get(name).push(Number(process.hrtime.bigint() - from) / 1e6)
  }
rmSync(folder, { recursive: true })

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
console.log(`Node ${process.version}, ${String(rounds)} interleaved rounds, temporary folder ${tmpdir()}\n`)
console.log('| contestant | median | ratio |\n|---|---|---|')
for (const { name, against } of contestants) {
  const ratio =
    against === undefined
      ? ''
      : `${(median(times.get(name)) / median(times.get(against))).toFixed(2)} × ${against}`
  console.log(`| ${name} | ${median(times.get(name)).toFixed(0)} ms | ${ratio} |`)
}
