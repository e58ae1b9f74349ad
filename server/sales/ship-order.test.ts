import { afterAll, beforeAll, expect, test } from 'vitest'
import { getMovement, reverseMovement } from '#contract/movement.ts'
import {
  getSalesOrder,
  quickSale,
  reserveSalesOrder,
  returnSoldGoods,
  type SalesOrder,
  shipSalesOrder,
  transitionSalesOrder,
} from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
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
afterAll(async () => {
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
  await app.close()
})

const paramsOf = ({ id }: SalesOrder) => ({ params: { salesOrderId: id } })
const read = (order: SalesOrder) => tenant.staff.call(getSalesOrder, paramsOf(order))
const reserve = (order: SalesOrder) => tenant.staff.call(reserveSalesOrder, paramsOf(order))
const movementOf = (movementId: string) => tenant.staff.call(getMovement, { params: { movementId } })
const reverse = (movementId: string) =>
  tenant.manager.send(reverseMovement, { params: { movementId }, body: { reason: 'Mistake' } })

/** An order of 8 over two lots, set aside: 3 of the one that expires first, 5 of the other. */
async function lotted() {
  const [near, far] = store.bins
  const itemId = await makeStock(
    tenant,
    [
      { quantity: '6', at: near, lotCode: 'LATE', expiresOn: '2032-01-01' },
      { quantity: '3', at: far, lotCode: 'SOON', expiresOn: '2031-01-01' },
    ],
    'lot',
  )
  return { itemId, order: await reserve(await takeOrder(tenant, store, [[itemId, '8']])) }
}

test('what was set aside is shipped as a sale with its lots and price, and is set aside no longer', async () => {
  const { itemId, order } = await lotted()
  const shipped = await tenant.staff.call(shipSalesOrder, { ...paramsOf(order), body: {} })
  expect(shipped).toMatchObject({ state: 'shipped', picks: [], lines: [{ shipped: '8', open: '0', reserved: '0' }] })
  expect(await stockOf(tenant, itemId)).toEqual(['A LATE 1/0'])
  const [shipment] = shipped.shipments
  const movement = await movementOf(shipment?.movementId ?? '')
  expect(movement).toMatchObject({ kind: 'sale', reference: order.number })
  expect(movement.lines.map((line) => [line.lotCode, line.quantity, line.unitPrice])).toEqual([
    ['LATE', '5', '2.5'],
    ['SOON', '3', '2.5'],
  ])
  expect((await tenant.staff.send(shipSalesOrder, { ...paramsOf(order), body: {} })).problem.code).toBe('order_state')
  const closed = await tenant.staff.call(transitionSalesOrder, {
    ...paramsOf(order),
    ifMatch: shipped.version,
    body: { action: 'close' },
  })
  expect(closed.state).toBe('closed')
})

test('an order is shipped in parts, also of another lot than was to be picked, and never beyond what was ordered', async () => {
  const { itemId, order } = await lotted()
  const [line] = order.lines
  const late = order.picks.find(({ lotCode }) => lotCode === 'LATE')
  const ship = (quantity: string, more: object = {}) =>
    tenant.staff.send(shipSalesOrder, {
      ...paramsOf(order),
      body: {
        lines: [{ lineId: line?.id ?? '', quantity, locationId: store.bins[0], lotId: late?.lotId ?? null, ...more }],
      },
    })
  // all six of the later lot: its own five first, then one that was to come of the other
  const { body } = await ship('6')
  expect(body).toMatchObject({ state: 'partlyShipped', lines: [{ shipped: '6', open: '2', reserved: '2' }] })
  expect(body.picks).toMatchObject([{ lotCode: 'SOON', quantity: '2' }])
  expect(await stockOf(tenant, itemId)).toEqual(['B SOON 3/2'])
  const soon = { locationId: store.bins[1], lotId: body.picks[0]?.lotId }
  expect((await ship('3', soon)).problem).toMatchObject({ code: 'over_shipment', left: '2', given: '3' })
  expect((await ship('2', { ...soon, lotId: null })).problem.code).toBe('lot_required')
  expect((await ship('1')).problem.code).toBe('insufficient_stock')
  expect(await stockOf(tenant, itemId)).toEqual(['B SOON 3/2'])
  expect((await ship('2', soon)).body.state).toBe('shipped')
  expect(await stockOf(tenant, itemId)).toEqual(['B SOON 1/0'])
})

test('what is set aside for one order is not shipped for another', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '5', at: store.bins[0] }])
  await reserve(await takeOrder(tenant, store, [[itemId, '4']]))
  const other = await takeOrder(tenant, store, [[itemId, '2']])
  const [line] = other.lines
  const lines = [{ lineId: line?.id ?? '', quantity: '2', locationId: store.bins[0] }]
  const refused = await tenant.staff.send(shipSalesOrder, { ...paramsOf(other), body: { lines } })
  expect(refused.problem).toMatchObject({ code: 'insufficient_stock', available: '1' })
  const nothing = await tenant.staff.send(shipSalesOrder, { ...paramsOf(other), body: {} })
  expect(nothing.problem.code).toBe('order_state')
})

