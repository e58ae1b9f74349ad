import type { z } from 'zod'
import type { purchasingSettings } from '#contract/purchase-order.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

type Settings = z.output<typeof purchasingSettings>

/** As they stand; an organisation that has never set any has those of the first version. */
export async function getSettings(tx: Tx): Promise<Settings> {
  const [row] = await tx.query<Settings>({
    text: 'select trim_scale(over_receipt_percent)::text as "overReceiptPercent", version from purchasing_settings where tenant_id = $1',
    values: [tx.tenantId],
  })
  return row ?? { overReceiptPercent: '0', version: 1 }
}

/** @throws AppError version_mismatch */
export async function alterSettings(
  tx: Tx,
  actor: Actor,
  version: number,
  change: Pick<Settings, 'overReceiptPercent'>,
): Promise<Settings> {
  await tx.query({
    text: 'insert into purchasing_settings (tenant_id) values ($1) on conflict do nothing',
    values: [tx.tenantId],
  })
  await tx.query({ text: 'select from purchasing_settings where tenant_id = $1 for update', values: [tx.tenantId] })
  const before = await getSettings(tx)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  await tx.query({
    text: 'update purchasing_settings set over_receipt_percent = $2, version = version + 1 where tenant_id = $1',
    values: [tx.tenantId, change.overReceiptPercent],
  })
  const after = await getSettings(tx)
  await audit(tx, actor, { action: 'update', entity: 'purchasingSettings', entityId: tx.tenantId, before, after })
  return after
}

/**
 * The next order number. Rolled back with its order, so none is skipped; two at once wait for each other, so none is given twice.
 */
export async function nextNumber(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ last: string }>({
    name: 'next_order_number',
    text: `insert into purchasing_settings as s (tenant_id, last_number) values ($1, 1)
           on conflict (tenant_id) do update set last_number = s.last_number + 1 returning last_number::text as last`,
    values: [tx.tenantId],
  })
  if (!row) throw new Error('The counter returned no number.')
  return `PO-${row.last.padStart(4, '0')}`
}
