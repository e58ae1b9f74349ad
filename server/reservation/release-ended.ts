import type { Tx } from '#server/db/transaction.ts'
import { type BalanceKey, lockBalances } from './lock-balances.ts'

/** Ended reservations that are released together. */
const atOnce = 500

/**
 * Gives back what ended reservations hold, some at a time. Locks their balances in key order first.
 * @param itemIds  of these items only
 * @returns whether there may be more
 */
export async function releaseEnded(tx: Tx, itemIds?: readonly string[]): Promise<boolean> {
  const ended = await tx.query<BalanceKey & { id: string }>({
    name: 'ended_reservations',
    text: `select id, item_id as "itemId", location_id as "locationId", lot_id as "lotId" from reservation
           where expires_at <= now() and ($1::uuid[] is null or item_id = any($1)) limit ${atOnce}`,
    values: [itemIds ?? null],
  })
  if (ended.length === 0) return false
  await lockBalances(tx, ended)
  // one that was prolonged meanwhile stays
  await tx.query({
    text: 'delete from reservation where id = any($1::uuid[]) and expires_at <= now()',
    values: [ended.map(({ id }) => id)],
  })
  return ended.length === atOnce
}
