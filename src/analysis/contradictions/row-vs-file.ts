// A row of a document's table that says something else than the record of the same time.
import type { Fact } from '../../incident/fact.ts'
import type { DeploymentRecord } from '../../incident/incident.ts'
import { type Moment, toIsoRange } from '../../incident/moment.ts'
import { type ClaimOf, claimsOf } from '../claims.ts'
import type { Detector } from './contradiction.ts'

const fields = [
  ['durationSeconds', 'duration', 's'],
  ['monitoringSeconds', 'monitoring', 's'],
  ['canaryPercentage', 'canary', '%'],
] as const

export const rowVsFile: Detector = {
  id: 'row-vs-file',
  title: 'A table that differs from the file',
  motivation: 'Who copies numbers by hand miscopies some, and everybody after reads the table.',
  find(incident) {
    const records = new Map(incident.records.map((record) => [secondOf(record.ended.value), record]))
    return claimsOf(incident, 'record').flatMap((row) => {
      const record = records.get(secondOf(row.value.at))
      if (!record || record.ended.source.file === row.source.file) return []
      return fields.flatMap(([field, title, unit]) => compare(row, record, field, title, unit))
    })
  },
}

const secondOf = ({ earliest }: Moment) => Math.floor(earliest / 1000)

function compare(
  row: Fact<ClaimOf<'record'>>,
  record: DeploymentRecord,
  field: (typeof fields)[number][0],
  title: string,
  unit: string,
) {
  const [claimed, fact] = [row.value[field], record[field]]
  if (claimed === undefined || !fact || Math.round(fact.value) === Math.round(claimed)) return []
  const at = toIsoRange(row.value.at)
  return [
    {
      message: `The row of ${at} says ${title} ${claimed} ${unit}, the file ${fact.value} ${unit}.`,
      sides: [
        { claim: `${title} ${claimed} ${unit} at ${at}, in the table`, facts: [row] },
        { claim: `${title} ${fact.value} ${unit}, in the file`, facts: [fact] },
      ] as const,
    },
  ]
}
