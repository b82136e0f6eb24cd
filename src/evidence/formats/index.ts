// The registry of formats: one line each, in alphabetical order. Exactly one of them claims a piece.
import type { Format } from '../format.ts'
import { alertmanager } from './alertmanager.ts'
import { argoApplication } from './argo-application.ts'
import { argoRollout } from './argo-rollout.ts'
import { canaryRecord } from './canary-record.ts'
import { githubActions } from './github-actions.ts'
import { githubDeployment } from './github-deployment.ts'
import { githubIssue } from './github-issue.ts'
import { jiraIssue } from './jira-issue.ts'
import { kubernetesEvents } from './kubernetes-events.ts'
import { pagerdutyAnalytics } from './pagerduty-analytics.ts'
import { pagerdutyEvent } from './pagerduty-event.ts'
import { pagerdutyIncident } from './pagerduty-incident.ts'
import { pagerdutyLog } from './pagerduty-log.ts'
import { slackExport } from './slack-export.ts'
import { statuspage } from './statuspage.ts'

export const formats: readonly Format[] = [
  alertmanager,
  argoApplication,
  argoRollout,
  canaryRecord,
  githubActions,
  githubDeployment,
  githubIssue,
  jiraIssue,
  kubernetesEvents,
  pagerdutyAnalytics,
  pagerdutyEvent,
  pagerdutyIncident,
  pagerdutyLog,
  slackExport,
  statuspage,
]
