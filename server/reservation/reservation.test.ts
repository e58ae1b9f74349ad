import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createItem, type Tracking } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { proposePicks } from '#contract/lot.ts'
import { recordMovement } from '#contract/movement.ts'
import { createPurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import {
  createReservation,
  getAvailability,
  listAvailability,
  listReservations,
  releaseReservation,
  updateReservation,
} from '#contract/reservation.ts'
import { listStock } from '#contract/stock.ts'
import { createSupplier } from '#contract/supplier.ts'
import { updateTenant } from '#contract/tenant.ts'
import { receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { releaseEndedReservations } from './jobs.ts'

let app: TestApp
let tenant: TestTenant
let shelf: string
let quarantine: string

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  shelf = (await tenant.admin.call(createLocation, { body: { code: 'SHELF', name: 'Shelf' } })).id
  const body = { code: 'QUARANTINE', name: 'Quarantine', kind: 'quarantine' } as const
  quarantine = (await tenant.admin.call(createLocation, { body })).id
})
afterAll(() => app.close())

let made = 0
async function stocked(quantity: string, tracking: Tracking = 'none', more: object = {}): Promise<string> {
  const { id } = await tenant.admin.call(createItem, { body: { sku: `R-${++made}`, name: 'Thing', tracking } })
  await enter(id, { quantity, ...more })
  return id
}

function enter(itemId: string, more: object) {
  const lines = [{ itemId, toLocationId: shelf, quantity: '1', ...more }]
  return tenant.admin.call(recordMovement, { body: { kind: 'opening', lines } })
}

function reserve(
  itemId: string,
  quantity: string,
  more: { expiresAt?: string; lotId?: string; locationId?: string } = {},
) {
  return tenant.staff.send(createReservation, { body: { itemId, locationId: shelf, quantity, ...more } })
}

const sell = (itemId: string, quantity: string) =>
  tenant.staff.send(recordMovement, { body: { kind: 'sale', lines: [{ itemId, quantity, fromLocationId: shelf }] } })

async function stockOf(itemId: string) {
  const { data } = await tenant.staff.call(listStock, { query: { itemId } })
  return data.map(({ onHand, reserved, available }) => [onHand, reserved, available].map(Number))
}

/** What the balances themselves say is reserved. */
const keptOf = (itemId: string) =>
  app.database.tenant(tenant.id, async (tx) => {
    const text = 'select sum(reserved)::int as reserved from balance where item_id = $1'
    return (await tx.query<{ reserved: number }>({ text, values: [itemId] }))[0]?.reserved
  })

const soon = () => new Date(Date.now() + 3_600_000).toISOString()

/** Lets a soft reservation end, as if its time had come. */
const letEnd = (id: string) =>
  app.database.tenant(tenant.id, (tx) =>
    tx.query({ text: `update reservation set expires_at = now() - interval '1 second' where id = $1`, values: [id] }),
  )

test('what is reserved is not sold and not reserved again, until it is released', async () => {
  const itemId = await stocked('10')
  const { status, body } = await reserve(itemId, '6')
  expect(status).toBe(201)
  expect(body).toMatchObject({ quantity: '6', kind: 'hard', expiresAt: null, locationCode: 'SHELF' })
  expect(await stockOf(itemId)).toEqual([[10, 6, 4]])
  expect((await reserve(itemId, '4.5')).problem).toMatchObject({ code: 'insufficient_stock', available: '4' })
  expect((await sell(itemId, '5')).problem).toMatchObject({ code: 'insufficient_stock', available: '4' })
  expect((await sell(itemId, '4')).status).toBe(201)
  const params = { reservationId: body.id }
  const larger = { params, ifMatch: 1, body: { quantity: '6.5' } }
  expect((await tenant.staff.send(updateReservation, larger)).problem.code).toBe('insufficient_stock')
  const smaller = await tenant.staff.call(updateReservation, { params, ifMatch: 1, body: { quantity: '2' } })
  expect(smaller).toMatchObject({ quantity: '2', version: 2 })
  expect(await stockOf(itemId)).toEqual([[6, 2, 4]])
  expect((await tenant.staff.call(listReservations, { query: { itemId } })).data).toEqual([smaller])
  expect((await tenant.staff.send(releaseReservation, { params, ifMatch: 1 })).problem.code).toBe('version_mismatch')
  await tenant.staff.call(releaseReservation, { params, ifMatch: 2 })
  expect(await stockOf(itemId)).toEqual([[6, 0, 6]])
  expect((await tenant.staff.send(releaseReservation, { params, ifMatch: 2 })).status).toBe(404)
  const { data } = await tenant.manager.call(listAudit, { query: { entity: 'reservation', entityId: body.id } })
  expect(data.map(({ action }) => action)).toEqual(['release', 'update', 'create'])
})

