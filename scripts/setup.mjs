// Brings a fresh clone to the point where everything runs: installs what is missing, builds what is stale.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)
const run = (command, ...args) => {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    console.error(
      `${command} ${args.join(' ')} failed (exit ${String(status)}). Mend that, then run this again.`,
    )
    process.exit(2)
  }
}

if (changed('node_modules/.package-lock.json') < changed('package-lock.json'))
  run('npm', 'ci', '--no-fund', '--no-audit', '--loglevel=error')
run('npm', 'run', '--silent', 'build')
