import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createBulkEdit, getBulkEdit } from '#contract/bulk-edit.ts'
import { checkOutUnit } from '#contract/checkout.ts'
import { createCount } from '#contract/count.ts'
import { createField } from '#contract/field.ts'
import { createItem, getItem, type Item, updateItem } from '#contract/item.ts'
import { findItemsByCode } from '#contract/item-code.ts'
import { listItemMerges, mergeItem, undoItemMerge } from '#contract/item-merge.ts'
import { updateKit } from '#contract/kit.ts'
import { listLots } from '#contract/lot.ts'
import { traceLot } from '#contract/lot-trace.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createPurchaseOrder } from '#contract/purchase-order.ts'
import { createReservation } from '#contract/reservation.ts'
import { createSalesOrder } from '#contract/sales-order.ts'
import { search } from '#contract/search.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem, listSupplierItems } from '#contract/supplier-item.ts'
import { shipTransfer } from '#contract/transfer.ts'
import { getItemValuation, getValuation } from '#contract/valuation.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { goods, moveOne, valueNow } from '#server/valuation/valuation-fixture.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

async function merge({ manager, staff }: TestTenant, itemId: string, intoItemId: string) {
  const { version } = await staff.call(getItem, { params: { itemId } })
  return manager.send(mergeItem, { params: { itemId }, ifMatch: version, body: { intoItemId } })
}
const undo = ({ manager }: TestTenant, itemMergeId: string) =>
  manager.send(undoItemMerge, { params: { itemMergeId }, body: {} })
const read = ({ staff }: TestTenant, itemId: string): Promise<Item> => staff.call(getItem, { params: { itemId } })

/** On hand by item and place, and lot where there is one. */
async function onHand({ staff }: TestTenant) {
  const { data } = await staff.call(listStock, { query: { limit: 200, lots: 'each' } })
  return Object.fromEntries(
    data
      .filter((row) => row.onHand !== '0')
      .map((row) => [[row.sku, row.locationCode, ...(row.lotCode ? [row.lotCode] : [])].join(' '), row.onHand]),
  )
}

