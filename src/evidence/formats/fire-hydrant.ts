// FireHydrant: incidents of its API and webhooks, whose milestones are the marks that people set.
//
// Times may be written `2026-03-02 14:43:05 UTC`. A milestone's `occurred_at` is when it was reached, its `created_at`
// only when somebody recorded it; older answers have the latter alone.
import type { Fact } from '../../incident/fact.ts'
import type { Action, Fragment, MarkName } from '../../incident/incident.ts'
import { distinct } from '../distinct.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { plainText } from '../plain-text.ts'
import { qualified } from '../qualified.ts'
import { anyOf, list, present, signature, text } from '../signature.ts'

export const fireHydrant: Format = {
  id: 'fire-hydrant',
  title: 'FireHydrant incidents',
  yields: 'name, severity, milestones, impacted services, roles, tasks and follow-ups',
  declines: anyOf(
    signature({ '/milestones': list, '/name': text }),
    signature({ '/current_milestone': text, '/name or /number': present }),
  ),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

const markByMilestone: Readonly<Record<string, MarkName>> = {
  started: 'started',
  detected: 'detected',
  acknowledged: 'acknowledged',
  mitigated: 'mitigated',
  resolved: 'resolved',
  closed: 'closed',
}

function fragmentOf(fields: Fields): Fragment {
  const milestones = fields.each('/milestones').map((milestone) => ({
    name: milestone.text(['/type', '/slug', '/name'])[0]?.value.toLowerCase() ?? '',
    label: milestone.text(['/name', '/type'])[0]?.value ?? 'Milestone',
    at: milestone.moment(['/occurred_at', '/created_at'], { basis: 'stated' }),
  }))
  const marked = (name: MarkName) =>
    milestones.filter((milestone) => lookUp(milestone.name) === name).flatMap(({ at }) => at)
  const started = marked('started')
  const impactsOf = (type: RegExp) =>
    fields
      .each('/impacts')
      .filter((impact) => type.test(impact.text('/type')[0]?.value ?? 'service'))
      .flatMap((impact) => impact.text(['/name', '/impact/name'], { basis: 'stated' }))
  const namesIn = (pointer: string) =>
    fields.each(pointer).flatMap((item) => item.text(['/name', '/slug'], { basis: 'stated' }))
  const created = fields.moment('/created_at')
  return {
    nature: 'failure',
    ids: [...qualified('fire-hydrant', fields.text('/id'))],
    facts: {
      title: fields.text('/name', { basis: 'stated' }),
      summary: fields.text(['/summary', '/description'], { basis: 'stated' }),
      severity: fields.text(typeof fields.raw('/severity') === 'object' ? '/severity/slug' : '/severity', {
        basis: 'stated',
      }),
      status: fields.text('/current_milestone'),
      service: distinct([
        ...namesIn('/services'),
        ...impactsOf(/service/i),
        ...namesIn('/functionalities'),
        ...impactsOf(/functionality/i),
      ]),
      environment: distinct([...namesIn('/environments'), ...impactsOf(/environment/i)]),
      userImpact: fields.text('/customer_impact_summary', { basis: 'stated' }),
    },
    marks: {
      ...(started.length > 0 ? { started } : { started: fields.moment('/started_at') }),
      declared: created,
      detected: marked('detected'),
      acknowledged: marked('acknowledged'),
      mitigated: marked('mitigated'),
      resolved: marked('resolved'),
      closed: marked('closed'),
    },
    timeline: [
      ...happened(created, 'Incident opened', { by: fields.text('/created_by/name')[0]?.value }),
      ...milestones.flatMap(({ label, at }) => happened(at, `Milestone: ${label}`)),
      ...fields.each('/impacts').flatMap((impact) => {
        const [name] = impact.text(['/name', '/impact/name'])
        const [condition] = plainText(impact, ['/condition/name', '/condition'])
        return happened(
          impact.moment('/added_at'),
          `Impact added: ${[name?.value, condition?.value].filter((part) => part !== undefined).join(', ')}`,
        )
      }),
      ...fields.each('/events').flatMap(eventOf),
    ],
    actions: [...fields.each('/tasks'), ...fields.each('/follow_ups')].flatMap(actionOf),
    people: [
      ...fields.person('/created_by/name', 'creator'),
      ...fields
        .each('/role_assignments')
        .flatMap((assignment) =>
          assignment.person(
            ['/user/name', '/assignee/name'],
            assignment.text(['/incident_role/name', '/role/name'])[0]?.value ?? 'responder',
            { basis: 'stated' },
          ),
        ),
    ],
    links: [
      ...fields.link(['/incident_url', '/private_status_page_url'], 'incident', 'FireHydrant'),
      ...fields.link('/channel_reference', 'other', 'Channel'),
      ...fields.each('/conference_bridges').flatMap((bridge) => bridge.link('/join_url', 'other', 'Call')),
    ],
    details: [
      ...fields.detail('number', '/number'),
      ...fields.detail('priority', ['/priority/slug', '/priority']),
      ...fields.detail('channel', '/channel_name'),
      ...fields
        .each('/custom_fields')
        .flatMap((field) =>
          field.raw('/value') === ''
            ? []
            : field.detail(field.text(['/display_name', '/name'])[0]?.value ?? 'custom field', [
                '/value',
                '/value_string',
              ]),
        ),
      ...fields.each('/team_assignments').flatMap((assignment) => assignment.detail('team', '/team/name')),
    ],
  }
}

const lookUp = (name: string) => (Object.hasOwn(markByMilestone, name) ? markByMilestone[name] : undefined)

function eventOf(event: Fields) {
  const [words] = event.text(['/data/body', '/data/message', '/data/summary', '/description', '/body'], {
    basis: 'stated',
  })
  if (!words) return []
  return told(event, event.moment(['/occurred_at', '/created_at']), words.value, {
    basis: 'stated',
    by: event.text('/author/name')[0]?.value,
  })
}

function actionOf(item: Fields): readonly Fact<Action>[] {
  return item.text(['/title', '/summary', '/name', '/description'], { basis: 'stated' }).map((title) => {
    const [owner] = item.text(['/assignee/name', '/owner/name'])
    const [due] = item.text(['/due_at', '/due_date', '/dueAt'])
    const [status] = item.text(['/state', '/status'])
    return {
      ...title,
      value: {
        text: title.value,
        ...(owner && { owner: owner.value }),
        ...(due && /^\d{4}-\d{2}-\d{2}/.test(due.value) && { due: due.value.slice(0, 10) }),
        ...(status && { status: status.value }),
      },
    }
  })
}
