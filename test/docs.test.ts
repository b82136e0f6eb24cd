// What the documentation says is so: examples are read, links lead somewhere, generated pages are fresh.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config/config.ts'
import { configSchema } from '../src/config/schema.ts'
import { publishedSchemas } from '../src/schemas.ts'

const pages = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'))

test('the example configuration is valid, and shows every key', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/configuration.md', 'utf8')) ?? []
  const { config, problems } = readConfig('example.yaml', new TextEncoder().encode(example))
  expect(problems).toEqual([])
  expect(Object.keys(config).sort()).toEqual(Object.keys(configSchema.shape).sort())
  for (const key of Object.keys(configSchema.shape)) expect(example).toMatch(new RegExp(`^${key}:`, 'm'))
})

test.each(pages)('every link in %s leads somewhere', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)<?([^)#>]+)/g)].map(
    ([, path = '']) => path,
  )
  for (const path of links) expect(existsSync(join(dirname(page), path)), `${page}: ${path}`).toBe(true)
})

test('the published schemas are those of the code', () => {
  for (const [file, schema] of Object.entries(publishedSchemas()))
    expect(JSON.parse(readFileSync(`schemas/${file}`, 'utf8')), `run npm run schemas`).toEqual(
      JSON.parse(JSON.stringify(schema)),
    )
})
