import { randomUUID } from 'node:crypto'
import { type ChangeKind, changeKinds } from '#contract/change.ts'
import type { Database } from '#server/db/database.ts'
import { written } from '#server/http/announce-written.ts'
import type { Log } from '#server/queue/log.ts'
import { posted } from '#server/stock/announce-posted.ts'

/** PostgreSQL's notification channel on which processes tell each other what changed, as `<process> <kind> <tenantId>`. */
export const changeChannel = 'inventory_change'

/** This process, among those that tell. */
export const thisProcess = randomUUID()

/** What changes within so long is told in one statement: whatever is posted, the database is told to five times a second. */
const gatherMs = 200

/** Hears what this process changes, after each commit. @returns stops it */
export function hearOwnChanges(onChange: (tenantId: string, kind: ChangeKind) => void): () => void {
  const stops = [
    posted.listen((tenantId) => onChange(tenantId, 'stock')),
    ...changeKinds.map((kind) => written[kind].listen((tenantId) => onChange(tenantId, kind))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/**
 * Tells other processes what this one changes, soon after the commit and in a transaction of its own: nothing that is posted waits
 * for it. What is lost (a process that ends, a broken connection) is found by the slow look of whoever watches.
 */
export function shareChanges({ database, log }: { database: Database; log: Log }): { stop(): Promise<void> } {
  const waiting = new Set<string>()
  let telling: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const tell = async () => {
    const notices = [...waiting].map((what) => `${thisProcess} ${what}`)
    waiting.clear()
    try {
      await database.system(async (tx) => {
        await tx.query({ text: 'set local synchronous_commit = off' })
        await tx.query({
          text: 'select pg_notify($1, notice) from unnest($2::text[]) notice',
          values: [changeChannel, notices],
        })
      })
    } catch (error) {
      log.warn({ err: error }, 'changes were not told to other processes')
    }
  }
  const plan = () => {
    if (timer !== undefined || telling !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      telling = tell().finally(() => {
        telling = undefined
        if (waiting.size > 0) plan()
      })
    }, gatherMs)
  }
  const stop = hearOwnChanges((tenantId, kind) => {
    waiting.add(`${kind} ${tenantId}`)
    plan()
  })
  return {
    stop: async () => {
      stop()
      clearTimeout(timer)
      await telling
      if (waiting.size > 0) await tell()
    },
  }
}
