// The registry of formats: one line each, in alphabetical order. Exactly one of them claims a piece.
import type { Format } from '../format.ts'
import { canaryRecord } from './canary-record.ts'
import { incidentFile } from './incident-file.ts'
import { timeline } from './timeline.ts'

export const formats: readonly Format[] = [canaryRecord, incidentFile, timeline]