test('a merged item’s stock, codes and suppliers go over at what they are worth, its SKU finds the other, and all of it is taken back', async () => {
  const tenant = await testApp.createTenant()
  const { admin, manager, staff } = tenant
  const { itemId: a, otherId: b, x, y } = await goods(tenant)
  await admin.call(updateItem, { params: { itemId: a }, ifMatch: 1, body: { barcode: '4006381333931' } })
  await moveOne(tenant, 'receipt', { itemId: a, toLocationId: x, quantity: '10', unitPrice: '2' })
  await moveOne(tenant, 'receipt', { itemId: a, toLocationId: y, quantity: '3', unitPrice: '7' })
  await moveOne(tenant, 'receipt', { itemId: b, toLocationId: x, quantity: '4', unitPrice: '5' })
  const [near, far] = await Promise.all(['Near', 'Far'].map((name) => admin.call(createSupplier, { body: { name } })))
  const sells = (supplierId = '', itemId = '', isPreferred = true) =>
    admin.call(createSupplierItem, { body: { supplierId, itemId, isPreferred } })
  await sells(near?.id, a, false)
  await sells(far?.id, a)
  await sells(near?.id, b)
  await valueNow(testApp, tenant)
  const before = await staff.call(getValuation)

  const { status, body } = await merge(tenant, a, b)
  expect(status).toBe(201)
  expect(body).toMatchObject({ merged: { id: a, sku: 'A' }, kept: { id: b, sku: 'B' }, undoneAt: null })
  expect(await onHand(tenant)).toEqual({ 'B X': '14', 'B Y': '3' })
  expect((await read(tenant, a)).archivedAt).not.toBeNull()
  expect((await read(tenant, b)).barcode).toBe('4006381333931')
  await valueNow(testApp, tenant)
  expect(await staff.call(getValuation)).toMatchObject({ value: before.value, differenceCount: 0 })
  const { places } = await staff.call(getItemValuation, { params: { itemId: b } })
  expect(Object.fromEntries(places.map((place) => [place.locationId, place.value]))).toEqual({ [x]: '40', [y]: '21' })
  const suppliersOf = async (itemId: string) => {
    const { data } = await staff.call(listSupplierItems, { query: { itemId } })
    return data.map(({ supplierName, isPreferred }) => `${supplierName}${isPreferred ? ' preferred' : ''}`).sort()
  }
  expect(await suppliersOf(b)).toEqual(['Far', 'Near preferred'])
  expect(await suppliersOf(a)).toEqual(['Near'])
  const found = await staff.call(findItemsByCode, { query: { code: 'a' } })
  expect(found.data.map(({ item, field }) => [item.sku, field])).toEqual([
    ['B', 'merged'],
    ['A', 'sku'],
  ])
  expect(await staff.call(listItemMerges, { params: { itemId: a } })).toMatchObject({
    into: { kept: { id: b } },
    from: [],
  })
  expect(await staff.call(listItemMerges, { params: { itemId: b } })).toMatchObject({
    into: null,
    from: [{ id: body.id }],
  })
  const log = await admin.call(listAudit, { query: { entity: 'item', entityId: a } })
  expect(log.data.map(({ action }) => action)).toContain('merge')

  // what belongs to the merge is undone with it only
  const restore = { params: { itemId: a }, ifMatch: (await read(tenant, a)).version, body: { archived: false } }
  expect((await manager.send(updateItem, restore)).problem.code).toBe('item_merged')
  const { bulkEdit } = await manager.call(createBulkEdit, {
    body: { selection: { ids: [a] }, change: { archived: false } },
  })
  expect((await staff.call(getBulkEdit, { params: { bulkEditId: bulkEdit.id } })).counts).toMatchObject({ refused: 1 })
  const reversal = { params: { movementId: body.movementId ?? '' }, body: { reason: 'Wrong' } }
  expect((await manager.send(reverseMovement, reversal)).problem.code).toBe('item_merged')
  expect((await merge(tenant, a, b)).problem.code).toBe('item_merged')

  expect(await undo(tenant, body.id)).toMatchObject({ status: 201, body: { undoneByName: 'manager key' } })
  expect(await onHand(tenant)).toEqual({ 'A X': '10', 'A Y': '3', 'B X': '4' })
  expect(await read(tenant, a)).toMatchObject({ archivedAt: null, barcode: '4006381333931' })
  expect((await read(tenant, b)).barcode).toBeNull()
  expect(await suppliersOf(a)).toEqual(['Far preferred', 'Near'])
  await valueNow(testApp, tenant)
  expect(await staff.call(getValuation)).toMatchObject({ value: before.value, differenceCount: 0 })
  expect((await staff.call(proveLedger)).differences).toEqual([])
  expect((await undo(tenant, body.id)).problem.code).toBe('already_reversed')
  expect((await merge(tenant, a, b)).status, 'it may be merged again').toBe(201)
})

test('lots keep their code, their day and their way through a merge', async () => {
  const tenant = await testApp.createTenant()
  const { admin, staff } = tenant
  const { x } = await goods(tenant)
  const make = (sku: string) => admin.call(createItem, { body: { sku, name: sku, tracking: 'lot' } })
  const [a, b] = [await make('QX-100'), await make('NEW')]
  const receive = (itemId: string, lotCode: string, quantity: string, expiresOn?: string) =>
    moveOne(tenant, 'receipt', { itemId, toLocationId: x, quantity, lotCode, ...(expiresOn ? { expiresOn } : {}) })
  await receive(a.id, 'L1', '5', '2031-01-31')
  await receive(a.id, 'L2', '6')
  await receive(b.id, 'L2', '1')
  const { body } = await merge(tenant, a.id, b.id)
  expect(await onHand(tenant)).toEqual({ 'NEW X L1': '5', 'NEW X L2': '7' })
  const { items } = await staff.call(search, { body: { text: 'qx-100' } })
  expect(
    items.map(({ sku }) => sku),
    'asked for by the SKU it had',
  ).toEqual(['NEW'])
  const { data } = await staff.call(listLots, { query: { itemId: b.id } })
  const one = data.find(({ code }) => code === 'L1')
  expect(one?.expiresOn).toBe('2031-01-31')
  const way = await staff.call(traceLot, { params: { lotId: one?.id ?? '' }, query: { direction: 'back' } })
  const receipts = way.data.filter(({ kind }) => kind === 'receipt')
  expect(
    receipts.map(({ sku, lotCode }) => `${sku} ${lotCode}`),
    'the other lot is not its origin',
  ).toEqual(['QX-100 L1'])
  expect((await undo(tenant, body.id)).status).toBe(201)
  expect(await onHand(tenant)).toEqual({ 'QX-100 X L1': '5', 'QX-100 X L2': '6', 'NEW X L2': '1' })
})

