// Two sources that name different versions as the one that failed.
import type { Fact } from '../../incident/fact.ts'
import type { Detector } from './contradiction.ts'

export const versionsDiffer: Detector = {
  id: 'versions-differ',
  title: 'Different failed versions',
  motivation: 'A diff, a rollback and a fix of the wrong version help nobody.',
  find({ facts }) {
    // Several services have several versions.
    if (new Set(facts.service?.map(({ value }) => value.toLowerCase())).size > 1) return []
    const others = new Set(
      [...(facts.previousVersion ?? []), ...(facts.rolledBackTo ?? [])].map(({ value }) => bare(value)),
    )
    const candidates = (facts.version ?? []).filter(
      ({ value }) => number.test(bare(value)) && !others.has(bare(value)),
    )
    const [first, ...rest] = candidates
    const other = first && rest.find((fact) => isOther(first, fact))
    if (!first || !other) return []
    return [
      {
        message: `The failed version is ${first.value} in one source, and ${other.value} in another.`,
        sides: [
          { claim: `version ${first.value}${noted(first)}`, facts: [first] },
          { claim: `version ${other.value}${noted(other)}`, facts: [other] },
        ],
        tolerance: 'a leading “v”, and what stands behind the number, as in 1.2.4 and v1.2.4-rc.1',
      },
    ]
  },
}

/** Numbers only: a commit or a tag may well be the same as a number. */
const number = /^\d+(?:\.\d+){1,3}(?:[-+].*)?$/

function isOther(a: Fact<string>, b: Fact<string>): boolean {
  const [x, y] = [bare(a.value), bare(b.value)]
  return !x.startsWith(y) && !y.startsWith(x)
}

const bare = (version: string) =>
  version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
const noted = ({ note }: Fact<string>) => (note === undefined ? '' : ` (${note})`)
