// What a report may know beside what it reports.
import type { Host } from '../../host.ts'

export interface Setting {
  readonly host: Host
  /** Epoch ms. */
  readonly now: number
}
