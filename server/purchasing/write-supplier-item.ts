import type { z } from 'zod'
import type { createSupplierItem, SupplierItem, updateSupplierItem } from '#contract/supplier-item.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { refuseValue } from './refuse-value.ts'
import { findSupplierItem } from './supplier-item-queries.ts'

type Change = z.output<typeof updateSupplierItem.body>

/**
 * Notes that a supplier sells an item. One that is preferred takes that from the item's other suppliers.
 * @throws AppError conflict (it is noted already), invalid_value (no such supplier or item)
 */
export async function makeSupplierItem(
  tx: Tx,
  actor: Actor,
  { supplierId, itemId, ...change }: z.output<typeof createSupplierItem.body>,
): Promise<SupplierItem> {
  await lockPreference(tx, itemId, change)
  const [made] = await tx
    .query<{ id: string }>({
      text: `insert into supplier_item (tenant_id, supplier_id, item_id, currency, code, pack_unit, pack_size, prices, minimum_quantity, order_multiple, lead_time_days, is_preferred)
             select $1, $2, $3, coalesce($4, t.currency), $5, $6, $7, $8, $9, $10, $11, $12 from tenant t where t.id = $1 returning id`,
      values: [
        tx.tenantId,
        supplierId,
        itemId,
        change.currency ?? null,
        change.code ?? '',
        change.packUnit ?? null,
        change.packSize ?? '1',
        JSON.stringify(change.prices ?? []),
        change.minimumQuantity ?? null,
        change.orderMultiple ?? null,
        change.leadTimeDays ?? null,
        change.isPreferred ?? false,
      ],
    })
    .catch(translate)
  const after = await getSupplierItem(tx, made?.id ?? '')
  await audit(tx, actor, { action: 'create', entity: 'supplierItem', entityId: after.id, after })
  return after
}

/** @throws AppError not_found, version_mismatch */
export async function alterSupplierItem(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: Change },
): Promise<SupplierItem> {
  const before = await lockSupplierItem(tx, id, version)
  await lockPreference(tx, before.itemId, change)
  const next = { ...before, ...change }
  await tx.query({
    text: `update supplier_item set currency = $2, code = $3, pack_unit = $4, pack_size = $5, prices = $6, minimum_quantity = $7,
             order_multiple = $8, lead_time_days = $9, is_preferred = $10, version = version + 1, updated_at = now() where id = $1`,
    values: [
      id,
      next.currency,
      next.code,
      next.packUnit,
      next.packSize,
      JSON.stringify(next.prices),
      next.minimumQuantity,
      next.orderMultiple,
      next.leadTimeDays,
      next.isPreferred,
    ],
  })
  const after = await getSupplierItem(tx, id)
  await audit(tx, actor, { action: 'update', entity: 'supplierItem', entityId: id, before, after })
  return after
}

/** @throws AppError not_found, version_mismatch */
export async function removeSupplierItem(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockSupplierItem(tx, id, version)
  await tx.query({ text: 'delete from supplier_item where id = $1', values: [id] })
  await audit(tx, actor, { action: 'delete', entity: 'supplierItem', entityId: id, before })
}

async function lockSupplierItem(tx: Tx, id: string, version: number): Promise<SupplierItem> {
  const [locked] = await tx.query<{ version: number }>({
    text: 'select version from supplier_item where id = $1 for update',
    values: [id],
  })
  if (!locked) throw new AppError('not_found')
  if (locked.version !== version) throw new AppError('version_mismatch', { currentVersion: locked.version })
  return getSupplierItem(tx, id)
}

/** Whoever makes a supplier the preferred one of an item locks the item first: two at once end with one. */
async function lockPreference(tx: Tx, itemId: string, { isPreferred }: Pick<Change, 'isPreferred'>): Promise<void> {
  if (!isPreferred) return
  await tx.query({ text: 'select from item where id = $1 for no key update', values: [itemId] })
  await tx.query({
    text: 'update supplier_item set is_preferred = false, version = version + 1, updated_at = now() where item_id = $1 and is_preferred',
    values: [itemId],
  })
}

async function getSupplierItem(tx: Tx, id: string): Promise<SupplierItem> {
  const found = await findSupplierItem(tx, id)
  if (!found) throw new Error('The supplier item just written is not there.')
  return found
}

function translate(error: unknown): never {
  if (violates(error, 'supplier_item_tenant_id_supplier_id_item_id_key'))
    throw new AppError('conflict', { detail: sentence('purchase.sellsAlready') }, { cause: error })
  if (violates(error, 'supplier_item_tenant_id_supplier_id_fkey'))
    throw refuseValue('body.supplierId', sentence('purchase.noSupplier'))
  if (violates(error, 'supplier_item_tenant_id_item_id_fkey'))
    throw refuseValue('body.itemId', sentence('purchase.noItem'))
  throw error
}
