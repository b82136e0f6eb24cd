// incident.io: what belongs to an incident but comes without it, updates, follow-ups and actions, from the API or webhooks.
import type { Action, Fragment } from '../../incident/incident.ts'
import type { Fact } from '../../incident/fact.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format, Piece } from '../format.ts'
import { happened } from '../happened.ts'
import { incidentIoUpdate } from '../incident-io-update.ts'
import { at, step } from '../pointer.ts'
import { qualified } from '../qualified.ts'
import { absent, anyOf, matching, object, present, signature, text } from '../signature.ts'

const isWebhook = signature({
  '/event_type': matching(/^(?:public|private)_incident\.(?:follow_up|action)/, 'an event of a follow-up'),
})
const isUpdate = signature({
  '/incident_id': text,
  '/new_incident_status or /new_severity or /message': present,
  '/updater or /id': present,
  '/created_at': text,
  '/event': absent,
})
const isFollowUp = signature({
  '/incident_id': text,
  '/status': text,
  '/title or /description': text,
  '/created_at': text,
  '/assignee or /priority or /completed_at or /creator or /labels': present,
})

export const incidentIoFollowUp: Format = {
  id: 'incident-io-follow-up',
  title: 'incident.io updates, follow-ups and actions',
  yields: 'what was said and changed at a time; what is to be done, by whom, and whether it is done',
  declines: anyOf(isWebhook, isUpdate, isFollowUp),
  read(piece, options) {
    const whole = fieldsOf(piece, options)
    const fields = whole.inside(innerPointer(piece))
    const fragment =
      isUpdate(piece) === undefined && isFollowUp(piece) !== undefined
        ? updateFragment(fields)
        : followUpFragment(fields)
    return { fragments: [fragment], problems: whole.problems }
  },
}

/** A webhook holds its object under the name of its event. */
function innerPointer(piece: Piece): string {
  const event = at(piece.data, '/event_type')
  const pointer = typeof event === 'string' ? step(event) : ''
  return object.passes(at(piece.data, pointer)) ? pointer : ''
}

function updateFragment(update: Fields): Fragment {
  return {
    nature: 'context',
    ids: qualified('incident-io', update.text('/incident_id')),
    timeline: incidentIoUpdate(update),
    people: update.person('/updater/user/name', 'responder'),
  }
}

function followUpFragment(item: Fields): Fragment {
  return {
    nature: 'context',
    ids: qualified('incident-io', item.text('/incident_id')),
    actions: actionOf(item),
    timeline: happened(
      item.moment('/completed_at'),
      `Done: ${item.text(['/title', '/description'])[0]?.value ?? ''}`,
    ),
    links: item.link('/external_issue_reference/issue_permalink', 'ticket'),
  }
}

function actionOf(item: Fields): readonly Fact<Action>[] {
  return item.text(['/title', '/description'], { basis: 'stated' }).map((words) => {
    const [owner] = item.text('/assignee/name')
    const [status] = item.text('/status')
    const [ticket] = item.text('/external_issue_reference/issue_name')
    return {
      ...words,
      value: {
        text: words.value,
        ...(owner && { owner: owner.value }),
        ...(status && { status: status.value }),
        ...(ticket && { ticket: ticket.value }),
      },
    }
  })
}
