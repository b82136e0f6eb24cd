// The published schema of incident files knows the keys that the format reads, and no others.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { incidentKeys } from '../src/evidence/formats/incident-file.ts'

test('schema and format know the same keys', () => {
  const schema = JSON.parse(readFileSync('schemas/incident.schema.json', 'utf8')) as { properties: object }
  expect(Object.keys(schema.properties).sort()).toEqual([...incidentKeys].sort())
})
