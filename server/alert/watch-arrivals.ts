import type { Database } from '#server/db/database.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import { gatherTenants } from '#server/queue/gather-tenants.ts'
import type { Log } from '#server/queue/log.ts'
import { posted } from '#server/stock/announce-posted.ts'
import { judgeArrivalsJob } from './jobs.ts'

/** After a movement, this long for others to be looked at with it: a busy tenant is looked at some times a second. */
const gatherMs = 250

/**
 * Has what this process posts looked at as soon as it is there. Movements neither wait nor write for it: the ledger itself says what has not been
 * looked at, so a process that ends first leaves that to the schedule of `judgeArrivalsOfAll`.
 */
export function watchArrivals({ database, log }: { database: Database; log: Log }): { stop(): Promise<void> } {
  const ask = async (tenantId: string) => {
    await database.tenant(tenantId, (tx) => enqueue(tx, judgeArrivalsJob, { tenantId }))
    return false
  }
  return gatherTenants({ announcements: [posted], gatherMs, ask, log })
}
