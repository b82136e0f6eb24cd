// `npm start`: drafts the example evidence, and shows what the tool says of it a day later.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const now = '2026-03-18T08:00:00Z'
const folder = 'example'
const page = `${folder}/deployment-rollbacks/2026-03-17-v3.8.0.md`

run('draft', 'fixtures/example', '--out', folder, '--now', now)
const line = readFileSync(page, 'utf8')
  .split('\n')
  .findIndex((text) => text.startsWith('| Duration'))
run('explain', `${page}:${String(line + 1)}`)
console.log(`\nOpen ${page}: what stands in italics is for you to answer.`)

function run(...command) {
  console.log(`\n$ postmortems ${command.join(' ')}`)
  const { status } = spawnSync(process.execPath, ['dist/cli/bin.js', ...command], { stdio: 'inherit' })
  if (status === 2) process.exit(2)
}
