import type { AlertKind } from '#contract/alert.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What people's answers have taught: how strict to be with an item and kind; infinity where it is muted. */
export type Tuning = (itemId: string, kind: AlertKind) => number

export async function readTuning(tx: Tx, itemIds: readonly string[], today: string): Promise<Tuning> {
  const rows = await tx.query<{ item_id: string; kind: string; strictness: number; is_muted: boolean }>({
    text: `select item_id, kind, strictness, coalesce(muted_until >= $2::date, false) as is_muted
           from alert_tuning where tenant_id = $3 and item_id = any($1::uuid[])`,
    values: [itemIds, today, tx.tenantId],
  })
  const known = new Map(rows.map((row) => [`${row.item_id} ${row.kind}`, row]))
  return (itemId, kind) => {
    const row = known.get(`${itemId} ${kind}`)
    return row?.is_muted ? Number.POSITIVE_INFINITY : (row?.strictness ?? 1)
  }
}
