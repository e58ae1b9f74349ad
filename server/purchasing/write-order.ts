import type { z } from 'zod'
import { allows } from '#contract/permissions.ts'
import type { createPurchaseOrder, PurchaseOrder, updatePurchaseOrder } from '#contract/purchase-order.ts'
import { sentence } from '#contract/words/sentence.ts'
import { isEditable } from '#core/purchasing/order-state.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { fillLines, replaceLines } from './order-lines.ts'
import { getOrder, lockOrder } from './order-queries.ts'
import { refuseValue } from './refuse-value.ts'
import { nextNumber } from './settings.ts'

/**
 * Drafts an order under the next number.
 * @throws AppError invalid_value  a supplier, place or item that is not there or not in use
 */
export async function makeOrder(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof createPurchaseOrder.body>,
): Promise<PurchaseOrder> {
  const { supplierId, locationId } = input
  assertTolerance(actor, input.overReceiptPercent)
  await assertSupplier(tx, supplierId)
  await assertPlace(tx, locationId)
  const filled = await fillLines(tx, { supplierId, currency: input.currency }, input.lines ?? [])
  const id = newId()
  await tx.query({
    text: `insert into purchase_order (tenant_id, id, number, supplier_id, location_id, currency, reference, note, expected_on, over_receipt_percent, created_by_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      tx.tenantId,
      id,
      await nextNumber(tx),
      supplierId,
      locationId,
      filled.currency,
      input.reference ?? '',
      input.note ?? '',
      input.expectedDay ?? null,
      input.overReceiptPercent ?? null,
      actor.name,
    ],
  })
  await replaceLines(tx, id, filled.lines)
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action: 'create', entity: 'purchaseOrder', entityId: id, after })
  return after
}

/**
 * Changes a draft, or what may change of an order further on, if it still has the version the caller read.
 * @throws AppError not_found, version_mismatch, order_state, forbidden (the tolerance is an approver's), invalid_value
 */
export async function alterOrder(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof updatePurchaseOrder.body> },
): Promise<PurchaseOrder> {
  const before = await lockOrder(tx, id)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  assertTolerance(actor, change.overReceiptPercent)
  const { note, expectedDay, overReceiptPercent, ...draftOnly } = change
  if (!isEditable(before.state) && Object.keys(draftOnly).length > 0)
    throw new AppError('order_state', { state: before.state, detail: sentence('purchase.notEditable') })
  if (draftOnly.locationId) await assertPlace(tx, draftOnly.locationId)
  const currency = draftOnly.currency ?? before.currency
  const filled = draftOnly.lines && (await fillLines(tx, { supplierId: before.supplierId, currency }, draftOnly.lines))
  await tx.query({
    text: `update purchase_order set location_id = $2, currency = $3, reference = $4, note = $5, expected_on = $6, over_receipt_percent = $7,
             version = version + 1, updated_at = now() where id = $1`,
    values: [
      id,
      draftOnly.locationId ?? before.locationId,
      currency,
      draftOnly.reference ?? before.reference,
      note ?? before.note,
      expectedDay === undefined ? before.expectedDay : expectedDay,
      overReceiptPercent === undefined ? before.overReceiptPercent : overReceiptPercent,
    ],
  })
  if (filled) await replaceLines(tx, id, filled.lines)
  const after = await getOrder(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'purchaseOrder', entityId: id, before, after })
  return after
}

/** How much too much may be taken in is decided by who approves orders. */
function assertTolerance(actor: Actor, percent: string | null | undefined): void {
  if (percent !== undefined && !allows(actor.role, 'purchase:approve'))
    throw new AppError('forbidden', { permission: 'purchase:approve' })
}

async function assertSupplier(tx: Tx, id: string): Promise<void> {
  const found = await tx.query({ text: 'select 1 from supplier where id = $1 and archived_at is null', values: [id] })
  if (found.length === 0) throw refuseValue('body.supplierId', sentence('purchase.noSupplier'))
}

/** @throws AppError invalid_value  not a real place in use */
export async function assertPlace(tx: Tx, id: string): Promise<void> {
  const found = await tx.query({
    text: 'select 1 from location where id = $1 and not is_virtual and archived_at is null',
    values: [id],
  })
  if (found.length === 0) throw refuseValue('body.locationId', sentence('purchase.noPlace'))
}