test('nothing is reserved that is not on hand, not even where stock may fall below zero', async () => {
  const other = await app.createTenant()
  const { version } = await other.admin.call(updateTenant, { ifMatch: 1, body: { negativeStock: 'allow' } })
  expect(version).toBe(2)
  const place = await other.admin.call(createLocation, { body: { code: 'S', name: 'S' } })
  const item = await other.admin.call(createItem, { body: { sku: 'S', name: 'S' } })
  const body = { itemId: item.id, locationId: place.id, quantity: '1' }
  expect((await other.staff.send(createReservation, { body })).problem.code).toBe('insufficient_stock')
  await other.admin.call(recordMovement, {
    body: { kind: 'sale', lines: [{ itemId: item.id, quantity: '3', fromLocationId: place.id }] },
  })
  expect((await other.staff.send(createReservation, { body })).problem).toMatchObject({
    code: 'insufficient_stock',
    available: '0',
  })
})

test('the database holds the bound and the sum, whoever writes', async () => {
  const itemId = await stocked('3')
  const { body } = await reserve(itemId, '2')
  const write = (text: string, values: unknown[]) => app.database.tenant(tenant.id, (tx) => tx.query({ text, values }))
  await expect(write('update reservation set quantity = 4 where id = $1', [body.id])).rejects.toThrow('insufficient')
  await expect(write('update balance set reserved = 4 where item_id = $1', [itemId])).rejects.toThrow('insufficient')
  await expect(write('update reservation set location_id = $1', [quarantine])).rejects.toThrow('permission denied')
  expect(await stockOf(itemId)).toEqual([[3, 2, 1]])
})

test('a soft reservation ends by itself: at once for who asks, takes or lists, and its balance follows within a minute', async () => {
  const itemId = await stocked('5')
  const past = new Date(Date.now() - 1000).toISOString()
  expect((await reserve(itemId, '1', { expiresAt: past })).status).toBe(400)
  const first = await reserve(itemId, '5', { expiresAt: soon() })
  expect(first.body.kind).toBe('soft')
  expect((await reserve(itemId, '1')).problem.code).toBe('insufficient_stock')
  await letEnd(first.body.id)
  expect((await tenant.staff.call(listReservations, { query: { itemId } })).data).toEqual([])
  const second = await reserve(itemId, '5', { expiresAt: soon() })
  expect(second.status).toBe(201)
  const prolonged = { params: { reservationId: second.body.id }, ifMatch: 1, body: { expiresAt: null } }
  expect((await tenant.staff.call(updateReservation, prolonged)).kind).toBe('hard')
  const again = { ...prolonged, ifMatch: 2, body: { expiresAt: soon() } }
  expect((await tenant.staff.call(updateReservation, again)).kind).toBe('soft')
  await letEnd(second.body.id)
  expect(await stockOf(itemId)).toEqual([[5, 0, 5]])
  expect(await keptOf(itemId)).toBe(5)
  const context = { database: app.database, signal: new AbortController().signal }
  // the handler uses these two of its context
  await releaseEndedReservations.handle(context as never, {})
  expect(await keptOf(itemId)).toBe(0)
  expect((await sell(itemId, '5')).status).toBe(201)
})

test('a promise that is over holds nothing: it is available, proposed, sold and moved, and raised again, before anybody has given it back', async () => {
  const itemId = await stocked('5')
  const available = () => tenant.staff.call(getAvailability, { params: { itemId } })
  const over = async (quantity: string) => letEnd((await reserve(itemId, quantity, { expiresAt: soon() })).body.id)
  await over('5')
  expect(await available()).toMatchObject({ reserved: '0', available: '5', availableToPromise: '5' })
  expect((await tenant.staff.call(proposePicks, { query: { itemId, quantity: '5' } })).missing).toBe('0')
  expect((await sell(itemId, '2')).status).toBe(201)
  expect(await stockOf(itemId)).toEqual([[3, 0, 3]])
  // what stands still holds
  const kept = await reserve(itemId, '1')
  await over('2')
  expect((await sell(itemId, '3')).problem).toMatchObject({ code: 'insufficient_stock', available: '2' })
  expect(await available()).toMatchObject({ reserved: '1', available: '2' })
  const params = { reservationId: kept.body.id }
  expect((await tenant.staff.send(updateReservation, { params, ifMatch: 1, body: { quantity: '3' } })).status).toBe(200)
  expect(await stockOf(itemId)).toEqual([[3, 3, 0]])
})

