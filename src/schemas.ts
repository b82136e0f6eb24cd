// The JSON Schemas that are published, written from the schemas the code reads with.
import { z } from 'zod'
import { configSchema } from './config/schema.ts'
import { policySchema } from './policies/policy-schema.ts'

const schemas: Readonly<Record<string, z.ZodType>> = {
  'config.schema.json': configSchema,
  'policy.schema.json': policySchema,
}

/** File name in schemas/ to JSON Schema (draft 2020-12), as files are written: defaults need not be given. */
export function publishedSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([file, schema]) => [
      file,
      z.toJSONSchema(schema, {
        io: 'input',
        // Beside `format`, the pattern that zod checks dates with is 300 characters of noise.
        override: ({ jsonSchema }) => {
          if (jsonSchema.format !== undefined) delete jsonSchema.pattern
        },
      }),
    ]),
  )
}
