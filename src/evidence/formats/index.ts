// The registry of formats: one line each, in alphabetical order. Exactly one of them claims a piece.
import type { Format } from '../format.ts'
import { alertmanager } from './alertmanager.ts'
import { canaryRecord } from './canary-record.ts'
import { githubActions } from './github-actions.ts'
import { githubDeployment } from './github-deployment.ts'
import { githubIssue } from './github-issue.ts'

export const formats: readonly Format[] = [
  alertmanager,
  canaryRecord,
  githubActions,
  githubDeployment,
  githubIssue,
]
