import type { Difference } from '#contract/stock.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Log } from '#server/queue/log.ts'
import type { Proof } from './check-ledger.ts'

/** What reading all lines again found besides. */
export interface Rebuilt {
  lines: number
  differences: readonly Difference[]
}

/**
 * Stores what a check found, and raises the alarm while there are differences: an error in the log each time, an entry
 * in the audit record when they begin and when they end. What only a rebuild finds stands until the next one.
 * @returns the differences there are now
 */
export async function recordCheck(tx: Tx, log: Log, checked: Proof, rebuilt?: Rebuilt): Promise<number> {
  const [row] = await tx.query<{ before: number; now: number }>({
    name: 'ledger-record',
    text: `
      update ledger_proof set checked_at = $1, checked_lines = $2, checked_balances = $3, differences = $4,
        difference_count = $5 + jsonb_array_length(coalesce($6::jsonb, rebuilt_differences)),
        rebuilt_differences = coalesce($6, rebuilt_differences),
        rebuilt_lines = coalesce($7, rebuilt_lines), rebuilt_at = case when $7 is null then rebuilt_at else now() end,
        differs_since = case when $5 + jsonb_array_length(coalesce($6::jsonb, rebuilt_differences)) > 0 then coalesce(differs_since, now()) end
      returning old.difference_count as before, new.difference_count as now`,
    values: [
      checked.checkedAt,
      checked.lines,
      checked.balances,
      JSON.stringify(checked.differences),
      checked.differenceCount,
      rebuilt ? JSON.stringify(rebuilt.differences) : null,
      rebuilt?.lines ?? null,
    ],
  })
  if (!row) throw new Error('the proof has no row')
  const found = [...checked.differences, ...(rebuilt?.differences ?? [])].slice(0, 10)
  if (row.now > 0)
    log.error({ tenantId: tx.tenantId, differences: row.now, found }, 'the ledger differs from its lines')
  if (row.now > 0 !== row.before > 0) {
    const actor = { kind: 'system', id: tx.tenantId, name: 'Proof', tenantId: tx.tenantId } as const
    const action = row.now > 0 ? 'alarm' : 'all_clear'
    await audit(tx, actor, {
      action,
      entity: 'ledger',
      entityId: tx.tenantId,
      after: { differences: row.now, found },
    })
  }
  return row.now
}
