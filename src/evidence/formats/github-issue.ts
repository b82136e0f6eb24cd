// GitHub issues that record incidents: from the API, from `gh issue view --json`, or from a webhook.
//
// The body is what people wrote: its keys give facts, the comments the timeline. `closedAt` says that the issue was
// closed, not that the incident was over.
import type { Fact } from '../../incident/fact.ts'
import type { Fragment, TimelineEvent } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, ReadOptions } from '../format.ts'
import { githubRepository } from '../github-repository.ts'
import { happened, told } from '../happened.ts'
import { absent, anyOf, matching, object, present, signature, text } from '../signature.ts'
import { statedFacts } from '../stated-facts.ts'

const isIssue = anyOf(
  signature({
    '/title': text,
    '/number': present,
    '/state': matching(/^(?:open|closed|merged)$/i, '"open" or "closed"'),
    '/body': present,
    '/html_url or /url': matching(/\/(?:issues|pull)\/\d+$/, 'the address of an issue'),
  }),
  signature({
    '/title': text,
    '/body': present,
    '/createdAt': text,
    '/comments or /labels or /assignees or /author': present,
    '/iid': absent,
  }),
)
const isWebhook = signature({ '/action': text, '/issue': object, '/issue/title': text })
const isComment = signature({
  '/body': text,
  '/issue_url': matching(/\/issues\/\d+$/, 'the address of an issue'),
  '/created_at': text,
})

/** Work that was wished for, not trouble that was met. */
const wishes =
  /^(?:type|kind)?[:/ ]*(?:enhancement|feature|feature request|documentation|docs|question|good first issue|dependencies|chore)$/i

export const githubIssue: Format = {
  id: 'github-issue',
  title: 'GitHub issues used as incident records',
  yields: 'title, severity from labels and body, the facts the body states, comments as timeline, people',
  declines: anyOf(isWebhook, isIssue, isComment),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const fragment =
      isWebhook(piece) === undefined
        ? fragmentOf(whole, whole.inside('/issue'), options)
        : isIssue(piece) === undefined
          ? fragmentOf(whole, whole, options)
          : commentOf(whole)
    return { fragments: [fragment], problems: whole.problems }
  },
}

function fragmentOf(whole: Fields, issue: Fields, options: ReadOptions): Fragment {
  const number = issue.text('/number')
  const title = issue.text('/title', { basis: 'stated' })
  const created = issue.moment(['/created_at', '/createdAt'])
  const closed = issue.moment(['/closed_at', '/closedAt'])
  const [author] = issue.text(['/user/login', '/author/login'])
  const written = issue.raw('/body')
  const body = typeof written === 'string' ? written : ''
  const stated = statedFacts(issue, '/body', body, options, created[0]?.value)
  const labels = labelsOf(issue)
  const byBot = issue.raw('/user/type') === 'Bot' || issue.raw('/author/is_bot') === true
  const wished = labels.some(({ value }) => wishes.test(value))
  const named = `${isPullRequest(issue) ? 'Pull request' : 'Issue'}${number[0] ? ` #${number[0].value}` : ''}`
  const wanted = wished || isPullRequest(issue)
  const severity = [...(stated.facts.severity ?? []), ...labelled(labels, severityLabels)]
  return {
    nature: wanted ? 'context' : 'failure',
    ids: idsOf(whole, issue),
    facts: {
      ...stated.facts,
      title,
      severity: severity.length > 0 ? severity : labelled(labels, priorityLabels),
      status: [...issue.text('/state'), ...(stated.facts.status ?? [])],
      service: [...(stated.facts.service ?? []), ...labelled(labels, serviceLabels)],
      environment: [...(stated.facts.environment ?? []), ...labelled(labels, environmentLabels)],
    },
    marks: wanted
      ? {}
      : {
          ...stated.marks,
          ...(byBot
            ? { declared: [...(stated.marks.declared ?? []), ...created] }
            : { reported: [...(stated.marks.reported ?? []), ...created] }),
          closed,
        },
    timeline: [
      ...happened(created, `${named} opened: ${title[0]?.value ?? ''}`, {
        by: author?.value,
        detail: body,
      }),
      ...stated.timeline,
      ...commentsOf(issue),
      ...(whole.raw('/comment') === undefined ? [] : commentEvent(whole.inside('/comment'))),
      ...happened(closed, `${named} closed`, { by: issue.text('/closed_by/login')[0]?.value }),
    ],
    people: [
      ...issue.person(['/user/login', '/author/login'], 'opened the issue'),
      ...listOf(issue, '/assignees').flatMap((each) => each.person('/login', 'assignee')),
      ...stated.people,
    ],
    links: issue.link(['/html_url', '/url'], 'ticket', named),
    details: [
      ...labels.map((label) => ({ ...label, value: { name: 'label', value: label.value } })),
      ...issue.detail('milestone', '/milestone/title'),
      ...issue.detail('state reason', ['/state_reason', '/stateReason']),
    ],
  }
}

