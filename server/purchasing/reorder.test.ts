import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory } from '#contract/category.ts'
import { createField } from '#contract/field.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { listIncomingStock, listPurchaseOrders, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import {
  createReorderPolicy,
  deleteReorderPolicy,
  draftReorders,
  listReorderPolicies,
  listReorderRows,
  type ReorderRule,
  updateReorderPolicy,
} from '#contract/reorder.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import { makeVariants } from '#contract/variant.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeShop, sendOrder } from './purchasing-fixture.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const rows = async (query: { itemId?: string; supplierId?: string; limit?: number; cursor?: string } = {}) =>
  (await tenant.staff.call(listReorderRows, { query })).data
const stock = (itemId: string, toLocationId: string, quantity: string) =>
  tenant.staff.call(recordMovement, { body: { kind: 'opening', lines: [{ itemId, toLocationId, quantity }] } })
const policy = (body: { itemId?: string; categoryId?: string; locationId?: string; rule: ReorderRule }) =>
  tenant.manager.call(createReorderPolicy, { body })

test('the narrowest policy holds: of the place, else of the item, else of its category, else its own reorder point', async () => {
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const { itemIds, locationId } = await makeShop(tenant, 1)
  const [itemId = ''] = itemIds
  const category = await admin.call(createCategory, { body: { name: 'Lamps' } })
  const change = { categoryId: category.id, reorderPoint: '5' }
  await admin.call(updateItem, { params: { itemId }, ifMatch: 1, body: change })
  const bin = await admin.call(createLocation, { body: { code: 'BIN', name: 'Bin', parentId: locationId } })
  const shop = await admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop' } })
  await stock(itemId, bin.id, '3')
  await stock(itemId, shop.id, '1')
  expect(await rows()).toMatchObject([{ source: 'field', position: '4', need: '1', locationId: null }])
  await policy({ categoryId: category.id, rule: { kind: 'minMax', minimum: '4', maximum: '10' } })
  expect(await rows()).toMatchObject([{ source: 'category', need: '6', reason: expect.stringContaining('4 pcs') }])
  const own = await policy({ itemId, rule: { kind: 'reorderPoint', reorderPoint: '4', orderQuantity: '3' } })
  expect(await rows()).toMatchObject([{ source: 'item', need: '3' }])
  // what lies at the place and below it is asked of the place alone
  await policy({ itemId, locationId, rule: { kind: 'minMax', minimum: '3', maximum: '8' } })
  expect(await rows()).toMatchObject([
    { source: 'item', position: '1', need: '6' },
    { source: 'location', locationId, position: '3', need: '5' },
  ])
  const none = { params: { policyId: own.id }, ifMatch: 1, body: { rule: { kind: 'none' } } } as const
  await tenant.manager.call(updateReorderPolicy, none)
  expect(await rows()).toMatchObject([{ source: 'location' }])
  expect((await tenant.manager.send(updateReorderPolicy, none)).problem.code).toBe('version_mismatch')
  await tenant.manager.call(deleteReorderPolicy, { params: { policyId: own.id }, ifMatch: 2 })
  expect((await rows()).map(({ source }) => source)).toEqual(['category', 'location'])
  expect((await tenant.staff.call(listReorderPolicies, { query: { itemId } })).data).toHaveLength(1)
})

test('an item with variants is not bought itself; its variants are, at the point they have from it', async () => {
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const options = [{ key: 's', label: 'S' }]
  await admin.call(createField, { body: { name: 'Size', kind: 'select', options } })
  const shirt = await admin.call(createItem, { body: { sku: 'SHIRT', name: 'Shirt', reorderPoint: '5' } })
  expect(await rows()).toMatchObject([{ sku: 'SHIRT' }])
  const body = { axes: [{ field: 'size', options: ['s'] }] }
  await admin.call(makeVariants, { params: { itemId: shirt.id }, ifMatch: shirt.version, body })
  expect((await rows()).map(({ sku, need }) => [sku, need])).toEqual([['SHIRT-S', '5']])
})

