// Yandex Cloud status: incidents and their comments. An incident may have an `endDate` while its status is still open.
import type { Fragment } from '../../incident/incident.ts'
import { type Fields, fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import { happened, told } from '../happened.ts'
import { htmlToText } from '../html-text.ts'
import { plainText } from '../plain-text.ts'
import { qualified } from '../qualified.ts'
import { present, signature, text } from '../signature.ts'

export const yandexStatus: Format = {
  id: 'yandex-status',
  title: 'Yandex Cloud status incidents',
  yields: 'title, level, services, start and end, every comment',
  declines: signature({ '/title': text, '/startDate': text, '/levelId or /level': present, '/status': text }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    return { fragments: [fragmentOf(fields)], problems: fields.problems }
  },
}

function fragmentOf(fields: Fields): Fragment {
  const started = fields.moment('/startDate', { basis: 'stated' })
  const ended = fields.moment('/endDate', { basis: 'stated' })
  const open = fields.raw('/status') === 'open'
  return {
    nature: 'failure',
    ids: qualified('yandex-cloud', fields.text('/id')),
    facts: {
      title: fields.text('/title', { basis: 'stated' }),
      severity: plainText(fields, ['/level/label', '/level/name', '/level/theme', '/level', '/levelId'], {
        basis: 'stated',
      }),
      status: fields.text('/status'),
      service: fields
        .each('/services')
        .flatMap((service) => plainText(service, ['/name', '/title', '/slug', ''])),
    },
    marks: { started, resolved: open ? [] : ended },
    timeline: [
      ...happened(started, 'Incident began'),
      ...fields.each('/comments').flatMap((comment) => {
        const [words] = comment.text(['/content', '/text'], { basis: 'stated' })
        return words
          ? told(comment, comment.moment(['/createdAt', '/date']), htmlToText(words.value), {
              basis: 'stated',
            })
          : []
      }),
      ...happened(ended, open ? 'End stated, while the incident is still open' : 'Incident ended'),
    ],
    links: fields.link('/url', 'incident', 'Yandex Cloud status'),
    details: [
      ...fields.each('/zones').flatMap((zone) =>
        zone.detail(
          'zone',
          ['', '/id', '/name'].filter((pointer) => typeof zone.raw(pointer) === 'string'),
        ),
      ),
      ...fields.detail('type', ['/incidentType', '/type']),
    ],
  }
}
