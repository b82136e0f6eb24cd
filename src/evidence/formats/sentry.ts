// Sentry: issues and their webhooks, alerts on metrics, deploys.
//
// `firstSeen` is when the first event of an issue came in: trouble may be older, where nothing was sent. The count is a
// text. That an issue is resolved has a time only in its activity, newest first.
import type { Fragment } from '../../incident/incident.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { qualified } from '../qualified.ts'
import { anyOf, object, present, signature, text } from '../signature.ts'

const isIssue = signature({
  '/shortId': text,
  '/title': text,
  '/firstSeen or /lastSeen or /culprit': present,
})
const isWebhook = signature({
  '/data/issue/title': text,
  '/data/issue/shortId or /data/issue/firstSeen or /data/issue/culprit': present,
})
const isMetricAlert = signature({ '/data/metric_alert': object })
const isDeploy = signature({
  '/environment': text,
  '/dateFinished': text,
  '/dateStarted or /releaseVersion or /version': present,
})

export const sentry: Format = {
  id: 'sentry',
  title: 'Sentry issues, alerts and deploys',
  yields:
    'title, level, project, first and last event, counts, activity; release and environment of a deploy',
  declines: anyOf(isWebhook, isMetricAlert, isDeploy, isIssue),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragment =
      isDeploy(piece) === undefined
        ? deployFragment(fields)
        : isMetricAlert(piece) === undefined
          ? alertFragment(fields, fields.inside('/data/metric_alert'))
          : isWebhook(piece) === undefined
            ? issueFragment(fields.inside('/data/issue'), fields)
            : issueFragment(fields)
    return { fragments: [fragment], problems: fields.problems }
  },
}

function issueFragment(issue: Fields, webhook?: Fields): Fragment {
  const first = issue.moment('/firstSeen', { note: 'the first event that Sentry received' })
  const activity = issue.each('/activity')
  const resolved = activity
    .filter((item) => /^set_resolved/.test(item.text('/type')[0]?.value ?? ''))
    .slice(0, 1)
    .flatMap((item) => item.moment('/dateCreated'))
  const isResolved = issue.raw('/status') === 'resolved'
  const last = issue.moment('/lastSeen')
  const same = first[0]?.value.earliest === last[0]?.value.earliest
  return {
    nature: 'failure',
    ids: [...qualified('sentry', issue.text('/id')), ...qualified('sentry', issue.text('/shortId'))],
    facts: {
      title: issue.text('/title'),
      severity: issue.text('/level'),
      status: issue.text('/status'),
      service: issue.text(['/project/slug', '/project/name']),
      environment: distinct([...tagged(issue, 'environment'), ...issue.text('/environment')]),
      version: distinct([
        ...issue.text(['/firstRelease/version', '/firstRelease/shortVersion']),
        ...tagged(issue, 'release'),
      ]),
      summary: issue.text('/metadata/value'),
    },
    marks: { started: first, detected: first, resolved: isResolved ? resolved : [] },
    timeline: [
      ...happened(first, 'First event seen'),
      ...(same ? [] : happened(last, 'Last event seen')),
      ...activity
        .filter((item) => item.raw('/type') !== 'first_seen')
        .flatMap((item) => {
          const kind = (item.text('/type')[0]?.value ?? 'activity').replaceAll('_', ' ')
          const [note] = item.text('/data/text', { basis: 'stated' })
          return told(item, item.moment('/dateCreated'), note?.value ?? `Issue: ${kind}`, {
            basis: note ? 'stated' : 'measured',
            by: item.text('/user/name')[0]?.value,
          })
        }),
    ],
    people: [
      ...issue.person('/assignedTo/name', 'assigned to'),
      ...(webhook?.raw('/actor/type') === 'user' ? webhook.person('/actor/name', 'acted in Sentry') : []),
    ],
    links: issue.link(['/permalink', '/web_url'], 'incident', 'Sentry'),
    details: [
      ...issue.detail('short id', '/shortId'),
      ...issue.detail('culprit', '/culprit'),
      ...issue.detail('events', '/count'),
      ...issue.detail('users affected', '/userCount'),
      ...issue.detail('substatus', '/substatus'),
      ...issue.detail('priority', '/priority'),
      ...issue.detail('platform', '/platform'),
      ...(webhook?.detail('action', '/action') ?? []),
    ],
  }
}

/** Tags are pairs, or objects with a key and a value. */
function tagged(issue: Fields, name: string) {
  return issue
    .each('/tags')
    .filter((tag) => tag.raw('/0') === name || tag.raw('/key') === name)
    .flatMap((tag) => tag.text(['/1', '/value']))
}

function alertFragment(fields: Fields, alert: Fields): Fragment {
  const started = alert.moment(['/date_started', '/date_detected'])
  const detected = alert.moment(['/date_detected', '/date_created'])
  const closed = alert.moment('/date_closed')
  return {
    nature: 'failure',
    ids: qualified('sentry-alert', alert.text(['/identifier', '/id'])),
    facts: {
      title: alert.text('/title').length > 0 ? alert.text('/title') : fields.text('/data/description_title'),
      summary: fields.text('/data/description_text'),
      severity: fields.text('/action'),
      service: alert.each('/projects').flatMap((project) => project.text('')),
      environment: alert.text('/alert_rule/environment'),
    },
    marks: { started, detected, resolved: closed },
    timeline: [
      ...happened(started, 'Metric crossed its threshold'),
      ...happened(detected, 'Alert detected'),
      ...happened(closed, 'Alert resolved'),
    ],
    links: fields.link('/data/web_url', 'incident', 'Sentry'),
    details: [
      ...alert.detail('alert rule', '/alert_rule/name'),
      ...alert.detail('query', '/alert_rule/query'),
    ],
  }
}

function deployFragment(deploy: Fields): Fragment {
  const [finished] = deploy.moment('/dateFinished')
  const started = deploy.moment('/dateStarted')
  const version = deploy.text(['/releaseVersion', '/version', '/release/version'])
  const environment = deploy.text('/environment', { basis: 'configured' })
  const name = `Deploy${version[0] ? ` of ${version[0].value}` : ''}`
  return {
    nature: 'context',
    facts: {
      version,
      environment,
      service: deploy.each('/projects').flatMap((project) => project.text(['', '/slug'])),
    },
    marks: finished ? { deployed: [finished] } : {},
    timeline: [
      ...happened(started, `${name} started`),
      ...(finished ? happened([finished], `${name} finished`) : []),
    ],
    links: deploy.link('/url', 'other', deploy.text('/name')[0]?.value ?? 'Deploy'),
    ...(finished && {
      records: [
        {
          outcome: 'success' as const,
          ended: finished,
          ...(started[0] && { started: started[0] }),
          ...(version[0] && { version: version[0] }),
          ...(environment[0] && { environment: environment[0] }),
        },
      ],
    }),
  }
}
