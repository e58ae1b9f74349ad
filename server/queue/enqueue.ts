import type { Transaction, Tx } from '#server/db/transaction.ts'
import type { Job } from './job.ts'

/**
 * Queues a job with the data it belongs to: a row of `outbox` in the caller's transaction, moved to the queue after the
 * commit. Nothing here notifies, because notifying transactions wait for each other to commit.
 */
export async function enqueue<Payload>(tx: Tx, job: Job<Payload>, payload: Payload): Promise<void> {
  await tx.query({
    name: 'enqueue',
    text: 'insert into outbox (tenant_id, job, payload) values ($1, $2, $3)',
    values: [tx.tenantId, job.name, JSON.stringify(payload)],
  })
  wakeAfterCommit(tx)
}

/** For statements that write their `outbox` row themselves. */
export function wakeAfterCommit(tx: Transaction): void {
  tx.afterCommit(wake)
}

const dispatchers = new Set<() => void>()

/** @returns stops listening */
export function onEnqueued(listener: () => void): () => void {
  dispatchers.add(listener)
  return () => dispatchers.delete(listener)
}

function wake(): void {
  for (const listener of dispatchers) listener()
}
