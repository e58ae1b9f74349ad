import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { updateItem } from '#contract/item.ts'
import { recordMovement } from '#contract/movement.ts'
import { getAvailability, listReservations, releaseReservation, updateReservation } from '#contract/reservation.ts'
import {
  createSalesOrder,
  getSalesOrder,
  listSalesOrders,
  reserveSalesOrder,
  type SalesOrder,
  shipSalesOrder,
  transitionSalesOrder,
  updateSalesOrder,
} from '#contract/sales-order.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeStock, makeStore, type Store, stockOf, takeOrder } from './sales-fixture.ts'

let app: TestApp
let tenant: TestTenant
let store: Store
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  store = await makeStore(tenant)
})
afterAll(() => app.close())

const paramsOf = ({ id }: SalesOrder) => ({ params: { salesOrderId: id } })
const reserve = (order: SalesOrder) => tenant.staff.call(reserveSalesOrder, paramsOf(order))

test('an order takes its number and the prices of its items, and changes while nothing has come of it', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '10', at: store.bins[0] }])
  const order = await takeOrder(tenant, store, [[itemId, '4']])
  expect(order).toMatchObject({
    state: 'open',
    customerName: 'Ada',
    total: '10',
    currency: 'EUR',
    isReserved: false,
  })
  expect(order.number).toMatch(/^SO-\d{4}$/)
  expect(order.lines).toMatchObject([{ quantity: '4', unitPrice: '2.5', open: '4', reserved: '0', shipped: '0' }])
  const second = await takeOrder(tenant, store, [[itemId, '1']])
  expect(Number(second.number.slice(3))).toBe(Number(order.number.slice(3)) + 1)
  const change = {
    ...paramsOf(order),
    body: { lines: [{ itemId, quantity: '3', unitPrice: '2' }], dueOn: '2020-01-01' },
  }
  expect((await tenant.staff.send(updateSalesOrder, { ...change, ifMatch: 7 })).problem.code).toBe('version_mismatch')
  const changed = await tenant.staff.call(updateSalesOrder, { ...change, ifMatch: 1 })
  expect(changed).toMatchObject({ total: '6', dueOn: '2020-01-01', isLate: true, version: 2 })
  const reserved = await reserve(changed)
  const again = { ...change, ifMatch: reserved.version }
  expect((await tenant.staff.send(updateSalesOrder, again)).problem.code).toBe('order_state')
  const noted = await tenant.staff.call(updateSalesOrder, { ...again, body: { note: 'By the back door' } })
  expect(noted).toMatchObject({ note: 'By the back door', lines: [{ quantity: '3' }] })
  const late = await tenant.staff.call(listSalesOrders, { query: { late: 'true', state: 'toShip' } })
  expect(late.data.map(({ number }) => number)).toEqual([order.number])
  const { data } = await tenant.manager.call(listAudit, { query: { entity: 'salesOrder', entityId: order.id } })
  expect(data.map(({ action }) => action)).toEqual(['update', 'reserve', 'update', 'create'])
})

test('an order names items and a place that are there', async () => {
  const itemId = await makeStock(tenant, [])
  const gone = await makeStock(tenant, [])
  await tenant.admin.call(updateItem, { params: { itemId: gone }, ifMatch: 1, body: { archived: true } })
  const send = (locationId: string, id: string) =>
    tenant.staff.send(createSalesOrder, { body: { locationId, lines: [{ itemId: id, quantity: '1' }] } })
  expect((await send(store.warehouse, gone)).problem.errors).toMatchObject([{ path: 'body.lines.0.itemId' }])
  expect((await send(itemId, itemId)).problem.errors).toMatchObject([{ path: 'body.locationId' }])
})

test('reserving takes what expires first, leaves expired lots and quarantine alone, and can be repeated when more comes', async () => {
  const [near, far] = store.bins
  const itemId = await makeStock(
    tenant,
    [
      { quantity: '5', at: near, lotCode: 'LATE', expiresOn: '2032-01-01' },
      { quantity: '3', at: far, lotCode: 'SOON', expiresOn: '2031-01-01' },
      { quantity: '9', at: near, lotCode: 'OLD', expiresOn: '2020-01-01' },
      { quantity: '9', at: store.quarantine, lotCode: 'SOON' },
      { quantity: '9', at: store.blockedBin, lotCode: 'SOON' },
    ],
    'lot',
  )
  const order = await takeOrder(tenant, store, [
    [itemId, '4'],
    [itemId, '6'],
  ])
  expect(await tenant.staff.call(getAvailability, { params: { itemId } })).toMatchObject({
    available: '8',
    ordered: '10',
    availableToPromise: '-2',
  })
  const reserved = await reserve(order)
  expect(reserved.lines.map((line) => line.reserved)).toEqual(['4', '4'])
  expect(reserved.isReserved).toBe(false)
  expect(reserved.picks.map((pick) => [pick.locationCode.charAt(0), pick.lotCode, pick.quantity])).toEqual([
    ['A', 'LATE', '1'],
    ['A', 'LATE', '4'],
    ['B', 'SOON', '3'],
  ])
  expect((await reserve(order)).version).toBe(reserved.version)
  const lines = [{ itemId, toLocationId: far, quantity: '2', lotCode: 'LATE' }]
  await tenant.staff.call(recordMovement, { body: { kind: 'receipt', lines } })
  expect(await reserve(order)).toMatchObject({ isReserved: true, lines: [{ reserved: '4' }, { reserved: '6' }] })
  expect(await tenant.staff.call(getAvailability, { params: { itemId } })).toMatchObject({
    available: '0',
    ordered: '0',
  })
  const { data } = await tenant.staff.call(listReservations, { query: { itemId } })
  const [first] = data
  if (!first) throw new Error('nothing is reserved')
  expect(first).toMatchObject({ salesOrderId: order.id, salesOrderNumber: order.number, kind: 'hard' })
  const params = { reservationId: first.id }
  const larger = await tenant.staff.send(updateReservation, { params, ifMatch: 1, body: { quantity: '1' } })
  expect(larger.problem.code).toBe('order_state')
  await tenant.staff.call(releaseReservation, { params, ifMatch: 1 })
  expect((await tenant.staff.call(getSalesOrder, paramsOf(order))).isReserved).toBe(false)
})

test('an order that ends gives back what was set aside, and only a reason cancels one', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '5', at: store.bins[0] }])
  const order = await reserve(await takeOrder(tenant, store, [[itemId, '5']]))
  expect(await stockOf(tenant, itemId)).toEqual(['A - 5/5'])
  const act = (action: 'cancel' | 'close' | 'reopen', ifMatch: number, reason?: string) =>
    tenant.staff.send(transitionSalesOrder, {
      ...paramsOf(order),
      ifMatch,
      body: { action, ...(reason ? { reason } : {}) },
    })
  expect((await act('close', order.version)).problem.code).toBe('order_state')
  expect((await act('cancel', order.version)).problem.code).toBe('invalid_value')
  expect((await act('cancel', 1, 'Changed their mind')).problem.code).toBe('version_mismatch')
  const { body } = await act('cancel', order.version, 'Changed their mind')
  expect(body).toMatchObject({ state: 'cancelled', endReason: 'Changed their mind', picks: [] })
  expect(await stockOf(tenant, itemId)).toEqual(['A - 5/0'])
  expect((await act('reopen', body.version)).problem.code).toBe('order_state')
  expect((await tenant.staff.send(reserveSalesOrder, paramsOf(order))).problem.code).toBe('order_state')
  expect((await tenant.staff.send(shipSalesOrder, { ...paramsOf(order), body: {} })).problem.code).toBe('order_state')
})
