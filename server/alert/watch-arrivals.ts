import type { Database } from '#server/db/database.ts'
import { enqueue } from '#server/queue/enqueue.ts'
import type { Log } from '#server/queue/log.ts'
import { onPosted } from '#server/stock/announce-posted.ts'
import { judgeArrivalsJob } from './jobs.ts'

/** After a movement, this long for others to be looked at with it: a busy tenant is looked at some times a second. */
const gatherMs = 250

/**
 * Has what this process posts looked at as soon as it is there. Movements neither wait nor write for it: the ledger itself says what has not been
 * looked at, so a process that ends first leaves that to the schedule of `judgeArrivalsOfAll`.
 */
export function watchArrivals({ database, log }: { database: Database; log: Log }): { stop(): Promise<void> } {
  const waiting = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  const ask = async (tenantId: string) => {
    waiting.delete(tenantId)
    try {
      await database.tenant(tenantId, (tx) => enqueue(tx, judgeArrivalsJob, { tenantId }))
    } catch (error) {
      log.warn({ err: error }, 'new movements are looked at later')
    }
  }
  const silence = onPosted((tenantId) => {
    if (waiting.has(tenantId)) return
    const timer = setTimeout(() => {
      const asked = ask(tenantId).finally(() => running.delete(asked))
      running.add(asked)
    }, gatherMs)
    waiting.set(tenantId, timer)
  })
  return {
    stop: async () => {
      silence()
      for (const timer of waiting.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
