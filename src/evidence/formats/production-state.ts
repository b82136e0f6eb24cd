// Production state: the file in which a deployment script keeps what runs now, what ran before, and who deployed it.
import { fieldsOf } from '../fields.ts'
import type { Format } from '../format.ts'
import type { Fragment } from '../../incident/incident.ts'
import { leftoversOf } from '../leftovers.ts'
import { present, signature, text } from '../signature.ts'

export const productionState: Format = {
  id: 'production-state',
  title: 'Production state',
  yields: 'the version in production and the one before it, when it was deployed and by whom',
  declines: signature({
    '/current_version or /currentVersion': text,
    '/previous_version or /previousVersion or /last_deploy_timestamp or /lastDeployTimestamp': present,
  }),
  read(piece, options) {
    const fields = fieldsOf(piece, options)
    const began = fields.moment(['/deploy_start', '/deployStart'])
    const deployed = fields.moment(['/last_deploy_timestamp', '/lastDeployTimestamp', '/last_deploy'])
    const version = fields.text(['/current_version', '/currentVersion'], {
      note: 'the version in production when the file was written',
    })
    const name = version[0]?.value ?? 'a version'
    const said: Omit<Fragment, 'nature'> = {
      facts: {
        version,
        previousVersion: fields.text(['/previous_version', '/previousVersion']),
        environment: fields.text(['/environment', '/env']),
      },
      marks: { deployed },
      timeline: [
        ...began.map((at) => ({ ...at, value: { at: at.value, text: `Deployment of ${name} started` } })),
        ...deployed.map((at) => ({ ...at, value: { at: at.value, text: `${name} deployed` } })),
      ],
      people: fields
        .text(['/deployed_by', '/deployedBy'])
        .map((person) => ({ ...person, value: { name: person.value, role: 'deployer' } })),
    }
    return {
      fragments: [{ nature: 'context', ...said, ...leftoversOf(piece, fields, said) }],
      problems: fields.problems,
    }
  },
}
