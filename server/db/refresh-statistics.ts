import type { Tx } from './transaction.ts'

/** Rows that the current organisation has just written. */
export interface Written {
  items: number
  /** of movements */
  lines: number
}

/**
 * Tells the planner of a bulk of rows at once: of an organisation that a table's statistics do not know it expects one row. It would join all of its
 * movements with all of its lines, and look each SKU up among all of its items, until the next automatic look. Takes up to a third of a second a
 * table, and nothing where at least a tenth of it is known; to be called after what was written has committed.
 * @param early  more is on its way: only an organisation that statistics leave out is told of
 */
export async function refreshStatistics(tx: Tx, { items, lines }: Written, early = false): Promise<void> {
  await tx.query({ text: 'select refresh_statistics($1, $2, $3)', values: [items, lines, early] })
}
