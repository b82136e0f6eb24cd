// The registry of formats: one line each, in alphabetical order. Exactly one of them claims a piece.
import type { Format } from '../format.ts'
import { alertmanager } from './alertmanager.ts'
import { argoApplication } from './argo-application.ts'
import { argoRollout } from './argo-rollout.ts'
import { awsStatus } from './aws-status.ts'
import { bitbucket } from './bitbucket.ts'
import { canaryRecord } from './canary-record.ts'
import { cdevents } from './cdevents.ts'
import { deploymentLog } from './deployment-log.ts'
import { fireHydrant } from './fire-hydrant.ts'
import { forensicsFolder } from './forensics-folder.ts'
import { githubActions } from './github-actions.ts'
import { githubDeployment } from './github-deployment.ts'
import { githubIssue } from './github-issue.ts'
import { gitlabDeployment } from './gitlab-deployment.ts'
import { gitlabPipeline } from './gitlab-pipeline.ts'
import { googleCloudStatus } from './google-cloud-status.ts'
import { grafanaIncident } from './grafana-incident.ts'
import { grafanaLegacyAlert } from './grafana-legacy-alert.ts'
import { incidentFile } from './incident-file.ts'
import { incidentFolder } from './incident-folder.ts'
import { incidentIo } from './incident-io.ts'
import { incidentIoFollowUp } from './incident-io-follow-up.ts'
import { jiraIssue } from './jira-issue.ts'
import { kubernetesEvents } from './kubernetes-events.ts'
import { opsgenie } from './opsgenie.ts'
import { pagerdutyAnalytics } from './pagerduty-analytics.ts'
import { pagerdutyEvent } from './pagerduty-event.ts'
import { pagerdutyIncident } from './pagerduty-incident.ts'
import { pagerdutyLog } from './pagerduty-log.ts'
import { policyDocument } from './policy-document.ts'
import { postMortemDocument } from './post-mortem-document.ts'
import { preDeploymentState } from './pre-deployment-state.ts'
import { preflightReport } from './preflight-report.ts'
import { productionState } from './production-state.ts'
import { rollbackEvidence } from './rollback-evidence.ts'
import { rootly } from './rootly.ts'
import { sentry } from './sentry.ts'
import { serviceNow } from './service-now.ts'
import { slackExport } from './slack-export.ts'
import { slackStatus } from './slack-status.ts'
import { statusMarkdown } from './status-markdown.ts'
import { statuspage } from './statuspage.ts'
import { timeline } from './timeline.ts'
import { upptime } from './upptime.ts'
import { versionHistory } from './version-history.ts'
import { yandexStatus } from './yandex-status.ts'

export const formats: readonly Format[] = [
  alertmanager,
  argoApplication,
  argoRollout,
  awsStatus,
  bitbucket,
  canaryRecord,
  cdevents,
  deploymentLog,
  fireHydrant,
  forensicsFolder,
  githubActions,
  githubDeployment,
  githubIssue,
  gitlabDeployment,
  gitlabPipeline,
  googleCloudStatus,
  grafanaIncident,
  grafanaLegacyAlert,
  incidentFile,
  incidentFolder,
  incidentIo,
  incidentIoFollowUp,
  jiraIssue,
  kubernetesEvents,
  opsgenie,
  pagerdutyAnalytics,
  pagerdutyEvent,
  pagerdutyIncident,
  pagerdutyLog,
  policyDocument,
  postMortemDocument,
  preDeploymentState,
  preflightReport,
  productionState,
  rollbackEvidence,
  rootly,
  sentry,
  serviceNow,
  slackExport,
  slackStatus,
  statusMarkdown,
  statuspage,
  timeline,
  upptime,
  versionHistory,
  yandexStatus,
]
