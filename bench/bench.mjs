// Contestants side by side in one run, interleaved, each in a fresh folder; medians and ratios, never absolute goals.
// Nothing is deleted between timed runs: on ext4 that slows later creates for minutes.
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = 5
const bin = 'dist/cli/bin.js'

const folder = mkdtempSync(join(tmpdir(), 'bench-'))

// A folder of strangers' reviews, each its own document, and caches for reading it cold and warm.
const reviews = join(folder, 'reviews')
for (const [index, name] of readdirSync('fixtures/reviews').entries())
  for (let copy = 0; copy < 8; copy++)
    cpSync(join('fixtures/reviews', name), join(reviews, `${String(index)}-${String(copy)}`), {
      recursive: true,
    })
for (const path of readdirSync(reviews, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
))
  appendFileSync(join(reviews, path), `\nFiled as ${path}.\n`)
const check = [bin, 'check', reviews, '--now', '2026-03-01T00:00:00Z']

/** Each is a name, a command, and what its median is measured against. */
const contestants = [
  { name: 'node -e 0', command: ['-e', '0'] },
  { name: '--help', command: [bin, '--help'], against: 'node -e 0' },
  {
    name: 'one draft',
    command: (out) => [bin, 'draft', 'fixtures/example', '--out', out],
    against: 'node -e 0',
  },
  { name: 'check, cold', command: check, cache: (out) => out },
  {
    name: 'check, nothing changed',
    command: check,
    cache: () => join(folder, 'warm'),
    against: 'check, cold',
  },
]

const times = new Map(contestants.map(({ name }) => [name, []]))
for (let round = 0; round < rounds; round++)
  for (const { name, command, cache } of contestants) {
    const out = join(folder, `${name.replaceAll(/\W+/g, '-')}-${String(round)}`)
    const from = process.hrtime.bigint()
    const { status } = spawnSync(process.execPath, typeof command === 'function' ? command(out) : command, {
      stdio: 'ignore',
      env: { ...process.env, ...(cache && { POSTMORTEMS_CACHE: cache(out) }) },
    })
    if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${String(status)}`)
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
