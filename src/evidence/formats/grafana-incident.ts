// Grafana Incident (IRM): incidents, their webhooks, and the activity items of their timelines.
import type { Fact } from '../../incident/fact.ts'
import type { Action, Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { qualified } from '../qualified.ts'
import { anyOf, present, signature, text } from '../signature.ts'

const isIncident = signature({ '/incidentID': text, '/title': text })
const isWebhook = signature({ '/incident/incidentID': text, '/event or /incident/title': present })
const isActivity = signature({
  '/activityItemID': text,
  '/incidentID': text,
  '/eventTime or /createdTime': present,
})

export const grafanaIncident: Format = {
  id: 'grafana-incident',
  title: 'Grafana Incident',
  yields: 'title, severity, status, labels, start, declaration and end, roles, tasks, activity',
  declines: anyOf(isActivity, isIncident, isWebhook),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const fragment =
      isActivity(piece) === undefined
        ? activityFragment(fields)
        : fragmentOf(isIncident(piece) === undefined ? fields : fields.inside('/incident'))
    return { fragments: [fragment], problems: fields.problems }
  },
}

function fragmentOf(fields: Fields): Fragment {
  const created = fields.moment('/createdTime')
  const started = fields.moment('/incidentStart', { basis: 'stated' })
  const ended = fields.moment('/incidentEnd', { basis: 'stated' })
  const closed = fields.moment('/closedTime')
  const labelled = (key: RegExp) =>
    fields
      .each('/labels')
      .filter((label) => key.test(label.text('/key')[0]?.value ?? ''))
      .flatMap((label) => label.text('/label', { basis: 'stated' }))
  return {
    nature: fields.raw('/isDrill') === true ? 'context' : 'failure',
    ids: qualified('grafana-incident', fields.text('/incidentID')),
    facts: {
      title: fields.text('/title', { basis: 'stated' }),
      summary: fields.text('/summary', { basis: 'stated' }),
      severity: fields.text(['/severity', '/severityLabel'], { basis: 'stated' }),
      status: fields.text('/status'),
      service: labelled(/^(?:service|service_name|app|component)$/i),
      environment: labelled(/^env(?:ironment)?$/i),
    },
    marks: { started, declared: created, resolved: ended, closed },
    timeline: [
      ...happened(started, 'Incident began'),
      ...happened(created, 'Incident declared', { by: fields.text('/createdByUser/name')[0]?.value }),
      ...happened(ended, 'Incident ended'),
      ...happened(closed, 'Incident closed'),
      ...[...fields.each('/activityItems'), ...fields.each('/activity')].flatMap(eventOf),
    ],
    actions: fields.each('/taskList/tasks').flatMap(actionOf),
    people: [
      ...fields.person('/createdByUser/name', 'declared by'),
      ...fields
        .each('/incidentMembership/assignments')
        .flatMap((assignment) =>
          assignment.person(
            '/user/name',
            assignment.text(['/role/name', '/roleName'])[0]?.value ?? 'participant',
            { basis: 'stated' },
          ),
        ),
    ],
    links: [
      ...fields.link(['/incidentUrl', '/overviewURL'], 'incident', 'Grafana Incident'),
      ...fields.each('/refs').flatMap((ref) => ref.link('/url', 'other')),
    ],
    details: [
      ...fields
        .each('/labels')
        .flatMap((label) =>
          label.detail(label.text('/key')[0]?.value ?? 'label', '/label', { basis: 'stated' }),
        ),
      ...fields.detail('incident type', '/incidentType'),
      ...fields.detail('drill', '/isDrill'),
      ...fields.detail('duration', '/durationSeconds', { unit: 's' }),
    ],
  }
}

/** What an item of a timeline is about is in its kind; its body is what a person wrote, if anybody did. */
function eventOf(item: Fields) {
  const kind = (item.text('/activityKind')[0]?.value ?? 'activity')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  const [body] = item.text(['/body', '/subject', '/statusUpdate'], { basis: 'stated' })
  const words = body ? body.value : kind.charAt(0).toUpperCase() + kind.slice(1)
  return told(item, item.moment(['/eventTime', '/createdTime']), words, {
    basis: kind === 'user note' ? 'stated' : 'measured',
    by: item.text('/user/name')[0]?.value,
  })
}

function actionOf(task: Fields): readonly Fact<Action>[] {
  return task.text('/text', { basis: 'stated' }).map((words) => {
    const [owner] = task.text('/assignedUser/name')
    const [status] = task.text('/status')
    return {
      ...words,
      value: {
        text: words.value,
        ...(owner && { owner: owner.value }),
        ...(status && { status: status.value }),
      },
    }
  })
}

function activityFragment(item: Fields): Fragment {
  return {
    nature: 'context',
    ids: qualified('grafana-incident', item.text('/incidentID')),
    timeline: eventOf(item),
    people: item.person('/user/name', 'participant'),
  }
}
