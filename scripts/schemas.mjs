// Writes schemas/*.json from the schemas in the code. Run it after a build; a test fails when it was forgotten.
import { mkdirSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { publishedSchemas } from '../dist/schemas.js'

mkdirSync('schemas', { recursive: true })
const config = await resolveConfig('schemas/')
for (const [file, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(`schemas/${file}`, await format(JSON.stringify(schema), { ...config, parser: 'json' }))
  console.log(`schemas/${file}`)
}
