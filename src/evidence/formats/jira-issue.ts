// Jira issues with their changelog and comments: one issue, a search's answer, or a webhook.
//
// Times carry `+0800` without a colon. Texts are wiki markup in the older API, a document of nodes in the newer one.
// Jira has no severity of its own: a field of that name counts first, then the priority.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { adfToText } from '../adf-text.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, ReadOptions } from '../format.ts'
import { happened, told } from '../happened.ts'
import { anyOf, matching, object, signature, text } from '../signature.ts'
import { statedFacts } from '../stated-facts.ts'

const isIssue = signature({
  '/key': matching(/^[A-Z][A-Z0-9_]*-\d+$/, 'an issue key'),
  '/fields': object,
  '/fields/summary or /fields/status or /fields/created': {
    expects: 'a field of an issue',
    passes: (value) => value !== undefined,
  },
})
const isWebhook = signature({ '/webhookEvent': text, '/issue/fields': object })

export const jiraIssue: Format = {
  id: 'jira-issue',
  title: 'Jira issues',
  yields:
    'title, severity or priority, components, versions, when it was reported and resolved, changes and comments',
  declines: anyOf(isIssue, isWebhook),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const hooked = isIssue(piece) !== undefined
    const fragment = fragmentOf(hooked ? whole.inside('/issue') : whole, whole, options, hooked)
    return { fragments: [fragment], problems: whole.problems }
  },
}

/** Work that was planned, not trouble that was met. */
const planned = /^(?:story|task|epic|sub-?task|improvement|new feature|feature|initiative|spike|change)$/i
const troubled = /\b(?:incident|outage|sev-?\d|post-?mortem|rollback)\b/i

function fragmentOf(issue: Fields, whole: Fields, options: ReadOptions, hooked: boolean): Fragment {
  const key = issue.text('/key')
  const title = issue.text('/fields/summary', { basis: 'stated' })
  const created = issue.moment('/fields/created')
  const resolved = issue.moment(['/fields/resolutiondate', '/fields/resolutionDate'])
  const description = wordsAt(issue, '/fields/description')
  const stated = statedFacts(
    issue,
    '/fields/description',
    markdownOf(description),
    options,
    created[0]?.value,
  )
  const labels = issue.each('/fields/labels').flatMap((label) => label.text('', { basis: 'stated' }))
  const severity = [...namedField(issue, 'severity'), ...(stated.facts.severity ?? [])]
  const asked =
    planned.test(String(issue.raw('/fields/issuetype/name'))) &&
    !labels.some(({ value }) => troubled.test(value))
  const components = issue
    .each('/fields/components')
    .flatMap((each) => each.text('/name', { basis: 'stated' }))
  const versions = issue.each('/fields/versions').flatMap((each) => each.text('/name', { basis: 'stated' }))
  const environment = wordsAt(issue, '/fields/environment')
  return {
    nature: asked ? 'context' : 'failure',
    ids: key.map((fact) => ({ ...fact, value: `jira:${fact.value}` })),
    facts: {
      ...stated.facts,
      title,
      severity: severity.length > 0 ? severity : issue.text('/fields/priority/name', { basis: 'stated' }),
      status: issue.text('/fields/status/name'),
      service: components.length > 0 ? components : (stated.facts.service ?? []),
      version: versions.length > 0 ? versions : (stated.facts.version ?? []),
      environment:
        environment === ''
          ? (stated.facts.environment ?? [])
          : [issue.cite(environment, '/fields/environment', { basis: 'stated' })],
    },
    marks: asked
      ? {}
      : {
          ...stated.marks,
          reported: [...(stated.marks.reported ?? []), ...created],
          resolved: resolved.length > 0 ? resolved : (stated.marks.resolved ?? []),
        },
    timeline: [
      ...happened(created, `${key[0]?.value ?? 'Issue'} created: ${title[0]?.value ?? ''}`, {
        by: issue.text(['/fields/creator/displayName', '/fields/reporter/displayName'])[0]?.value,
        detail: description,
      }),
      ...stated.timeline,
      ...issue.each('/changelog/histories').flatMap((history) => changeEvent(history, history)),
      ...(hooked ? changeEvent(whole.inside('/changelog'), whole) : []),
      ...issue.each('/fields/comment/comments').flatMap(commentEvent),
      ...(hooked && whole.raw('/comment') !== undefined ? commentEvent(whole.inside('/comment')) : []),
      ...happened(resolved, `${key[0]?.value ?? 'Issue'} resolved`, {
        detail: issue.text('/fields/resolution/name')[0]?.value,
      }),
    ],
    people: [
      ...issue.person('/fields/assignee/displayName', 'assignee'),
      ...issue.person('/fields/reporter/displayName', 'reporter'),
      ...issue.person('/fields/creator/displayName', 'creator'),
      ...stated.people,
    ],
    links: pageOf(issue),
    details: [
      ...issue.detail('issue type', '/fields/issuetype/name'),
      ...issue.detail('priority', '/fields/priority/name'),
      ...issue.detail('resolution', '/fields/resolution/name'),
      ...issue.detail('project', ['/fields/project/name', '/fields/project/key']),
      ...issue.detail('due', '/fields/duedate'),
      ...labels.map((label) => ({ ...label, value: { name: 'label', value: label.value } })),
      ...issue.each('/fields/fixVersions').flatMap((each) => each.detail('fixed in', '/name')),
      ...issue
        .each('/fields/issuelinks')
        .flatMap((each) => each.detail('linked issue', ['/inwardIssue/key', '/outwardIssue/key'])),
    ],
  }
}

