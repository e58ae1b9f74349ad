import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { createPurchaseOrder, type PurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import type { TestTenant } from '#server/testing/app.ts'

/** A supplier, a place and some items of a tenant. */
export interface Shop {
  supplierId: string
  locationId: string
  itemIds: string[]
}

let made = 0

export async function makeShop({ admin }: TestTenant, items = 2): Promise<Shop> {
  const n = ++made
  const supplier = await admin.call(createSupplier, { body: { name: `Supplier ${n}`, email: `s${n}@example.com` } })
  const location = await admin.call(createLocation, { body: { code: `P${n}`, name: `Place ${n}` } })
  const itemIds: string[] = []
  for (let i = 0; i < items; i++)
    itemIds.push((await admin.call(createItem, { body: { sku: `S${n}-${i}`, name: `Item ${n}-${i}` } })).id)
  return { supplierId: supplier.id, locationId: location.id, itemIds }
}

/** An order that was sent, with a line of so many of each item. */
export async function sendOrder(
  { manager }: TestTenant,
  { supplierId, locationId, itemIds }: Shop,
  quantities: readonly string[],
  more: { overReceiptPercent?: string; unitPrice?: string } = {},
): Promise<PurchaseOrder> {
  const { unitPrice, ...head } = more
  const lines = quantities.map((quantity, n) => ({
    itemId: itemIds[n] ?? '',
    quantity,
    ...(unitPrice === undefined ? {} : { unitPrice }),
  }))
  const order = await manager.call(createPurchaseOrder, { body: { supplierId, locationId, lines, ...head } })
  const params = { orderId: order.id }
  const approved = await manager.call(transitionPurchaseOrder, { params, ifMatch: 1, body: { action: 'approve' } })
  return manager.call(transitionPurchaseOrder, {
    params,
    ifMatch: approved.version,
    body: { action: 'send', mail: false },
  })
}
