// The registry of formats: one line each, in alphabetical order. Exactly one of them claims a piece.
import type { Format } from '../format.ts'
import { alertmanager } from './alertmanager.ts'
import { canaryRecord } from './canary-record.ts'
import { deploymentLog } from './deployment-log.ts'
import { forensicsFolder } from './forensics-folder.ts'
import { githubActions } from './github-actions.ts'
import { githubDeployment } from './github-deployment.ts'
import { githubIssue } from './github-issue.ts'
import { incidentFile } from './incident-file.ts'
import { incidentFolder } from './incident-folder.ts'
import { postMortemDocument } from './post-mortem-document.ts'
import { preDeploymentState } from './pre-deployment-state.ts'
import { preflightReport } from './preflight-report.ts'
import { productionState } from './production-state.ts'
import { rollbackEvidence } from './rollback-evidence.ts'
import { timeline } from './timeline.ts'
import { versionHistory } from './version-history.ts'

export const formats: readonly Format[] = [
  alertmanager,
  canaryRecord,
  deploymentLog,
  forensicsFolder,
  githubActions,
  githubDeployment,
  githubIssue,
  incidentFile,
  incidentFolder,
  postMortemDocument,
  preDeploymentState,
  preflightReport,
  productionState,
  rollbackEvidence,
  timeline,
  versionHistory,
]