/** Wiki markup or text as it stands, a document as text; empty where nothing is written. */
function wordsAt(fields: Fields, pointer: string): string {
  const value = fields.raw(pointer)
  return typeof value === 'string' ? value.trim() : adfToText(value)
}

/** Headings and bold keys of wiki markup as Markdown writes them: `h3. Impact`, `*Severity:* SEV1`. */
function markdownOf(wiki: string): string {
  return wiki
    .replaceAll(/^h([1-6])\.[ \t]+/gm, (_, level: string) => `${'#'.repeat(Number(level))} `)
    .replaceAll(/^([ \t]*(?:[-*#][ \t]+)?)\*([^*\n]{1,60})\*/gm, '$1**$2**')
}

/** A field of the account's own, found by the name that `expand=names` adds. */
function namedField(issue: Fields, name: string): readonly Fact<string>[] {
  return issue.each('/names').flatMap((each) => {
    if (String(each.raw('')).toLowerCase() !== name) return []
    const pointer = `/fields/${each.key}`
    const inside = typeof issue.raw(pointer) === 'object' ? [`${pointer}/value`, `${pointer}/name`] : pointer
    return issue.text(inside, { basis: 'stated' })
  })
}

/** A change may touch several fields. Long texts are kept apart from the line. */
function changeEvent(change: Fields, dated: Fields): readonly Fact<TimelineEvent>[] {
  const items = change.each('/items').flatMap((item) => {
    const [field] = item.text('/field')
    const from = item.text(['/fromString', '/from'])[0]?.value ?? 'nothing'
    const to = item.text(['/toString', '/to'])[0]?.value ?? 'nothing'
    if (field === undefined) return []
    const long = from.length + to.length > 200 || (from + to).includes('\n')
    return long
      ? [{ line: `${field.value} changed`, detail: `${field.value}: ${to}` }]
      : [{ line: `${field.value}: ${from} → ${to}`, detail: '' }]
  })
  if (items.length === 0) return []
  const line = items.map((item) => item.line).join('; ')
  return told(change, dated.moment(['/created', '/timestamp']), line, {
    by: dated.text(['/author/displayName', '/user/displayName', '/author/name', '/user/name'])[0]?.value,
    detail: items.flatMap(({ detail }) => (detail === '' ? [] : [detail])).join('\n'),
  })
}

function commentEvent(comment: Fields): readonly Fact<TimelineEvent>[] {
  return told(comment, comment.moment('/created'), wordsAt(comment, '/body'), {
    basis: 'stated',
    by: comment.text(['/author/displayName', '/author/name'])[0]?.value,
  })
}

/** The page that people open, made of the address that the API gives. */
function pageOf(issue: Fields) {
  const [key] = issue.text('/key')
  return issue.link('/self', 'ticket').flatMap((link) => {
    const host = /^https?:\/\/[^/]+(?:\/[^/]+)*?(?=\/rest\/)/.exec(link.value.url)?.[0]
    return host === undefined || key === undefined
      ? []
      : [
          {
            ...link,
            value: { url: `${host}/browse/${key.value}`, label: key.value, kind: 'ticket' as const },
            basis: 'derived' as const,
            note: 'made of the address in the API and the key',
          },
        ]
  })
}
