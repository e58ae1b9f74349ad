import { listCheckouts } from '#contract/checkout.ts'
import { stockReads } from '#web/lib/stock-reads.ts'

/** What is stale after a unit was checked out or in. */
export const checkoutReads = [listCheckouts, ...stockReads]
