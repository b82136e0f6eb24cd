// What a document states once: the fields of its header, and the versions that its sentences name.
import type { Fact } from '../../incident/fact.ts'
import type { FactName, Facts } from '../../incident/incident.ts'
import { isBlank, placeholdersIn } from '../../markdown/review/placeholders.ts'
import { factKeys } from '../stated-facts.ts'
import type { DocumentContext } from './read-document.ts'

/** What a field holds in a line; causes and impacts stand in sections, and are not cut out of them. */
const names: readonly FactName[] = [
  ...([
    'severity',
    'status',
    'service',
    'environment',
    'version',
    'previousVersion',
    'rolledBackTo',
  ] as const),
  ...(['reason', 'duration', 'downtime', 'impact'] as const),
]
const longest = 200
const version = '(v?\\d+\\.\\d+(?:\\.\\d+)?(?:-[\\w.]+)?)'
const failed = new RegExp(
  `\\b(?:faulty|failed|bad|broken) (?:version|release) \\(?${version}|\\bversion ${version} \\((?:faulty|bad|broken|failed)\\)|\\bfailure of (?:version )?${version}`,
  'i',
)
const restored = new RegExp(
  `\\b(?:roll(?:ed)?[- ]?back|reverted|rolling back)(?: \\w+){0,2} to (?:stable )?(?:version )?${version}`,
  'i',
)

export function readHeader(context: DocumentContext): Facts {
  const { review, cite } = context
  const fields = new Map(names.map((name) => [name, fieldsOf(context, name)]))
  const severity = review.severity ? [cite(review.severity.value, review.severity.line)] : undefined
  const entries: (readonly [FactName, readonly Fact<string>[]])[] = [
    ['title', review.title ? [cite(review.title.text, review.title.line)] : []],
    ...fields,
    ['severity', severity ?? fields.get('severity') ?? []],
    ['version', orSaid(fields.get('version'), context, failed)],
    ['rolledBackTo', orSaid(fields.get('rolledBackTo'), context, restored)],
  ]
  return Object.fromEntries(new Map(entries.filter(([, found]) => found.length > 0)))
}

/** The first field of one of these names, if somebody filled it in. */
function fieldsOf({ source, cite }: DocumentContext, name: FactName): readonly Fact<string>[] {
  const keys = factKeys[name] ?? []
  const opening =
    source.pieces.filter(({ kind, level }) => kind === 'heading' && level === 2)[1]?.line ?? Infinity
  for (const field of source.fields) {
    const value = field.value.replace(/^`([^`]+)`$/, '$1').trim()
    const key = field.name.toLowerCase().trim()
    if (!keys.includes(key) || field.from === 'heading' || value.length > longest) continue
    if (isBlank(value) || placeholdersIn(value).length > 0) continue
    // A “Version” further down is that of the document, or of a tool.
    if (field.line > opening && (key === name.toLowerCase() || key === 'status')) continue
    return [cite(value, field.line, { note: `under “${field.name}”` })]
  }
  return []
}

/** Where no field says it, the first sentence that does. */
function orSaid(
  stated: readonly Fact<string>[] | undefined,
  { source, cite }: DocumentContext,
  words: RegExp,
): readonly Fact<string>[] {
  if (stated && stated.length > 0) return stated
  for (const piece of source.pieces) {
    const found = piece.quoted ? undefined : words.exec(piece.text.slice(0, 2000))?.slice(1).find(Boolean)
    if (found !== undefined) return [cite(found, piece.line, { note: 'from its words' })]
  }
  return []
}