test('goods on the road are on their way to where they go: what a place is sent is not ordered for it again', async () => {
  tenant = await testApp.createTenant()
  const { itemIds, locationId } = await makeShop(tenant, 1)
  const [itemId = ''] = itemIds
  const shop = await tenant.admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop' } })
  await stock(itemId, locationId, '30')
  await policy({ itemId, locationId: shop.id, rule: { kind: 'minMax', minimum: '5', maximum: '20' } })
  expect(await rows()).toMatchObject([{ locationId: shop.id, incoming: '0', position: '0', need: '20' }])
  const sent = await tenant.staff.call(shipTransfer, {
    body: { fromLocationId: locationId, toLocationId: shop.id, lines: [{ itemId, quantity: '20' }] },
  })
  expect(await rows()).toEqual([])
  const onWay = async () => (await tenant.staff.call(listIncomingStock, { query: { itemId } })).data
  expect(await onWay()).toMatchObject([{ locationId: shop.id, incoming: '20', orders: 0, transfers: 1 }])
  // most of it never comes
  const lines = [{ lineNo: 1, received: '2', missing: '15' }]
  await tenant.staff.call(receiveTransfer, { params: { transferId: sent.id }, body: { lines, reason: 'Stolen' } })
  expect(await rows()).toMatchObject([{ onHand: '2', incoming: '3', position: '5', need: '15' }])
  await tenant.admin.call(recordMovement, {
    body: { kind: 'sale', lines: [{ itemId, fromLocationId: shop.id, quantity: '2' }] },
  })
  expect(await rows()).toMatchObject([{ onHand: '0', incoming: '3', position: '3', need: '17' }])
})

test('what lies in quarantine or is past its day is not counted on: it is ordered though the shelves are full', async () => {
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const drug = await admin.call(createItem, { body: { sku: 'DRUG', name: 'Drug', tracking: 'lot' } })
  const shelf = await admin.call(createLocation, { body: { code: 'SHELF', name: 'Shelf' } })
  const aside = await admin.call(createLocation, { body: { code: 'Q', name: 'Q', kind: 'quarantine' } })
  const line = { itemId: drug.id, toLocationId: shelf.id }
  await admin.call(recordMovement, {
    body: {
      kind: 'opening',
      lines: [
        { ...line, lotCode: 'OLD', expiresOn: '2020-01-01', quantity: '20' },
        { ...line, lotCode: 'NEW', expiresOn: '2999-01-01', quantity: '3' },
        { ...line, lotCode: 'NEW', toLocationId: aside.id, quantity: '6' },
      ],
    },
  })
  await policy({ itemId: drug.id, rule: { kind: 'minMax', minimum: '5', maximum: '10' } })
  expect(await rows()).toMatchObject([
    {
      onHand: '29',
      blocked: '26',
      position: '3',
      need: '7',
      reason: expect.stringContaining('26 pcs in quarantine or past their day are not counted on.'),
    },
  ])
})

test('of several suppliers the one is proposed who is cheapest for what is needed', async () => {
  tenant = await testApp.createTenant()
  const { manager } = tenant
  const { itemIds, supplierId } = await makeShop(tenant, 1)
  const other = await makeShop(tenant, 0)
  const [itemId = ''] = itemIds
  const offer = (supplier: string, ...prices: [from: string, price: string][]) =>
    manager.call(createSupplierItem, {
      body: { supplierId: supplier, itemId, prices: prices.map(([from, price]) => ({ from, price })) },
    })
  await offer(supplierId, ['1', '10'], ['100', '5'])
  await offer(other.supplierId, ['1', '9'])
  await policy({ itemId, rule: { kind: 'minMax', minimum: '5', maximum: '99' } })
  expect(await rows()).toMatchObject([{ need: '99', proposal: { supplierId: other.supplierId, unitPrice: '9' } }])
  const [rule] = (await tenant.staff.call(listReorderPolicies, { query: { itemId } })).data
  await manager.call(updateReorderPolicy, {
    params: { policyId: rule?.id ?? '' },
    ifMatch: 1,
    body: { rule: { kind: 'minMax', minimum: '5', maximum: '100' } },
  })
  expect(await rows()).toMatchObject([{ need: '100', proposal: { supplierId, unitPrice: '5' } }])
})

