// Canary deployment record: what a canary script writes when it promotes or rolls back.
//
// What the fields mean, read in the public script that writes them: `timestamp` is the end of the run, so the start
// is derived; `monitoring_duration` and `canary_percentage` are settings; `environment`, and in failures
// `slo_compliance`, are constants of the script. A run interrupted before it began has an epoch for a duration.
import type { Fact } from '../../incident/fact.ts'
import type { DeploymentRecord, Fragment } from '../../incident/incident.ts'
import { type Moment, parseMoment, shift } from '../../incident/moment.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece, ReadOptions } from '../format.ts'
import { oneOf, present, signature, text } from '../signature.ts'

/** Nothing deploys for thirty years: a duration this long, in seconds, is a clock reading. */
const epochSized = 1e9

export const canaryRecord: Format = {
  id: 'canary-record',
  title: 'Canary deployment record',
  yields: 'version, environment, start and end of one canary deployment, its outcome and settings',
  declines: signature({
    '/timestamp': text,
    '/version': present,
    '/status': oneOf('failure', 'success'),
    '/canary_percentage or /monitoring_duration or /slo_compliance': present,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const record = readRecord(piece, fields, options)
    return { fragments: record ? [fragmentOf(fields, record)] : [], problems: fields.problems }
  },
}

function readRecord(piece: Piece, fields: Fields, options: ReadOptions): DeploymentRecord | undefined {
  const failed = fields.raw('/status') === 'failure'
  const [ended] = fields.moment(['/rollback_time', '/promotion_time', '/timestamp'])
  if (!ended) return undefined
  const [durationSeconds] = fields.number('/duration_seconds')
  const [version] = fields.text('/version', { basis: 'configured' })
  const [environment] = fields.text('/environment', {
    basis: 'literal',
    note: 'the script writes this value whatever the environment',
  })
  const [canaryPercentage] = fields.number('/canary_percentage', { basis: 'configured' })
  const [monitoringSeconds] = fields.number('/monitoring_duration', {
    basis: 'configured',
    note: 'the monitoring time that was set, not a time that was measured',
  })
  const [sloCompliance] = fields.flag(
    '/slo_compliance',
    failed ? { basis: 'literal', note: 'the script writes false for every failure, whatever the SLOs' } : {},
  )
  const started = startOf(fields, ended, durationSeconds)
  const named = timeInName(piece, options)
  return {
    outcome: failed ? 'failure' : 'success',
    ended,
    ...(started && { started }),
    ...(version && { version }),
    ...(environment && { environment }),
    ...(durationSeconds && { durationSeconds }),
    ...(canaryPercentage && { canaryPercentage }),
    ...(monitoringSeconds && { monitoringSeconds }),
    ...(sloCompliance && { sloCompliance }),
    ...(named && { named }),
  }
}

function startOf(fields: Fields, ended: Fact<Moment>, duration?: Fact<number>): Fact<Moment> | undefined {
  if (!duration) return undefined
  if (duration.value >= epochSized || duration.value < 0) {
    fields.complain(
      'impossible-duration',
      '/duration_seconds',
      `Unexpected duration of ${duration.value} s, expected the seconds that the deployment took`,
      'The run was probably interrupted before it started, so its start is unknown.',
    )
    return undefined
  }
  return fields.cite(shift(ended.value, -duration.value), '/timestamp', {
    basis: 'derived',
    note: 'timestamp − duration_seconds',
  })
}

/** The file's name carries the time in the zone of the machine that wrote it. */
function timeInName(piece: Piece, options: ReadOptions): Fact<Moment> | undefined {
  const stamp = /(\d{8})-(\d{6})\.json$/.exec(piece.file)
  const value = stamp && parseMoment(`${stamp[1] ?? ''}T${stamp[2] ?? ''}`, options)
  return value
    ? {
        value,
        basis: 'measured',
        source: { file: piece.file, sha256: piece.sha256 },
        note: 'from the file name',
      }
    : undefined
}

function fragmentOf(fields: Fields, record: DeploymentRecord): Fragment {
  const failed = record.outcome === 'failure'
  const name = `Canary deployment${record.version ? ` of ${record.version.value}` : ''}`
  const happened = (at: Fact<Moment>, event: string) => ({
    ...at,
    value: { at: at.value, text: `${name} ${event}` },
  })
  return {
    nature: failed ? 'failure' : 'context',
    facts: {
      ...(record.version && { version: [record.version] }),
      ...(record.environment && { environment: [record.environment] }),
      status: fields.text('/status'),
    },
    marks: failed
      ? { ...(record.started && { started: [record.started] }), 'rolled-back': [record.ended] }
      : { deployed: [record.ended] },
    timeline: [
      ...(record.started ? [happened(record.started, 'started')] : []),
      happened(record.ended, failed ? 'failed and was rolled back' : 'was promoted'),
    ],
    records: [record],
  }
}
