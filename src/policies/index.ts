// The built-in policies.
import { actionItems } from './action-items.ts'
import { dora } from './dora.ts'
import { gdpr } from './gdpr.ts'
import { nis2 } from './nis2.ts'
import { nydfs } from './nydfs.ts'
import type { Policy } from './policy.ts'
import { rollbackReview } from './rollback-review.ts'
import { sec8k } from './sec-8k.ts'

/** All of them, by id; those not on by default are switched on by their names. */
export const policies: readonly Policy[] = [actionItems, dora, gdpr, nis2, nydfs, rollbackReview, sec8k]