test('goods come back to be sold again, to quarantine, or to be written off, and no more than went out', async () => {
  const { itemId, order } = await lotted()
  await tenant.staff.call(shipSalesOrder, { ...paramsOf(order), body: {} })
  const lotOf = (code: string) => order.picks.find(({ lotCode }) => lotCode === code)?.lotId ?? null
  const lineId = order.lines[0]?.id ?? ''
  const giveBack = (
    disposition: 'restock' | 'quarantine' | 'scrap',
    quantity: string,
    more: object = {},
    lot: 'SOON' | 'LATE' = 'SOON',
  ) =>
    tenant.staff.send(returnSoldGoods, {
      ...paramsOf(order),
      body: {
        disposition,
        reason: 'Opened',
        lines: [{ lineId, quantity, lotId: lotOf(lot) }],
        ...more,
      },
    })
  expect((await giveBack('restock', '9')).problem).toMatchObject({ code: 'over_customer_return', left: '8' })
  expect((await giveBack('restock', '1', { locationId: store.quarantine })).problem.code).toBe('invalid_value')
  expect((await giveBack('restock', '1', { locationId: store.blockedBin })).problem.code).toBe('invalid_value')
  expect((await giveBack('quarantine', '1', { locationId: store.bins[0] })).problem.code).toBe('invalid_value')
  const ambiguous = { lines: [{ lineId, quantity: '1' }] }
  expect((await giveBack('restock', '1', ambiguous)).problem.code).toBe('lot_required')
  const restocked = await giveBack('restock', '1', { locationId: store.bins[1] })
  expect(restocked.body).toMatchObject({ state: 'shipped', lines: [{ shipped: '8', returned: '1', open: '0' }] })
  expect((await giveBack('quarantine', '1')).status).toBe(201)
  expect((await giveBack('quarantine', '1', { locationId: store.blockedBin })).status).toBe(201)
  // three of this lot went out, and are back
  expect((await giveBack('scrap', '1')).problem).toMatchObject({
    code: 'over_customer_return',
    lotId: lotOf('SOON'),
    left: '0',
    given: '1',
  })
  const scrapped = await giveBack('scrap', '1', {}, 'LATE')
  expect(await stockOf(tenant, itemId)).toEqual(['A LATE 1/0', 'B SOON 1/0', 'Q SOON 1/0', 'X SOON 1/0'])
  const { shipments } = scrapped.body
  expect(shipments.map(({ disposition }) => disposition)).toEqual([
    null,
    'restock',
    'quarantine',
    'quarantine',
    'scrap',
  ])
  const kinds = await Promise.all(shipments.map(async ({ movementId }) => (await movementOf(movementId)).kind))
  expect(kinds).toEqual(['sale', 'return', 'return', 'return', 'return'])
  expect((await reverse(shipments[0]?.movementId ?? '')).problem.code).toBe('shipment_returned')
})

test('a reversed shipment opens the order again, and a reversed return lets goods come back once more', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '2', at: store.bins[0] }])
  const order = await reserve(await takeOrder(tenant, store, [[itemId, '2']]))
  const { shipments } = await tenant.staff.call(shipSalesOrder, { ...paramsOf(order), body: {} })
  const lines = [{ lineId: order.lines[0]?.id ?? '', quantity: '2' }]
  const back = await tenant.staff.call(returnSoldGoods, {
    ...paramsOf(order),
    body: { disposition: 'restock', reason: 'Wrong colour', lines },
  })
  expect(back.lines).toMatchObject([{ shipped: '2', returned: '2' }])
  expect((await reverse(back.shipments[1]?.movementId ?? '')).status).toBe(201)
  expect((await read(order)).lines).toMatchObject([{ shipped: '2', returned: '0' }])
  expect((await reverse(shipments[0]?.movementId ?? '')).status).toBe(201)
  const open = await read(order)
  expect(open).toMatchObject({ state: 'open', lines: [{ shipped: '0', open: '2' }] })
  expect(open.shipments.every(({ reversedById }) => reversedById !== null)).toBe(true)
  expect((await reserve(open)).isReserved).toBe(true)
})