test('whatever is open of the item refuses its merge by name', async () => {
  const tenant = await testApp.createTenant({ negativeStock: 'allow' })
  const { admin, staff } = tenant
  const { itemId: b, x, y } = await goods(tenant)
  let number = 0
  const make = async (rest: object = {}) => {
    const sku = `H${++number}`
    const { id: itemId } = await admin.call(createItem, { body: { sku, name: sku, ...rest } })
    return itemId
  }
  const stocked = async () => {
    const itemId = await make()
    await moveOne(tenant, 'receipt', { itemId, toLocationId: x, quantity: '5' })
    return itemId
  }
  const refusal = async (itemId: string, intoItemId = b) => {
    const { status, problem } = await merge(tenant, itemId, intoItemId)
    expect(status).toBe(409)
    const { code, detail, holds } = problem as typeof problem & { holds: { kind: string; name: string }[] }
    return { code, detail, holds: holds.map(({ kind, name }) => `${kind} ${name}`) }
  }
  const supplier = await admin.call(createSupplier, { body: { name: 'Near' } })
  const bought = await stocked()
  const order = await admin.call(createPurchaseOrder, {
    body: { supplierId: supplier.id, locationId: x, lines: [{ itemId: bought, quantity: '1' }] },
  })
  expect(await refusal(bought)).toEqual({
    code: 'item_held',
    detail: `Purchase order ${order.number} is open.`,
    holds: [`purchaseOrder ${order.number}`],
  })
  const sold = await stocked()
  const sale = await admin.call(createSalesOrder, {
    body: { customerName: 'C', locationId: x, lines: [{ itemId: sold, quantity: '1' }] },
  })
  expect((await refusal(sold)).holds).toEqual([`salesOrder ${sale.number}`])
  const reserved = await stocked()
  await staff.call(createReservation, { body: { itemId: reserved, locationId: x, quantity: '1' } })
  expect((await refusal(reserved)).detail).toBe('It is reserved in X.')
  const shipped = await stocked()
  await staff.call(shipTransfer, {
    body: { fromLocationId: x, toLocationId: y, lines: [{ itemId: shipped, quantity: '1' }] },
  })
  expect((await refusal(shipped)).detail).toBe('A transfer of it to Y is on the road.')
  const counted = await make()
  await moveOne(tenant, 'receipt', { itemId: counted, toLocationId: y, quantity: '5' })
  await admin.call(createCount, { body: { name: 'May', selection: { locationIds: [y] } } as never })
  expect((await refusal(counted)).detail).toBe('It is being counted in May.')
  const [unit, other] = [await make({ tracking: 'serial' }), await make({ tracking: 'serial' })]
  const received = await moveOne(tenant, 'receipt', { itemId: unit, toLocationId: x, lotCode: 'S-1' })
  await staff.call(checkOutUnit, { body: { lotId: received.lines[0]?.lotId ?? '', holderName: 'Ann' } })
  expect((await refusal(unit, other)).detail).toBe('S-1 is checked out.')
  const [kit, part] = [await make(), await make()]
  await admin.call(updateKit, {
    params: { itemId: kit },
    ifMatch: 0,
    body: { parts: [{ itemId: part, quantity: '1' }] },
  })
  expect((await refusal(part)).holds).toEqual([`kit ${(await read(tenant, kit)).sku}`])
  expect((await refusal(kit)).holds).toEqual(['parts '])
  const owed = await make()
  await moveOne(tenant, 'sale', { itemId: owed, fromLocationId: x })
  expect((await refusal(owed)).detail).toBe('Its stock in X is below zero: count it first.')
  expect((await staff.call(listMovements, { query: { kind: 'merge' } })).data).toEqual([])
})

