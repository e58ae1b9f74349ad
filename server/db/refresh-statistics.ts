import type { Tx } from './transaction.ts'

/**
 * Tells the planner of a bulk of rows at once: of an organisation that a table's statistics do not know it expects one row, and would join all of its
 * movements with all of its lines until the next automatic look. Takes about half a second; to be called after what was written has committed.
 * @param moved  movements came as well, not items alone
 */
export async function refreshStatistics(tx: Tx, moved: boolean): Promise<void> {
  await tx.query({ text: 'select refresh_statistics($1)', values: [moved] })
}
