import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { takeChanges } from './take-changes.ts'
import { valueItems } from './value-items.ts'

interface Options {
  signal: AbortSignal
  /** first statement of each transaction */
  hold?: (tx: Tx) => Promise<void>
  onProgress?: (items: number) => void
}

/**
 * Brings a tenant's value up to what its ledger holds now: takes note of what has happened, then values the items, some 50 a
 * transaction. Ended anywhere, the next run goes on; twice is as once.
 * @returns items valued
 */
export async function valueStock(database: Database, tenantId: string, options: Options): Promise<number> {
  const { signal, hold, onProgress } = options
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) =>
    database.tenant(tenantId, async (tx) => {
      await hold?.(tx)
      return work(tx)
    })
  const knownAt = await inTenant(takeChanges)
  let items = 0
  for (let done = -1; done !== 0; ) {
    signal.throwIfAborted()
    done = await inTenant(valueItems)
    items += done
    onProgress?.(items)
  }
  await inTenant((tx) =>
    tx.query({
      name: 'valuation-done',
      text: 'update valuation set valued_at = greatest(valued_at, $1::timestamptz)',
      values: [knownAt],
    }),
  )
  return items
}
