// Writes the reference pages under docs/ from the code. Run it after a build; a test fails when it was forgotten.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { referencePages } from '../dist/reference.js'

for (const [file, text] of Object.entries(referencePages())) {
  mkdirSync(dirname(file), { recursive: true })
  const config = await resolveConfig(file)
  writeFileSync(file, await format(text, { ...config, parser: 'markdown' }))
  console.log(file)
}
