// What a schema found wrong, as problems that point into the file.
import type { Problem } from './problem.ts'

/** As zod reports it. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

/** `place.pointer` is the JSON Pointer of the offending value; an unknown key gets one problem of its own. */
export function schemaProblems(
  code: string,
  file: string,
  issues: readonly SchemaIssue[],
): readonly Problem[] {
  return issues.flatMap(({ path, message, keys }) =>
    keys === undefined
      ? [{ code, message: `Unexpected value at ${shown(path)}: ${message}`, place: placeOf(file, path) }]
      : keys.map((key) => ({
          code,
          message: `Unexpected key ${key} at ${shown(path)}`,
          hint: 'Is it misspelt? The published schema lists the keys that are known.',
          place: placeOf(file, [...path, key]),
        })),
  )
}

function placeOf(file: string, path: readonly PropertyKey[]) {
  return { file, pointer: path.map(stepOf).join('') }
}

/** RFC 6901. */
function stepOf(key: PropertyKey): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function shown(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the top' : path.map(stepOf).join('')
}
