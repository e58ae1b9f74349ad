import type { Database } from '#server/db/database.ts'
import { itemsChanged } from '#server/item/announce-changed.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import { gatherTenants } from '#server/queue/gather-tenants.ts'
import type { Log } from '#server/queue/log.ts'
import { posted } from '#server/stock/announce-posted.ts'
import { checkWatchesJob } from './jobs.ts'
import { hastenWatches } from './queries.ts'

/** Changes of so long are one: a busy tenant without watches is asked for them every two seconds, by an index. */
const gatherMs = 2_000

/** What is due later than this is left to the schedule. */
const longestWaitMs = 60_000

/** Has watched views looked at soon after this process changed items or stock; what ends first leaves that to the schedule of `checkWatchesOfAll`. */
export function watchChanges({ database, log }: { database: Database; log: Log }): { stop(): Promise<void> } {
  const ask = (tenantId: string) =>
    database.tenant(tenantId, async (tx) => {
      const waitMs = await hastenWatches(tx)
      if (waitMs === 0) await enqueue(tx, checkWatchesJob, { tenantId })
      return waitMs !== undefined && waitMs > 0 && waitMs < longestWaitMs
    })
  return gatherTenants({ announcements: [posted, itemsChanged], gatherMs, ask, log })
}
