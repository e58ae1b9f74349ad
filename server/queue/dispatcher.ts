import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '#server/db/database.ts'
import { onEnqueued } from './enqueue.ts'
import type { Registry } from './job.ts'
import type { Log } from './log.ts'
import type { Queue } from './queue.ts'
import { sharesOf } from './shares.ts'
import { giveTurns } from './turns.ts'

const batch = 500
/** After a commit, this long for others to join its batch: under load the outbox is moved some hundred times a second, not thousands. */
const gatherMs = 4
/** Attempts of a job this process does not know: one of a newer version, during an update. */
const unknownAttempts = 5

export interface DispatcherOptions {
  database: Database
  queue: Queue
  registry: Registry
  log: Log
  /** how often the outbox is looked through for what a killed process left */
  pollMs?: number
}

export interface Dispatcher {
  /** Moves what is there and stops. */
  stop(): Promise<void>
}

/**
 * Moves rows of the outbox to the queue: at once after a commit of this process, at the next poll after one of a process
 * that died. Commits that come while a batch is under way share the next one. Several processes do not get in each
 * other's way. Delivery is at least once: when the commit is lost after the queue took a batch, the rows are moved again
 * under the same keys.
 */
export function startDispatcher({ database, queue, registry, log, pollMs = 1500 }: DispatcherOptions): Dispatcher {
  const ended = new AbortController()
  let rest = new AbortController()
  let woken = false
  let failing = false
  const wake = () => {
    woken = true
    rest.abort()
  }
  const silence = onEnqueued(wake)

  const moveAll = async () => {
    try {
      while ((await moveBatch(database, queue, registry)) === batch) {}
      if (failing) log.info({}, 'dispatching again')
      failing = false
    } catch (error) {
      if (!failing) log.error({ err: error }, 'dispatching failed; jobs wait in the outbox')
      failing = true
    }
  }
  const run = async () => {
    while (!ended.signal.aborted) {
      woken = false
      await moveAll()
      if (woken && !failing) {
        await delay(gatherMs)
        continue
      }
      rest = new AbortController()
      if (ended.signal.aborted) break
      await delay(pollMs * (failing ? 2 : 0.75 + Math.random() / 2), undefined, { signal: rest.signal }).catch(() => {})
    }
    await moveAll()
  }
  const running = run()
  return {
    stop: async () => {
      silence()
      ended.abort()
      rest.abort()
      await running
    },
  }
}

/**
 * Moves the oldest rows. Locks them while the queue takes them; rows that another dispatcher holds are passed over.
 * @returns how many
 */
async function moveBatch(database: Database, queue: Queue, registry: Registry): Promise<number> {
  return database.system(async (tx) => {
    // The queue's own durability rules: a batch whose commit a crash takes back is moved again.
    void tx.query({ text: 'set local synchronous_commit = off' }).catch(() => undefined)
    const rows = await tx.query<{
      id: number
      at: string
      tenantId: string
      job: string
      payload: unknown
      planned: boolean
    }>({
      name: 'outbox-take',
      text: `with picked as materialized (select id from outbox order by id limit $1 for update skip locked)
             delete from outbox using picked where outbox.id = picked.id
             returning outbox.id, (extract(epoch from created_at) * 1e6)::bigint::text as at, tenant_id as "tenantId", job, payload, planned`,
      values: [batch],
    })
    if (rows.length > 0) {
      rows.sort((a, b) => a.id - b.id)
      const ranks = await giveTurns(
        tx,
        queue,
        rows.map(({ tenantId, planned }) => ({ tenantId, lane: planned ? 'planned' : 'asked' })),
      )
      await queue.add(
        tx,
        // With the time, because a restored database counts its ids anew.
        rows.map(({ id, at, job: name, payload }, n) => {
          const job = registry.get(name)
          const rank = ranks[n] ?? 1
          const attempts = job?.attempts ?? unknownAttempts
          return { key: `${id}-${at}`, name, payload, attempts, rank, shares: sharesOf({ job, payload, rank }) }
        }),
      )
    }
    return rows.length
  })
}
