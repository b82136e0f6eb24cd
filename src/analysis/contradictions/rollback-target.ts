// A rollback to a version that never ran: that is in no history, or that is the failed version itself.
import type { Detector } from './contradiction.ts'
import { claimsOf } from '../claims.ts'

export const rollbackTarget: Detector = {
  id: 'rollback-target',
  title: 'Rolled back to a version that never ran',
  motivation: 'A version that was never deployed cannot be gone back to: one of the two records is wrong.',
  find(incident) {
    const { facts } = incident
    const histories = claimsOf(incident, 'deployed')
    const [version] = facts.version ?? []
    for (const target of facts.rolledBackTo ?? []) {
      const name = bare(target.value)
      if (!number.test(name)) continue
      if (version && bare(version.value) === name)
        return [
          {
            message: `Rolled back to ${target.value}, which is the version that failed.`,
            sides: [
              { claim: `rolled back to ${target.value}`, facts: [target] },
              { claim: `failed version ${version.value}`, facts: [version] },
            ],
          },
        ]
      const history = histories.find(({ value }) => value.versions.length > 0)
      if (!history || histories.some(({ value }) => value.versions.some((known) => bare(known) === name)))
        continue
      return [
        {
          message: `Rolled back to ${target.value}, which the history does not know.`,
          sides: [
            { claim: `rolled back to ${target.value}`, facts: [target] },
            { claim: `the history knows ${history.value.versions.join(', ')}`, facts: [history] },
          ],
        },
      ]
    }
    return []
  },
}

const number = /^\d+(?:\.\d+){1,3}(?:[-+].*)?$/
const bare = (version: string) =>
  version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
