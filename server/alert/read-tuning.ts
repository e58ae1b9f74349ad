import type { AlertKind } from '#contract/alert.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What people's answers have taught: how strict to be with an item or place and a kind; infinity where it is muted. */
export type Tuning = (id: string, kind: AlertKind) => number

/** @param ids  of items or places */
export async function readTuning(tx: Tx, ids: readonly string[], today: string): Promise<Tuning> {
  const rows = await tx.query<{ about: string; kind: string; strictness: number; is_muted: boolean }>({
    text: `select coalesce(item_id, location_id) as about, kind, strictness, coalesce(muted_until >= $2::date, false) as is_muted
           from alert_tuning where tenant_id = $3 and (item_id = any($1::uuid[]) or location_id = any($1::uuid[]))`,
    values: [ids, today, tx.tenantId],
  })
  const known = new Map(rows.map((row) => [`${row.about} ${row.kind}`, row]))
  return (id, kind) => {
    const row = known.get(`${id} ${kind}`)
    return row?.is_muted ? Number.POSITIVE_INFINITY : (row?.strictness ?? 1)
  }
}