test('tracked stock is reserved by lot, and a lot of another item is none', async () => {
  const itemId = await stocked('4', 'lot', { lotCode: 'A' })
  await enter(itemId, { quantity: '4', lotCode: 'B' })
  const other = await stocked('4', 'lot', { lotCode: 'C' })
  const { data } = await tenant.staff.call(listStock, { query: { itemId } })
  const lotId = data.find(({ lotCode }) => lotCode === 'A')?.lotId ?? ''
  expect((await reserve(itemId, '1')).problem.code).toBe('lot_required')
  expect((await reserve(other, '1', { lotId })).problem.code).toBe('invalid_value')
  expect((await reserve(itemId, '5', { lotId })).problem).toMatchObject({ code: 'insufficient_stock', lotId })
  expect((await reserve(itemId, '3', { lotId })).body).toMatchObject({ lotCode: 'A', lotId })
  const { picks, missing } = await tenant.staff.call(proposePicks, { query: { itemId, quantity: '6' } })
  expect([picks.map(({ lotCode, quantity }) => [lotCode, quantity]), missing]).toEqual([
    [
      ['A', '1'],
      ['B', '4'],
    ],
    '1',
  ])
})

test('what lies in quarantine or is past its day is on hand, but is neither available, proposed nor reserved', async () => {
  const itemId = await stocked('7')
  const bin = await tenant.admin.call(createLocation, { body: { code: 'Q-1', name: 'Bin', parentId: quarantine } })
  await enter(itemId, { quantity: '1', toLocationId: quarantine })
  await enter(itemId, { quantity: '1', toLocationId: bin.id })
  await reserve(itemId, '3')
  expect(await tenant.staff.call(getAvailability, { params: { itemId } })).toMatchObject({
    onHand: '9',
    reserved: '3',
    blocked: '2',
    available: '4',
    availableToPromise: '4',
  })
  for (const locationId of [quarantine, bin.id])
    expect((await reserve(itemId, '1', { locationId })).problem).toMatchObject({
      code: 'insufficient_stock',
      available: '0',
    })
  expect((await tenant.staff.call(proposePicks, { query: { itemId, quantity: '9' } })).missing).toBe('5')
  const old = await stocked('7', 'lot', { lotCode: 'OLD', expiresOn: '2020-01-01' })
  const stale = await tenant.staff.call(getAvailability, { params: { itemId: old } })
  expect(stale).toMatchObject({ onHand: '7', blocked: '7', available: '0' })
})

test('what is on the road is on hand nowhere and can be promised where it goes, but not where it goes to quarantine', async () => {
  const itemId = await stocked('10')
  const depot = (await tenant.admin.call(createLocation, { body: { code: 'DEPOT', name: 'Depot' } })).id
  const ship = (toLocationId: string, quantity: string) =>
    tenant.staff.call(shipTransfer, {
      body: { fromLocationId: shelf, toLocationId, expectedOn: '2031-03-04', lines: [{ itemId, quantity }] },
    })
  const sent = await ship(depot, '4')
  await ship(quarantine, '2')
  const read = (query: { locationId?: string } = {}) =>
    tenant.staff.call(getAvailability, { params: { itemId }, query })
  expect(await read()).toMatchObject({ onHand: '4', incoming: '4', expectedOn: '2031-03-04', availableToPromise: '8' })
  expect(await read({ locationId: depot })).toMatchObject({ onHand: '0', incoming: '4', availableToPromise: '4' })
  expect(await read({ locationId: shelf })).toMatchObject({ onHand: '4', incoming: '0', availableToPromise: '4' })
  const lines = [{ lineNo: 1, received: '1', missing: '1' }]
  await tenant.staff.call(receiveTransfer, { params: { transferId: sent.id }, body: { lines, reason: 'Broken' } })
  expect(await read({ locationId: depot })).toMatchObject({ onHand: '1', incoming: '2', availableToPromise: '3' })
})

test('what can be promised is what is available and what is on its way', async () => {
  const itemId = await stocked('2')
  const supplier = await tenant.admin.call(createSupplier, { body: { name: 'Supplier' } })
  const order = await tenant.admin.call(createPurchaseOrder, {
    body: { supplierId: supplier.id, locationId: shelf, expectedDay: '2031-03-04', lines: [{ itemId, quantity: '8' }] },
  })
  const read = (query: { locationId?: string } = {}) =>
    tenant.staff.call(getAvailability, { params: { itemId }, query })
  expect(await read()).toMatchObject({ incoming: '0', expectedOn: null, availableToPromise: '2' })
  await tenant.admin.call(transitionPurchaseOrder, {
    params: { orderId: order.id },
    ifMatch: 1,
    body: { action: 'approve' },
  })
  const whole = await read()
  expect(whole).toMatchObject({ incoming: '8', expectedOn: '2031-03-04', availableToPromise: '10' })
  expect(await read({ locationId: quarantine })).toMatchObject({ onHand: '0', incoming: '0', availableToPromise: '0' })
  const rows = []
  for (let cursor: string | undefined; ; ) {
    const page = await tenant.staff.call(listAvailability, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
    rows.push(...page.data)
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  expect(rows).toHaveLength(made)
  expect(rows.find((row) => row.itemId === itemId)).toEqual(whole)
})
