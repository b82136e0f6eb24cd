// Which incidents of other systems a conversation links to.
import type { Fact } from '../incident/fact.ts'
import type { Link } from '../incident/incident.ts'
import { distinct } from './distinct.ts'
import { grouped } from './grouped.ts'

const addresses: readonly { readonly pattern: RegExp; readonly idOf: (...parts: string[]) => string }[] = [
  {
    pattern: /^https:\/\/[\w.-]+\.pagerduty\.com\/incidents\/([A-Z0-9]{7,20})\b/,
    idOf: (id) => `pagerduty:${id}`,
  },
  {
    pattern: /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)\b/,
    idOf: (repository, number) => `github-issue:${repository}#${number}`,
  },
  { pattern: /^https?:\/\/[^/]+(?:\/[^/]+)?\/browse\/([A-Z][A-Z0-9_]*-\d+)\b/, idOf: (key) => `jira:${key}` },
]

/** The id behind the links to a system, where all its links lead to one incident; of several, none is the one. */
export function linkedIds(links: readonly Fact<Link>[]): readonly Fact<string>[] {
  const ids = links.flatMap((link) =>
    addresses.flatMap(({ pattern, idOf }) => {
      const parts = pattern.exec(link.value.url)?.slice(1)
      return parts ? [{ ...link, value: idOf(...parts), note: 'every such link leads there' }] : []
    }),
  )
  return grouped(distinct(ids), ({ value }) => value.slice(0, value.indexOf(':')))
    .filter((ofSystem) => ofSystem.length === 1)
    .flat()
}
