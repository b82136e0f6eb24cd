// A check as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Log, Result } from 'sarif'
import type { Checked } from '../../../pipelines/check.ts'
import type { Finding } from '../../../rules/judge.ts'
import { manuals } from '../../../rules/index.ts'
import type { Setting } from '../setting.ts'

const levels = { error: 'error', warning: 'warning', advice: 'note' } as const

export function sarifJson({ findings }: Checked, { host }: Setting): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'postmortems',
            version: host.version,
            semanticVersion: host.version,
            rules: manuals.map(({ id, title, motivation, remedy, severity }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: motivation },
              help: { text: remedy },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(result),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function result({ rule, severity, outcome, file, line, message, remedy, reason }: Finding): Result {
  return {
    ruleId: rule,
    ruleIndex: manuals.findIndex(({ id }) => id === rule),
    level: levels[severity],
    kind: outcome === 'unknown' ? 'review' : 'fail',
    message: { text: `${message.toWellFormed()}. ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          // Code scanning shows a result only where it has a line.
          region: { startLine: line ?? 1 },
        },
      },
    ],
    ...(outcome === 'excused' && {
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason ?? '' }],
    }),
  }
}

/** A path as a relative reference, or as a file URI where it is absolute. */
function uriOf(file: string): string {
  const path = file.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return file.startsWith('/') ? `file://${path}` : path
}
