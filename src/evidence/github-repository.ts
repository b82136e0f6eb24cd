// Which repository a GitHub payload is about, as `owner/name`.
import type { Fact } from '../incident/fact.ts'
import type { Fields } from './fields.ts'

// https://github.com/o/r/actions/…, https://api.github.com/repos/o/r/…, https://ghe.example.com/api/v3/repos/o/r/…
const inAddress =
  /^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:repos\/)?([\w.-]+\/[\w.-]+)\/(?:actions|runs|jobs|check-runs|deployments|issues|pull|commit)\b/

/** From the repository that a webhook names, else from the first address that leads into one. */
export function githubRepository(fields: Fields, addresses: readonly string[]): readonly Fact<string>[] {
  const named = fields.raw('/repository/full_name')
  if (typeof named === 'string' && named !== '') return [fields.cite(named, '/repository/full_name')]
  for (const pointer of [...addresses, '/repository_url']) {
    const address = fields.raw(pointer)
    if (typeof address !== 'string') continue
    const name = inAddress.exec(`${address}${pointer === '/repository_url' ? '/issues' : ''}`)?.[1]
    if (name !== undefined)
      return [fields.cite(name, pointer, { basis: 'derived', note: 'the repository in the address' })]
  }
  return []
}
