import type { z } from 'zod'
import type { purchasingSettings, updatePurchasingSettings } from '#contract/purchase-order.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

type Settings = z.output<typeof purchasingSettings>

/** The defaults of the table. */
const first: Settings = {
  overReceiptPercent: '0',
  serviceAim: 'cycle',
  serviceLevel: 0.95,
  holdingPercent: 20,
  shortagePercent: 30,
  reviewDays: 7,
  leadTimeDays: 14,
  version: 1,
}

/** As they stand; an organisation that has never set any has those of the first version. */
export async function getSettings(tx: Tx): Promise<Settings> {
  const [row] = await tx.query<Settings>({
    text: `select trim_scale(over_receipt_percent)::text as "overReceiptPercent", service_aim as "serviceAim", service_level as "serviceLevel",
             holding_percent as "holdingPercent", shortage_percent as "shortagePercent", review_days as "reviewDays",
             lead_time_days as "leadTimeDays", version
           from purchasing_settings where tenant_id = $1`,
    values: [tx.tenantId],
  })
  return row ?? first
}

/** @throws AppError version_mismatch */
export async function alterSettings(
  tx: Tx,
  actor: Actor,
  version: number,
  change: z.output<typeof updatePurchasingSettings.body>,
): Promise<Settings> {
  await tx.query({
    text: 'insert into purchasing_settings (tenant_id) values ($1) on conflict do nothing',
    values: [tx.tenantId],
  })
  await tx.query({ text: 'select from purchasing_settings where tenant_id = $1 for update', values: [tx.tenantId] })
  const before = await getSettings(tx)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  await tx.query({
    text: `update purchasing_settings set over_receipt_percent = coalesce($2, over_receipt_percent), service_aim = coalesce($3, service_aim),
             service_level = coalesce($4, service_level), holding_percent = coalesce($5, holding_percent),
             shortage_percent = coalesce($6, shortage_percent), review_days = coalesce($7, review_days),
             lead_time_days = coalesce($8, lead_time_days), version = version + 1
           where tenant_id = $1`,
    values: [
      tx.tenantId,
      change.overReceiptPercent,
      change.serviceAim,
      change.serviceLevel,
      change.holdingPercent,
      change.shortagePercent,
      change.reviewDays,
      change.leadTimeDays,
    ],
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