test('items that are kept in different ways are not merged, nor one into itself, nor by staff, nor by an old version', async () => {
  const tenant = await testApp.createTenant()
  const { itemId: a, otherId: b } = await goods(tenant)
  const make = (sku: string, rest: object) => tenant.admin.call(createItem, { body: { sku, name: sku, ...rest } })
  const [kilos, lots] = [await make('KG', { unit: 'kg' }), await make('LOT', { tracking: 'lot' })]
  expect((await merge(tenant, a, kilos.id)).problem).toMatchObject({ code: 'items_differ', part: 'unit' })
  expect((await merge(tenant, a, lots.id)).problem).toMatchObject({ code: 'items_differ', part: 'tracking' })
  expect((await merge(tenant, a, a)).problem.code).toBe('invalid_value')
  const body = { intoItemId: b }
  const params = { itemId: a }
  expect((await tenant.staff.send(mergeItem, { params, ifMatch: 1, body })).problem.code).toBe('forbidden')
  expect((await tenant.manager.send(mergeItem, { params, ifMatch: 7, body })).problem.code).toBe('version_mismatch')
  await tenant.admin.call(updateItem, { params: { itemId: b }, ifMatch: 1, body: { archived: true } })
  expect((await merge(tenant, a, b)).problem.code).toBe('item_archived')
})

test('a code that only one item may have moves with the merge and back', async () => {
  const tenant = await testApp.createTenant()
  const field = await tenant.admin.call(createField, { body: { name: 'Maker code', kind: 'barcode', unique: true } })
  const make = (sku: string, attributes: object = {}) =>
    tenant.admin.call(createItem, { body: { sku, name: sku, attributes: { ...attributes } } })
  const [a, b] = [await make('A', { [field.key]: 'M-1' }), await make('B')]
  const { body } = await merge(tenant, a.id, b.id)
  expect(body.movementId, 'none of it was there').toBeNull()
  expect((await read(tenant, b.id)).attributes).toEqual({ [field.key]: 'M-1' })
  expect((await read(tenant, a.id)).attributes).toEqual({})
  await undo(tenant, body.id)
  expect((await read(tenant, b.id)).attributes).toEqual({})
  expect((await read(tenant, a.id)).attributes).toEqual({ [field.key]: 'M-1' })
})

test('a merge is not undone once its stock has left or the kept item was merged on; undone in turn it is', async () => {
  const tenant = await testApp.createTenant()
  const { itemId: a, otherId: b, x } = await goods(tenant)
  const c = await tenant.admin.call(createItem, { body: { sku: 'C', name: 'C' } })
  await moveOne(tenant, 'receipt', { itemId: a, toLocationId: x, quantity: '5' })
  const first = await merge(tenant, a, b)
  const sale = await tenant.staff.call(recordMovement, {
    body: { kind: 'sale', lines: [{ itemId: b, fromLocationId: x, quantity: '3' }] },
  })
  const refused = await undo(tenant, first.body.id)
  expect(refused.problem).toMatchObject({
    code: 'merge_not_undoable',
    detail: 'Of B, 5 pcs would go back from X, and 2 can be taken there.',
  })
  await tenant.manager.call(reverseMovement, { params: { movementId: sale.id }, body: { reason: 'Wrong' } })
  const second = await merge(tenant, b, c.id)
  const found = await tenant.staff.call(findItemsByCode, { query: { code: 'A' } })
  expect(found.data[0]).toMatchObject({ item: { sku: 'C' }, field: 'merged' })
  expect((await undo(tenant, first.body.id)).problem).toMatchObject({
    code: 'merge_not_undoable',
    detail: 'B was merged on into C: undo that merge first.',
  })
  expect((await undo(tenant, second.body.id)).status).toBe(201)
  expect((await undo(tenant, first.body.id)).status).toBe(201)
  expect(await onHand(tenant)).toEqual({ 'A X': '5' })
})

test('two items merged into each other at the same moment: one merge stands', async () => {
  const tenant = await testApp.createTenant()
  const { itemId: a, otherId: b, x } = await goods(tenant)
  await moveOne(tenant, 'receipt', { itemId: a, toLocationId: x, quantity: '5' })
  await moveOne(tenant, 'receipt', { itemId: b, toLocationId: x, quantity: '2' })
  const replies = await Promise.all([merge(tenant, a, b), merge(tenant, b, a)])
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(Object.values(await onHand(tenant))).toEqual(['7'])
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})
