// The built-in policies.
import type { Policy } from './policy.ts'
import { rollbackReview } from './rollback-review.ts'

export const policies: readonly Policy[] = [rollbackReview]
