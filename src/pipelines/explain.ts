// explain: where each generated fact on a line of a document comes from, and whether the evidence still says so.
import { analyse } from '../analysis/analyse.ts'
import { type AnalysisSettings, defaultSettings } from '../analysis/settings.ts'
import type { Config } from '../config/config.ts'
import { actionsIn, numberActions } from '../documents/action-ids.ts'
import { engine } from '../documents/engine.ts'
import { documentKinds } from '../documents/index.ts'
import { traceDocument } from '../documents/render.ts'
import { readAgain } from '../evidence/collect.ts'
import { findRecord } from '../folder/find-record.ts'
import { decodeExactly } from '../folder/decode-exactly.ts'
import type { Host } from '../host.ts'
import { type Fact, thisDocument } from '../incident/fact.ts'
import type { Problem } from '../incident/problem.ts'
import { differences } from '../markdown/align.ts'
import { choosePolicies } from './choose-policies.ts'
import { loadTemplates } from './load-templates.ts'

/** `unchanged`: the file's bytes are those that were read. */
type Standing = 'unchanged' | 'changed' | 'missing'

export interface Explanation {
  readonly file: string
  readonly line: number
  readonly text: string
  /** `generated`: as the tool wrote it; `edited`: a person changed or added it. */
  readonly origin: 'generated' | 'edited'
  readonly facts: readonly { readonly fact: Fact<unknown>; readonly evidence: Standing }[]
}

export interface ExplainOptions {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly config: Config
  readonly settings?: AnalysisSettings
}

/** Answers with a problem where the file, its record or the line is not there. */
export function explain(host: Host, { file, line, config, settings }: ExplainOptions): Explanation | Problem {
  const { files } = host
  const text = files.info(file) ? decodeExactly(files.read(file)) : undefined
  if (text === undefined) return { code: 'not-found', message: `No document ${file}`, place: { file } }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/)
  const written = lines[line - 1]
  if (written === undefined)
    return {
      code: 'no-such-line',
      message: `${file} has ${lines.length} lines, not ${line}`,
      place: { file, line },
    }
  const record = findRecord(files, file, text)?.record
  const kind = documentKinds.find(({ id }) => id === record?.kind)
  if (!record?.incident || !kind)
    return {
      code: 'no-record',
      message: `${file} has no record of how it was generated`,
      hint: 'Only documents that `postmortems draft` wrote can be explained.',
      place: { file },
    }
  const analysis = analyse(record.incident, choosePolicies(host.files, config.policies), 0, {
    ...(settings ?? defaultSettings),
    writtenAt: record.writtenAt ?? 0,
  })
  const render = engine(loadTemplates(host, config))
  const { incident, numbered } = record
  const actions = numberActions(incident.actions, record.actions ?? actionsIn(record.base), '').rows
  const input = { incident, analysis, numbered, actions, related: [], links: [] }
  const traced = traceDocument(render, kind, input)
  const at = originOf(
    line - 1,
    traced.map((each) => each.text),
    lines,
  )
  const facts = at === undefined ? [] : (traced[at]?.facts ?? [])
  return {
    file,
    line,
    text: written,
    origin: at === undefined ? 'edited' : 'generated',
    facts: facts.map((fact) => ({ fact, evidence: standing(host, fact, lines) })),
  }
}

/** The generated line that stands, unchanged, at a line of the document. */
function originOf(index: number, generated: readonly string[], lines: readonly string[]): number | undefined {
  let shift = 0
  for (const { before, after } of differences(generated, lines)) {
    if (index < after[0]) break
    if (index < after[1]) return undefined
    shift = before[1] - after[1]
  }
  return index + shift
}

function standing({ files }: Host, { source }: Fact<unknown>, lines: readonly string[]): Standing {
  if (source.file === thisDocument) {
    const line = lines[(source.line ?? 0) - 1]
    return line !== undefined && files.sha256(line.trim()) === source.sha256 ? 'unchanged' : 'changed'
  }
  const bytes = readAgain(files, source.file)
  if (bytes === undefined) return 'missing'
  return files.sha256(bytes) === source.sha256 ? 'unchanged' : 'changed'
}
