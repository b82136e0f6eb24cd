// The registry of document kinds.
import type { DocumentKind } from './document.ts'
import { failureAnalysis } from './failure-analysis.ts'
import { postMortem } from './post-mortem.ts'

export const documentKinds: readonly DocumentKind[] = [postMortem, failureAnalysis]
