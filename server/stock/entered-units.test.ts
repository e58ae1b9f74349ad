import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { getMovement, listMovements, type NewMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createMovementDraft, postMovementDraft } from '#contract/movement-draft.ts'
import { previewMovement } from '#contract/movement-preview.ts'
import { createPack, deletePack, updatePack } from '#contract/pack.ts'
import {
  createPurchaseOrder,
  receivePurchaseOrder,
  returnPurchasedGoods,
  transitionPurchaseOrder,
} from '#contract/purchase-order.ts'
import {
  createSalesOrder,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  shipSalesOrder,
} from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { createSupplier } from '#contract/supplier.ts'
import { receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
let superuser: Client
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  superuser = new Client({ connectionString: testApp.urls.adminUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await testApp.close()
})

let skus = 0
async function packed(unit = 'pcs', tracking: 'none' | 'lot' = 'none') {
  const { admin } = tenant
  const item = await admin.call(createItem, { body: { sku: `E-${++skus}`, name: 'Thing', unit, tracking } })
  const { id: toLocationId } = await admin.call(createLocation, { body: { code: `E-${skus}`, name: 'Shelf' } })
  const pack = await admin.call(createPack, { body: { itemId: item.id, name: 'box', factor: '12' } })
  const receipt = (quantity: string, written?: string, more: object = {}): NewMovement => ({
    kind: 'receipt',
    reference: '',
    reason: '',
    lines: [{ itemId: item.id, toLocationId, quantity, ...(written ? { unit: written } : {}), ...more }],
  })
  const onHand = async () =>
    Number((await admin.call(listStock, { query: { itemId: item.id, lots: 'sum' } })).data[0]?.onHand ?? '0')
  return { item, pack, toLocationId, receipt, onHand }
}

test('a line in packs is booked in base units and keeps what was entered, when read and when reversed', async () => {
  const { admin } = tenant
  const { pack, receipt, onHand } = await packed()
  const made = await admin.call(recordMovement, { body: receipt('3', 'Boxes') })
  const entered = { quantity: '3', unit: 'box', factor: '12' }
  expect(made.lines).toMatchObject([{ quantity: '36', unit: 'pcs', entered }])
  expect(await onHand()).toBe(36)
  // the pack becomes another, and goes: what was posted stays
  await admin.call(updatePack, { params: { packId: pack.id }, ifMatch: 1, body: { factor: '10', name: 'crate' } })
  expect((await admin.call(recordMovement, { body: receipt('1', 'crate') })).lines).toMatchObject([{ quantity: '10' }])
  await admin.call(deletePack, { params: { packId: pack.id }, ifMatch: 2 })
  const params = { movementId: made.id }
  expect((await admin.call(getMovement, { params })).lines).toEqual(made.lines)
  const back = await admin.call(reverseMovement, { params, body: { reason: 'by mistake' } })
  expect(back.lines).toMatchObject([{ quantity: '36', unit: 'pcs', entered }])
  expect(await onHand()).toBe(10)
  expect((await admin.call(proveLedger)).differences).toEqual([])
})

test('a measured unit is converted exactly; a base unit that is named is none that was entered', async () => {
  const { admin } = tenant
  const { item, receipt } = await packed('kg')
  const lines = async (quantity: string, unit: string) =>
    (await admin.call(recordMovement, { body: receipt(quantity, unit) })).lines
  expect(await lines('250', 'g')).toMatchObject([
    { quantity: '0.25', unit: 'kg', entered: { quantity: '250', unit: 'g', factor: '1/1000' } },
  ])
  expect(await lines('1.5', 'kg')).toMatchObject([{ quantity: '1.5', entered: null }])
  const { data } = await admin.call(listMovements, { query: { itemId: item.id } })
  expect(data.map(({ lines: [line] }) => line?.entered?.unit ?? null)).toEqual([null, 'g'])
})

test('what is no unit of the item, and what is not exact in base units, is refused at its line', async () => {
  const { admin } = tenant
  const { receipt, onHand } = await packed('kg')
  const refused = async (body: NewMovement) => {
    const { problem } = await admin.send(recordMovement, { body })
    return [problem.code, problem.errors]
  }
  expect(await refused(receipt('1', 'pallet'))).toEqual([
    'invalid_value',
    [{ path: 'body.lines.0.unit', message: expect.stringContaining('has these packs: box') }],
  ])
  expect(await refused(receipt('1', 'oz'))).toEqual([
    'invalid_value',
    [{ path: 'body.lines.0.quantity', message: expect.stringContaining('1 oz is no exact amount of kg') }],
  ])
  expect(await refused(receipt('999999999999999999', 'box'))).toMatchObject(['invalid_value', [{}]])
  expect(await onHand()).toBe(0)
})

test('the guard, a preview and a draft read packs as the posting does', async () => {
  const { admin } = tenant
  const { receipt, onHand } = await packed('pcs', 'lot')
  const body = receipt('2', 'box', { lotCode: 'L-1' })
  const preview = await admin.call(previewMovement, { body })
  expect(preview.balances).toMatchObject([{ onHand: { before: '0', after: '24' } }])
  const draft = await admin.call(createMovementDraft, { body })
  expect(draft.movement.lines).toMatchObject([{ quantity: '2', unit: 'box' }])
  const posted = await admin.call(postMovementDraft, { params: { draftId: draft.id }, ifMatch: 1, body: {} })
  expect(posted.lines).toMatchObject([{ quantity: '24', lotCode: 'L-1', entered: { quantity: '2', unit: 'box' } }])
  for (let n = 0; n < 20; n++)
    await admin.call(recordMovement, { body: receipt(String(12 + (n % 3)), undefined, { lotCode: 'L-1' }) })
  // 20 pieces are usual, 20 boxes are not
  const send = (unit?: string) =>
    admin.send(recordMovement, { body: { ...receipt('20', unit, { lotCode: 'L-1' }), unusual: 'ask' } })
  expect((await send('box')).problem.code).toBe('unusual_quantity')
  expect((await send()).status).toBe(201)
  expect(await onHand()).toBe(24 + 20 + Array.from({ length: 20 }, (_, n) => 12 + (n % 3)).reduce((a, b) => a + b))
})

test('the database holds the equation, whoever writes', async () => {
  const { admin } = tenant
  const { receipt } = await packed()
  const { id } = await admin.call(recordMovement, { body: receipt('2', 'box') })
  const change = async (set: string) => {
    // past the triggers that keep posted lines as they are
    await superuser.query('begin; set local session_replication_role = replica')
    await superuser
      .query(`update movement_line set ${set} where movement_id = $1`, [id])
      .finally(() => superuser.query('rollback'))
  }
  const refusal = { constraint: 'movement_line_entered' }
  await expect(change('entered_quantity = 3')).rejects.toMatchObject(refusal)
  await expect(change('quantity = 25')).rejects.toMatchObject(refusal)
  await expect(change('factor_denominator = null')).rejects.toMatchObject(refusal)
  await expect(change('entered_unit = null')).rejects.toMatchObject(refusal)
  await change('entered_quantity = 1, factor_numerator = 48, factor_denominator = 2')
})

const three = { quantity: '3', unit: 'box', factor: '12' }
const two = { quantity: '2', unit: 'box', factor: '12' }

test('a transfer is sent and received in packs, in parts, and its documents say so', async () => {
  const { admin } = tenant
  const { item, receipt, toLocationId: fromLocationId } = await packed()
  const { toLocationId } = await packed()
  await admin.call(recordMovement, { body: receipt('36') })
  const sent = await admin.call(shipTransfer, {
    body: { fromLocationId, toLocationId, lines: [{ itemId: item.id, quantity: '3', unit: 'boxes' }] },
  })
  expect(sent.lines).toMatchObject([{ shipped: '36', entered: three, open: '36' }])
  const receive = (lines: object[], reason = '') =>
    admin.call(receiveTransfer, { params: { transferId: sent.id }, body: { lines: lines as never, reason } })
  expect((await receive([{ lineNo: 1, received: '2', unit: 'box' }])).lines).toMatchObject([{ open: '12' }])
  // what is loose is given apart
  const rest = [
    { lineNo: 1, received: '7' },
    { lineNo: 1, missing: '5' },
  ]
  const { state, arrivals } = await receive(rest, 'Torn open')
  expect(state).toBe('closed')
  expect(arrivals.map(({ lines }) => lines)).toEqual([
    [{ lineNo: 1, quantity: '24', entered: two }],
    [{ lineNo: 1, quantity: '7', entered: null }],
    [{ lineNo: 1, quantity: '5', entered: null }],
  ])
  const { lines } = await admin.call(getMovement, { params: { movementId: arrivals[0]?.movementId ?? '' } })
  expect(lines).toMatchObject([{ quantity: '24', unit: 'pcs', entered: two }])
})

test('goods of an order are received in the pack that was ordered, before one of the item that is called so', async () => {
  const { admin } = tenant
  const { item, toLocationId: locationId, onHand } = await packed()
  const { id: supplierId } = await admin.call(createSupplier, { body: { name: `Supplier of ${item.sku}` } })
  const line = { itemId: item.id, quantity: '3', packUnit: 'Box', packSize: '10', unitPrice: '20' }
  const order = await admin.call(createPurchaseOrder, { body: { supplierId, locationId, lines: [line] } })
  const params = { orderId: order.id }
  for (const [at, action] of (['approve', 'send'] as const).entries())
    await admin.call(transitionPurchaseOrder, { params, ifMatch: at + 1, body: { action, mail: false } })
  const receive = (lines?: object[]) =>
    admin.call(receivePurchaseOrder, { params, body: lines ? { lines: lines as never } : {} })
  const lineId = order.lines[0]?.id
  const begun = await receive([{ lineId, quantity: '1', unit: 'boxes' }])
  expect(begun.receipts[0]?.lines).toMatchObject([
    { quantity: '10', entered: { quantity: '1', unit: 'Box', factor: '10' } },
  ])
  // all that is open is two whole boxes
  const { state, receipts } = await receive()
  expect([state, receipts[1]?.lines[0]?.entered]).toEqual(['received', { quantity: '2', unit: 'Box', factor: '10' }])
  const movement = await admin.call(getMovement, { params: { movementId: receipts[1]?.movementId ?? '' } })
  expect(movement.lines).toMatchObject([{ quantity: '20', unitPrice: '2', entered: { quantity: '2', unit: 'Box' } }])
  const back = await admin.call(returnPurchasedGoods, {
    params,
    body: { reason: 'Damp', lines: [{ lineId: lineId ?? '', quantity: '1', unit: 'box' }] },
  })
  expect(back.lines).toMatchObject([{ received: '30', returned: '10' }])
  expect(await onHand()).toBe(20)
})

test('a sale keeps its packs: as ordered, shipped whole or in parts, taken back, and over the counter', async () => {
  const { admin } = tenant
  const { item, pack, receipt, toLocationId: locationId, onHand } = await packed()
  await admin.call(recordMovement, { body: receipt('10', 'box') })
  const lines = [{ itemId: item.id, quantity: '3', unit: 'box', unitPrice: '0.5' }]
  const make = () => admin.call(createSalesOrder, { body: { locationId, lines } })
  const whole = await make()
  expect(whole).toMatchObject({ total: '18', lines: [{ quantity: '36', entered: three, open: '36' }] })
  const parts = await make()
  const lineId = parts.lines[0]?.id ?? ''
  const params = { salesOrderId: parts.id }
  const ship = (more: { quantity: string; unit?: string }) =>
    admin.call(shipSalesOrder, { params, body: { lines: [{ lineId, locationId, ...more }] } })
  await ship({ quantity: '1', unit: 'box' })
  const { shipments } = await ship({ quantity: '24' })
  expect(shipments.map(({ lines: [line] }) => line?.entered?.quantity ?? null)).toEqual(['1', null])
  const back = await admin.call(returnSoldGoods, {
    params,
    body: { disposition: 'restock', reason: 'Too many', lines: [{ lineId, quantity: '2', unit: 'box' }] },
  })
  expect(back.lines).toMatchObject([{ shipped: '36', returned: '24' }])
  // a box holds ten by now; what was ordered stays what it was
  await admin.call(updatePack, { params: { packId: pack.id }, ifMatch: 1, body: { factor: '10' } })
  await admin.call(reserveSalesOrder, { params: { salesOrderId: whole.id } })
  const shipped = await admin.call(shipSalesOrder, { params: { salesOrderId: whole.id }, body: {} })
  expect(shipped.shipments[0]?.lines).toMatchObject([{ quantity: '36', entered: three }])
  const sold = await admin.call(quickSale, { body: { locationId, lines } })
  expect(sold.shipments[0]?.lines).toMatchObject([{ quantity: '30', entered: { ...three, factor: '10' } }])
  expect(await onHand()).toBe(120 - 36 + 24 - 36 - 30)
  expect((await admin.call(proveLedger)).differences).toEqual([])
})
