import type { Tx } from '#server/db/transaction.ts'

/** Codes of real places and kinds of virtual ones to ids. */
export async function readPlaces(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; id: string }>({
    text: 'select case when is_virtual then kind else code end as key, id from location',
  })
  return new Map(rows.map((row) => [row.key, row.id]))
}

/** SKUs to ids. */
export async function readItemIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ sku: string; id: string }>({ text: 'select sku, id from item' })
  return new Map(rows.map((row) => [row.sku, row.id]))
}

export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample names what it has not made.')
  return value
}
