// Everything that must pass before a commit, two at a time; prints what failed and how long each part took.
import { spawn } from 'node:child_process'
import { cpus } from 'node:os'

const parts = ['lint', 'types', 'format:check', 'unused', 'package', 'unit']

const run = (part) =>
  new Promise((resolve) => {
    const from = process.hrtime.bigint()
    const child = spawn('npm', ['run', '--silent', part], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (status) => {
      const seconds = Number((process.hrtime.bigint() - from) / 1_000_000n) / 1000
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${part}  ${seconds.toFixed(1)} s`)
      if (status !== 0 || part === 'unit') console.log(output.trimEnd())
      resolve(status === 0)
    })
  })

const queue = [...parts]
const results = []
const worker = async () => {
  for (let part = queue.shift(); part; part = queue.shift()) results.push(await run(part))
}
await Promise.all(Array.from({ length: Math.min(cpus().length, 2) }, worker))
process.exit(results.every(Boolean) ? 0 : 1)