test('a policy that is there already, of nothing, or without sense is refused', async () => {
  tenant = await testApp.createTenant()
  const { itemIds, locationId } = await makeShop(tenant, 1)
  const [itemId = ''] = itemIds
  const send = (body: object) => tenant.manager.send(createReorderPolicy, { body: body as never })
  const rule = { kind: 'none' }
  expect((await send({ itemId, rule })).status).toBe(201)
  expect((await send({ itemId, rule })).problem.code).toBe('conflict')
  expect((await send({ rule })).problem.code).toBe('invalid_value')
  expect((await send({ categoryId: itemId, rule })).problem.code).toBe('invalid_value')
  expect(
    (await send({ itemId, locationId, rule: { kind: 'minMax', minimum: '4', maximum: '4' } })).problem,
  ).toMatchObject({ code: 'invalid_value', errors: [{ path: 'body.rule.maximum' }] })
  expect((await tenant.staff.send(createReorderPolicy, { body: { itemId, rule } as never })).problem.code).toBe(
    'forbidden',
  )
})

test('what is on its way counts, drafts are told and taken off, and the list becomes drafts by supplier', async () => {
  tenant = await testApp.createTenant()
  const { manager, staff } = tenant
  const shop = await makeShop(tenant, 3)
  const other = await makeShop(tenant, 1)
  const { supplierId, locationId, itemIds } = shop
  const [first = '', second = '', third = ''] = itemIds
  const [fourth = ''] = other.itemIds
  for (const itemId of [first, second, third, fourth])
    await policy({ itemId, rule: { kind: 'minMax', minimum: '5', maximum: '30' } })
  const prices = [
    { from: '1', price: '10' },
    { from: '4', price: '9' },
  ]
  await manager.call(createSupplierItem, {
    body: { supplierId, itemId: first, packUnit: 'box', packSize: '12', minimumQuantity: '2', prices },
  })
  await manager.call(createSupplierItem, { body: { supplierId, itemId: second, orderMultiple: '25' } })
  await manager.call(createSupplierItem, { body: { supplierId: other.supplierId, itemId: fourth } })
  await sendOrder(tenant, other, ['20'])
  const list = await rows()
  // 20 of the fourth are on their way
  expect(list.map(({ itemId, need, proposal, hasSupplier }) => [itemId, need, proposal?.ordered, hasSupplier])).toEqual(
    [
      [first, '30', '36', true],
      [second, '30', '50', true],
      [third, '30', undefined, false],
    ],
  )
  expect(list[0]?.proposal).toMatchObject({ quantity: '3', unitPrice: '10', nextBreak: { from: '4', price: '9' } })
  expect(list[1]?.proposal).toMatchObject({ raisedBy: 'multiple', unitPrice: null, nextBreak: null })
  // of less money than that, as many boxes as the supplier sells at least; what has no price is left out
  const within = (await staff.call(listReorderRows, { query: { budget: '25', limit: 2 } })).data
  expect(within.map(({ withinBudget }) => withinBudget)).toEqual([{ quantity: '2', cost: '20' }, null])
  expect(list[0]?.withinBudget).toBeNull()
  const made = await staff.call(draftReorders, {
    body: {
      locationId,
      lines: list.map(({ itemId, proposal }) => ({
        itemId,
        supplierId: proposal?.supplierId ?? null,
        quantity: proposal?.quantity ?? '1',
      })),
    },
  })
  expect(made).toMatchObject({ orders: [{ supplierId, state: 'draft', lineCount: 2 }], withoutSupplier: [third] })
  const again = await rows()
  expect(again.map(({ drafted, proposal }) => [drafted, proposal])).toEqual([
    ['36', null],
    ['50', null],
    ['0', null],
  ])
  expect(again[0]?.reason).toMatch(/Drafts cover it/)
  const [order] = made.orders
  await manager.call(transitionPurchaseOrder, {
    params: { orderId: order?.id ?? '' },
    ifMatch: 1,
    body: { action: 'approve' },
  })
  expect((await rows()).map(({ itemId }) => itemId)).toEqual([third])
  expect((await rows({ supplierId })).length).toBe(0)
  expect((await staff.call(listPurchaseOrders, { query: { state: 'approved' } })).data).toHaveLength(1)
})

test('pages go through all, in the order of names', async () => {
  tenant = await testApp.createTenant()
  for (const name of ['c', 'a', 'B', 'd', 'e'])
    await tenant.admin.call(createItem, { body: { sku: name, name, reorderPoint: '1' } })
  const names: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 2, ...(cursor ? { cursor } : {}) }
    const page = await tenant.staff.call(listReorderRows, { query })
    names.push(...page.data.map(({ itemName }) => itemName))
    cursor = page.nextCursor
  }
  expect(names).toEqual(['a', 'B', 'c', 'd', 'e'])
})
