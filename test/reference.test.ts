// The reference pages say what the code says.
import { existsSync, readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { referencePages } from '../src/reference.ts'

test.each(Object.entries(referencePages()))(
  '%s is as the code has it (npm run reference)',
  async (file, text) => {
    const expected = await format(text, { ...(await resolveConfig(file)), parser: 'markdown' })
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(expected)
  },
)
