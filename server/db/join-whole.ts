import type { Tx } from './transaction.ts'

/**
 * Has the rest of this transaction read tables once and join them whole, rather than look each row up. After a bulk load the planner knows nothing of
 * the new rows: of an organisation that is new to a table's statistics it expects one, and would look through all of a table once for each.
 */
export async function joinWhole(tx: Tx): Promise<void> {
  await tx.query({ text: 'set local enable_nestloop = off' })
}
