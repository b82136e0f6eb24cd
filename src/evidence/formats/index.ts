// The registry of formats: one line each, in alphabetical order. Exactly one of them claims a piece.
import type { Format } from '../format.ts'
import { awsStatus } from './aws-status.ts'
import { bitbucket } from './bitbucket.ts'
import { canaryRecord } from './canary-record.ts'
import { cdevents } from './cdevents.ts'
import { fireHydrant } from './fire-hydrant.ts'
import { gitlabDeployment } from './gitlab-deployment.ts'
import { gitlabPipeline } from './gitlab-pipeline.ts'
import { googleCloudStatus } from './google-cloud-status.ts'
import { grafanaIncident } from './grafana-incident.ts'
import { incidentIo } from './incident-io.ts'
import { opsgenie } from './opsgenie.ts'
import { rootly } from './rootly.ts'
import { sentry } from './sentry.ts'
import { serviceNow } from './service-now.ts'
import { slackStatus } from './slack-status.ts'
import { upptime } from './upptime.ts'
import { yandexStatus } from './yandex-status.ts'

export const formats: readonly Format[] = [
  awsStatus,
  bitbucket,
  canaryRecord,
  cdevents,
  fireHydrant,
  gitlabDeployment,
  gitlabPipeline,
  googleCloudStatus,
  grafanaIncident,
  incidentIo,
  opsgenie,
  rootly,
  sentry,
  serviceNow,
  slackStatus,
  upptime,
  yandexStatus,
]
