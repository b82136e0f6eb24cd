// The registries: documents of an incident, and pages about a folder.
import { actionItems } from './action-items.ts'
import { compliance } from './compliance.ts'
import type { DocumentKind } from './document.ts'
import { failureAnalysis } from './failure-analysis.ts'
import type { FolderPage } from './folder-page.ts'
import { postMortem } from './post-mortem.ts'

export const documentKinds: readonly DocumentKind[] = [postMortem, failureAnalysis]
export const folderPages: readonly FolderPage[] = [actionItems, compliance]