test('a shipment stands while goods of its lot are back, though others of its line are still out', async () => {
  const [near] = store.bins
  const lots = ['Y1', 'Y2'].map((lotCode) => ({ quantity: '3', at: near, lotCode }))
  const itemId = await makeStock(tenant, lots, 'lot')
  const order = await takeOrder(tenant, store, [[itemId, '6']])
  const lineId = order.lines[0]?.id ?? ''
  const { data } = await tenant.staff.call(listStock, { query: { itemId } })
  const lotOf = (code: string) => data.find(({ lotCode }) => lotCode === code)?.lotId ?? ''
  const shipLot = async (code: string) => {
    const lines = [{ lineId, quantity: '3', locationId: near, lotId: lotOf(code) }]
    const { shipments } = await tenant.staff.call(shipSalesOrder, { ...paramsOf(order), body: { lines } })
    return shipments.at(-1)?.movementId ?? ''
  }
  const first = await shipLot('Y1')
  await shipLot('Y2')
  const lines = [{ lineId, quantity: '2', lotId: lotOf('Y1') }]
  const body = { disposition: 'restock', reason: 'Wrong colour', lines } as const
  const back = await tenant.staff.call(returnSoldGoods, { ...paramsOf(order), body })
  expect((await reverse(first)).problem.code).toBe('shipment_returned')
  expect((await reverse(back.shipments.at(-1)?.movementId ?? '')).status).toBe(201)
  expect((await reverse(first)).status).toBe(201)
  expect((await read(order)).lines).toMatchObject([{ shipped: '3', returned: '0' }])
})

test('a quick sale is an order that is shipped at once, of what expires first unless a lot is named', async () => {
  const [near, far] = store.bins
  const itemId = await makeStock(
    tenant,
    [
      { quantity: '2', at: near, lotCode: 'X1', expiresOn: '2032-01-01' },
      { quantity: '2', at: far, lotCode: 'X2', expiresOn: '2031-01-01' },
    ],
    'lot',
  )
  const plain = await makeStock(tenant, [{ quantity: '3', at: near }])
  const sell = (lines: { itemId: string; quantity: string; lotId?: string | null; lotCode?: string }[]) =>
    tenant.staff.send(quickSale, { body: { locationId: store.warehouse, lines } })
  const { status, body } = await sell([
    { itemId, quantity: '3' },
    { itemId: plain, quantity: '1' },
  ])
  expect(status).toBe(201)
  expect(body).toMatchObject({ state: 'shipped', customerName: '', total: '10' })
  expect(body.shipments[0]?.lines.map(({ lotCode, quantity }) => [lotCode, quantity])).toEqual([
    ['X2', '2'],
    ['X1', '1'],
    [null, '1'],
  ])
  const short = await sell([{ itemId: plain, quantity: '3' }])
  expect(short.problem.code).toBe('insufficient_stock')
  const lotId = body.shipments[0]?.lines[1]?.lotId ?? ''
  expect((await sell([{ itemId, quantity: '1', lotId, lotCode: 'X1' }])).problem.code).toBe('invalid_request')
  expect((await sell([{ itemId, quantity: '1', lotCode: 'X9' }])).problem.code).toBe('lot_unknown')
  expect((await sell([{ itemId, quantity: '1', lotCode: 'x1' }])).status).toBe(201)
  expect((await sell([{ itemId, quantity: '1', lotId }])).problem.code).toBe('insufficient_stock')
  expect(await stockOf(tenant, itemId)).toEqual([])
  expect(await stockOf(tenant, plain)).toEqual(['A - 2/0'])
})

test('a quick sale of an earlier day stands on that day, by the rules of what is recorded', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '4', at: store.bins[0] }])
  const sell = (role: 'admin' | 'staff', daysAgo: number) => {
    const effectiveAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString()
    const body = { locationId: store.warehouse, effectiveAt, lines: [{ itemId, quantity: '1' }] }
    return tenant[role].send(quickSale, { body }).then((reply) => ({ ...reply, effectiveAt }))
  }
  expect((await sell('staff', 3)).problem.code).toBe('backdate_forbidden')
  expect((await sell('admin', -3)).problem.code).toBe('invalid_value')
  const { status, body, effectiveAt } = await sell('admin', 3)
  expect(status).toBe(201)
  expect(Date.parse(body.shipments[0]?.effectiveAt ?? '')).toBe(Date.parse(effectiveAt))
  expect(await stockOf(tenant, itemId)).toEqual(['A - 3/0'])
})

test('a shipment that is sent twice with one key ships once', async () => {
  const itemId = await makeStock(tenant, [{ quantity: '4', at: store.bins[0] }])
  const order = await reserve(await takeOrder(tenant, store, [[itemId, '2']]))
  const request = { ...paramsOf(order), body: {}, idempotencyKey: `ship-${order.id}` }
  const [one, other] = await Promise.all([1, 2].map(() => tenant.staff.send(shipSalesOrder, request)))
  expect(one?.status).toBe(201)
  expect(other?.body).toEqual(one?.body)
  expect(await stockOf(tenant, itemId)).toEqual(['A - 2/0'])
})
