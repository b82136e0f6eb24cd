// What all of GitLab's answers and webhooks have in common: the project, the person, and ids.
import type { Fact } from '../incident/fact.ts'
import type { Fields } from './fields.ts'
import { plainText } from './plain-text.ts'

/** Numbers are unique within one GitLab, which its addresses name. */
export function gitlabIds(
  fields: Fields,
  whole: Fields,
  kind: string,
  pointers: readonly string[],
): readonly Fact<string>[] {
  const [address] = plainText(whole, [
    '/project/web_url',
    '/web_url',
    '/deployable/web_url',
    '/deployable_url',
    '/repository/homepage',
  ])
  const host = /^https?:\/\/([^/]+)\//.exec(address?.value ?? '')?.[1]
  return plainText(fields, pointers).map((id) => ({
    ...id,
    value: `gitlab-${kind}:${host === undefined ? '' : `${host}/`}${id.value}`,
  }))
}

/** Webhooks name the project; in an answer of the API only addresses do. */
export function gitlabProject(fields: Fields): readonly Fact<string>[] {
  const named = fields.text(['/project/path_with_namespace', '/project_name', '/project/name'], {
    basis: 'configured',
  })
  if (named.length > 0) return named
  return fields.text(['/web_url', '/deployable/web_url']).flatMap((url) => {
    const path = /^https?:\/\/[^/]+\/(.+?)\/-\//.exec(url.value)?.[1]
    return path === undefined
      ? []
      : [{ ...url, value: path, basis: 'derived' as const, note: 'from the address' }]
  })
}

export const gitlabPeople = (fields: Fields) =>
  fields.person(['/user/name', '/user/username', '/deployable/user/name'], 'triggered by')
