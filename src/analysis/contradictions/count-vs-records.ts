// A number of failures in prose that is not the number of records.
import type { Incident } from '../../incident/incident.ts'
import { claimsOf, quoted } from '../claims.ts'
import { counted, failuresOf } from '../records.ts'
import type { Detector } from './contradiction.ts'

export const countVsRecords: Detector = {
  id: 'count-vs-records',
  title: 'Another number of failures',
  motivation: 'A failure that was not counted was not looked into.',
  find(incident) {
    return claimsOf(incident, 'failures').flatMap((claim) => {
      const rows = claimsOf(incident, 'record').filter(({ source }) => source.file === claim.source.file)
      const records = failuresOf(incident).map(({ ended }) => ended)
      // The document's own table first; the files count against it where they are more, or all that it cites.
      const against =
        rows.length > 0 && rows.length !== claim.value.count
          ? rows
          : records.length > claim.value.count ||
              (records.length > 0 &&
                records.length < claim.value.count &&
                hasAll(incident, claim.source.file))
            ? records
            : []
      if (against.length === 0) return []
      return [
        {
          message: `${quoted(claim.value.text)}, yet there ${against.length === 1 ? 'is' : 'are'} ${counted(against.length, 'record')}.`,
          sides: [
            { claim: quoted(claim.value.text), facts: [claim] },
            { claim: counted(against.length, 'record'), facts: against },
          ] as const,
        },
      ]
    })
  },
}

/** Whether every data file that the document cites is among the evidence, and it cites some. */
function hasAll(incident: Incident, document: string): boolean {
  const cited = claimsOf(incident, 'file').filter(
    ({ source, value }) => source.file === document && /\d{4}.*\.json$/.test(value.name),
  )
  const names = new Set(incident.evidence.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)))
  return cited.length > 0 && cited.every(({ value }) => names.has(value.name))
}
