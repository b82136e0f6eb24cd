// A limit that a document says a policy sets, and that the policy, which is at hand, does not set.
import { showSpan } from '../../incident/span.ts'
import { claimsOf, quoted } from '../claims.ts'
import type { Detector } from './contradiction.ts'

export const policyVsClaim: Detector = {
  id: 'policy-vs-claim',
  title: 'The policy says something else',
  motivation: 'A deadline that was copied wrongly is kept wrongly, by everybody who copies it on.',
  find(incident) {
    const isPolicy = new Set(
      incident.evidence.filter(({ format }) => format === 'policy-document').map(({ file }) => file),
    )
    const limits = claimsOf(incident, 'limit')
    const cited = claimsOf(incident, 'file')
    return limits
      .filter(({ source }) => !isPolicy.has(source.file))
      .flatMap((claim) => {
        const own = limits.filter(
          ({ source, value }) =>
            isPolicy.has(source.file) &&
            value.rule === claim.value.rule &&
            cited.some(
              (file) => file.source.file === claim.source.file && isAt(source.file, file.value.name),
            ),
        )
        const [first] = own
        if (!first || own.some(({ value }) => value.seconds === claim.value.seconds)) return []
        return [
          {
            message: `${quoted(claim.value.text)}, yet the policy sets ${lengthOf(first.value.seconds)}.`,
            sides: [
              { claim: quoted(claim.value.text), facts: [claim] },
              { claim: quoted(first.value.text), facts: [first] },
            ] as const,
          },
        ]
      })
  },
}

const isAt = (file: string, cited: string) => file === cited || file.endsWith(`/${cited}`)
const lengthOf = (seconds: number) => showSpan({ min: seconds, max: seconds })
