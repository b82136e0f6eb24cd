// The walls: who may import whom, and that only the host reads the clock.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

test('no import crosses a wall, and none goes round in a circle', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/.bin/depcruise', 'src', '--output-type', 'err'],
    {
      encoding: 'utf8',
    },
  )
  expect(stdout, stdout).toMatch(/no dependency violations found/)
  expect(status).toBe(0)
})

test.each(sources.filter((name) => !name.startsWith('node/')))(
  '%s reads no clock and rolls no dice',
  (name) => {
    const text = readFileSync(join('src', name), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(text).not.toMatch(
      /Date\.now\(|new Date\(\)|Math\.random|performance\.now|toLocale(?:Date|Time)?String/,
    )
  },
)