/** The API and the `gh` command list pull requests as issues too. */
function isPullRequest(issue: Fields): boolean {
  const marks = ['/pull_request', '/headRefName', '/mergedAt', '/isDraft']
  const address = ['/html_url', '/url'].map((pointer) => String(issue.raw(pointer)))
  return (
    marks.some((pointer) => issue.raw(pointer) !== undefined) ||
    address.some((url) => /\/pull\/\d+$/.test(url))
  )
}

/** A list, or what GraphQL makes of one: `{nodes: […]}`. */
function listOf(fields: Fields, pointer: string) {
  return Array.isArray(fields.raw(pointer)) ? fields.each(pointer) : fields.each(`${pointer}/nodes`)
}

function labelsOf(issue: Fields): readonly Fact<string>[] {
  return listOf(issue, '/labels').flatMap((label) =>
    label.text(typeof label.raw('') === 'string' ? '' : '/name', { basis: 'stated' }),
  )
}

const severityLabels = /^(?:(sev(?:erity)?[-_ ]?\d)|severity\s*[:/=_-]\s*(\S.*)|(s[0-5]|critical|major))$/i
const priorityLabels = /^(?:(p[-_ ]?\d)|priority\s*[:/=_-]\s*(\S.*))$/i
const serviceLabels = /^(?:service|svc|component|app|area)\s*[:/=]\s*(\S.*)$/i
const environmentLabels = /^(?:(?:env|environment)\s*[:/=]\s*(\S.*)|(production|staging))$/i

/** What a label such as `severity: critical` or `SEV1` says. */
function labelled(labels: readonly Fact<string>[], pattern: RegExp): readonly Fact<string>[] {
  return labels.flatMap((label) => {
    const value = pattern.exec(label.value)?.slice(1).find(Boolean)
    return value === undefined ? [] : [{ ...label, value, note: `from the label “${label.value}”` }]
  })
}

function commentsOf(issue: Fields): readonly Fact<TimelineEvent>[] {
  return listOf(issue, '/comments').flatMap(commentEvent)
}

function commentEvent(comment: Fields): readonly Fact<TimelineEvent>[] {
  const [body] = comment.text(['/body', '/bodyText'])
  const [by] = comment.text(['/author/login', '/user/login'])
  return told(comment, comment.moment(['/created_at', '/createdAt']), body?.value ?? '', {
    basis: 'stated',
    by: by?.value,
  })
}

/** One answer of the list of comments: it belongs to its issue by the address. */
function commentOf(comment: Fields): Fragment {
  const [address] = comment.text('/issue_url')
  const [repository] = githubRepository(comment, ['/issue_url'])
  const number = /\/issues\/(\d+)$/.exec(address?.value ?? '')?.[1] ?? ''
  return {
    nature: 'context',
    ids: address ? [{ ...address, value: `github-issue:${repository?.value ?? ''}#${number}` }] : [],
    timeline: commentEvent(comment),
    people: comment.person('/user/login'),
    links: comment.link('/html_url', 'ticket'),
  }
}

function idsOf(whole: Fields, issue: Fields): readonly Fact<string>[] {
  const addresses = ['/html_url', '/url']
  const [repository] = [...githubRepository(whole, addresses), ...githubRepository(issue, addresses)]
  const number = issue.text('/number')
  if (number.length > 0)
    return number.map((fact) => ({ ...fact, value: `github-issue:${repository?.value ?? ''}#${fact.value}` }))
  return issue.text(addresses).flatMap((url) => {
    const value = /\/issues\/(\d+)$/.exec(url.value)?.[1]
    return value === undefined ? [] : [{ ...url, value: `github-issue:${repository?.value ?? ''}#${value}` }]
  })
}
