import { createItem, type Tracking } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createSalesOrder, type SalesOrder } from '#contract/sales-order.ts'
import { listStock } from '#contract/stock.ts'
import type { TestTenant } from '#server/testing/app.ts'

/** A warehouse with two bins, and a place of quarantine in it with a bin of its own. */
export interface Store {
  warehouse: string
  bins: [string, string]
  quarantine: string
  blockedBin: string
}

let made = 0

export async function makeStore({ admin }: TestTenant): Promise<Store> {
  const n = ++made
  const place = async (code: string, more: { parentId?: string; kind?: 'warehouse' | 'bin' | 'quarantine' }) =>
    (await admin.call(createLocation, { body: { code: `${code}${n}`, name: `${code} ${n}`, ...more } })).id
  const warehouse = await place('W', { kind: 'warehouse' })
  const bins: [string, string] = [
    await place('A', { parentId: warehouse, kind: 'bin' }),
    await place('B', { parentId: warehouse, kind: 'bin' }),
  ]
  const quarantine = await place('Q', { parentId: warehouse, kind: 'quarantine' })
  return { warehouse, bins, quarantine, blockedBin: await place('X', { parentId: quarantine, kind: 'bin' }) }
}

/** An item with some stock: quantity, place, and lot with its last day where it is tracked. */
export async function makeStock(
  { admin }: TestTenant,
  stock: readonly { quantity: string; at: string; lotCode?: string; expiresOn?: string }[],
  tracking: Tracking = 'none',
): Promise<string> {
  const sku = `V-${++made}`
  const { id } = await admin.call(createItem, { body: { sku, name: `Ware ${made}`, tracking, price: '2.5' } })
  const lines = stock.map(({ at, ...line }) => ({ itemId: id, toLocationId: at, ...line }))
  if (lines.length > 0) await admin.call(recordMovement, { body: { kind: 'opening', lines } })
  return id
}

export function takeOrder(
  { staff }: TestTenant,
  { warehouse }: Store,
  lines: readonly [itemId: string, quantity: string][],
): Promise<SalesOrder> {
  return staff.call(createSalesOrder, {
    body: {
      customerName: 'Ada',
      locationId: warehouse,
      lines: lines.map(([itemId, quantity]) => ({ itemId, quantity })),
    },
  })
}

/** What lies where of an item: place, lot, on hand, reserved. */
export async function stockOf({ staff }: TestTenant, itemId: string) {
  const { data } = await staff.call(listStock, { query: { itemId } })
  return data
    .filter(({ onHand, reserved }) => Number(onHand) !== 0 || Number(reserved) !== 0)
    .map((row) => `${row.locationCode.charAt(0)} ${row.lotCode ?? '-'} ${Number(row.onHand)}/${Number(row.reserved)}`)
    .toSorted()
}
