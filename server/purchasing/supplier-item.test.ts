import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { receivePurchaseOrder } from '#contract/purchase-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import {
  createSupplierItem,
  deleteSupplierItem,
  listSupplierItems,
  updateSupplierItem,
} from '#contract/supplier-item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeShop, sendOrder } from './purchasing-fixture.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

test('a supplier item comes back as it was written, once for a supplier and an item, and its changes are audited', async () => {
  const { manager, staff } = tenant
  const { supplierId, itemIds } = await makeShop(tenant)
  const [itemId = ''] = itemIds
  const terms = {
    code: 'ACM-7',
    packUnit: 'box',
    packSize: '12',
    prices: [
      { from: '1', price: '24' },
      { from: '10', price: '21.5' },
    ],
    minimumQuantity: '2',
    orderMultiple: '2',
    leadTimeDays: 5,
  }
  const made = await manager.call(createSupplierItem, { body: { supplierId, itemId, ...terms } })
  expect(made).toMatchObject({ ...terms, currency: 'EUR', isPreferred: false, learnedLeadTime: null, unit: 'pcs' })
  expect((await manager.send(createSupplierItem, { body: { supplierId, itemId } })).problem.code).toBe('conflict')
  const wrong = [
    { from: '5', price: '1' },
    { from: '5', price: '2' },
  ]
  expect((await manager.send(createSupplierItem, { body: { supplierId, itemId, prices: wrong } })).status).toBe(400)
  const params = { supplierItemId: made.id }
  expect((await staff.send(updateSupplierItem, { params, ifMatch: 1, body: {} })).problem.code).toBe('forbidden')
  const changed = await manager.call(updateSupplierItem, { params, ifMatch: 1, body: { leadTimeDays: null } })
  expect(changed).toMatchObject({ ...terms, leadTimeDays: null, version: 2 })
  expect((await manager.send(updateSupplierItem, { params, ifMatch: 1, body: {} })).problem.code).toBe(
    'version_mismatch',
  )
  expect((await staff.call(listSupplierItems, { query: { itemId } })).data).toEqual([changed])
  await manager.call(deleteSupplierItem, { params, ifMatch: 2 })
  expect((await staff.call(listSupplierItems, { query: { supplierId } })).data).toEqual([])
  const { data } = await manager.call(listAudit, { query: { entity: 'supplierItem', entityId: made.id } })
  expect(data.map(({ action }) => action)).toEqual(['delete', 'update', 'create'])
})

test('of many who make their supplier the preferred one of an item, one has it in the end', async () => {
  const { manager } = tenant
  const { itemIds } = await makeShop(tenant)
  const [itemId = ''] = itemIds
  await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const { id } = await manager.call(createSupplier, { body: { name: `Rival ${n}` } })
      await manager.call(createSupplierItem, { body: { supplierId: id, itemId, isPreferred: true } })
    }),
  )
  const { data } = await manager.call(listSupplierItems, { query: { itemId } })
  expect(data.filter(({ isPreferred }) => isPreferred)).toHaveLength(1)
})

test('a lead time is learned from receipts that stand', async () => {
  const { manager, staff, id } = tenant
  const shop = await makeShop(tenant, 1)
  const { supplierId, itemIds } = shop
  const [itemId = ''] = itemIds
  await manager.call(createSupplierItem, { body: { supplierId, itemId, leadTimeDays: 3 } })
  for (const days of [4, 6, 20]) {
    const order = await sendOrder(tenant, shop, ['1'])
    await testApp.database.tenant(id, (tx) =>
      tx.query({
        text: `update purchase_order set sent_at = now() - $2 * interval '1 day' where id = $1`,
        values: [order.id, days],
      }),
    )
    await staff.call(receivePurchaseOrder, { params: { orderId: order.id }, body: {} })
  }
  const { data } = await staff.call(listSupplierItems, { query: { supplierId } })
  // quartiles of 4, 6, 20 by interpolation: 5 and 13
  expect(data[0]?.learnedLeadTime).toEqual({ medianDays: 6, spreadDays: 8, receipts: 3 })
  // what three receipts have shown is believed before what was said
  const next = await sendOrder(tenant, shop, ['1'])
  const [row] = await testApp.database.tenantRead(id, (tx) =>
    tx.query<{ day: string }>({ text: `select ((now() at time zone time_zone)::date + 6)::text as day from tenant` }),
  )
  expect(next.lines[0]?.expectedOn).toBe(row?.day)
})
