import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { getMovement, reverseMovement } from '#contract/movement.ts'
import { createPack } from '#contract/pack.ts'
import {
  getPurchaseOrder,
  listIncomingStock,
  type PurchaseOrder,
  receivePurchaseOrder,
  returnPurchasedGoods,
  transitionPurchaseOrder,
} from '#contract/purchase-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makeShop, sendOrder } from './purchasing-fixture.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

const lineId = (order: PurchaseOrder, n = 0) => order.lines[n]?.id ?? ''
const receive = (order: PurchaseOrder, quantity: string, n = 0) =>
  tenant.staff.send(receivePurchaseOrder, {
    params: { orderId: order.id },
    body: { lines: [{ lineId: lineId(order, n), quantity }] },
  })
const read = (order: PurchaseOrder) => tenant.staff.call(getPurchaseOrder, { params: { orderId: order.id } })
const reverse = (movementId: string) =>
  tenant.manager.send(reverseMovement, { params: { movementId }, body: { reason: 'Mistake' } })

test('an order is received in parts, then whole, and its receipt is a movement with the price of a base unit', async () => {
  const shop = await makeShop(tenant)
  const order = await sendOrder(tenant, shop, ['10', '5'], { unitPrice: '2.4' })
  const part = (await receive(order, '4')).body
  expect(part).toMatchObject({ state: 'partlyReceived', lines: [{ received: '4', open: '6' }, { open: '5' }] })
  const [receipt] = part.receipts
  const movement = await tenant.staff.call(getMovement, { params: { movementId: receipt?.movementId ?? '' } })
  expect(movement).toMatchObject({
    kind: 'receipt',
    reference: order.number,
    lines: [{ itemId: shop.itemIds[0], quantity: '4', unitPrice: '2.4', toLocationId: shop.locationId }],
  })
  const { data } = await tenant.staff.call(listIncomingStock, { query: { locationId: shop.locationId } })
  expect(data.map(({ incoming }) => incoming).toSorted()).toEqual(['5', '6'])
  const all = await tenant.staff.call(receivePurchaseOrder, { params: { orderId: order.id }, body: {} })
  expect(all).toMatchObject({ state: 'received', lines: [{ received: '10', open: '0' }, { received: '5' }] })
  expect((await receive(order, '0.000000001')).problem).toMatchObject({ code: 'over_receipt', left: '0' })
  const nothing = await tenant.staff.send(receivePurchaseOrder, { params: { orderId: order.id }, body: {} })
  expect(nothing.problem.code).toBe('order_state')
  const closed = await tenant.manager.call(transitionPurchaseOrder, {
    params: { orderId: order.id },
    ifMatch: all.version,
    body: { action: 'close' },
  })
  expect(closed.state).toBe('closed')
  expect((await receive(order, '1')).problem.code).toBe('order_state')
})

test('a reversed receipt gives the open quantity back, also to an order that was complete', async () => {
  const order = await sendOrder(tenant, await makeShop(tenant), ['3'])
  const whole = (await receive(order, '3')).body
  expect(whole.state).toBe('received')
  const movementId = whole.receipts[0]?.movementId ?? ''
  expect((await reverse(movementId)).status).toBe(201)
  const after = await read(order)
  expect(after).toMatchObject({ state: 'sent', lines: [{ received: '0', open: '3' }] })
  expect(after.receipts[0]?.reversedById).not.toBeNull()
  expect(after.version).toBeGreaterThan(whole.version)
  expect((await reverse(movementId)).problem.code).toBe('already_reversed')
  expect((await read(order)).lines[0]?.received).toBe('0')
})

test('a return takes stock out and leaves nothing open; a receipt that was returned is not reversed before its return', async () => {
  const own = await testApp.createTenant({ negativeStock: 'allow' })
  const order = await sendOrder(own, await makeShop(own), ['5'])
  const params = { orderId: order.id }
  const received = await own.staff.call(receivePurchaseOrder, { params, body: {} })
  const give = (quantity: string) =>
    own.staff.send(returnPurchasedGoods, {
      params,
      body: { reason: 'Broken', lines: [{ lineId: lineId(order), quantity }] },
    })
  expect((await give('2')).body).toMatchObject({
    state: 'received',
    lines: [{ received: '5', returned: '2', open: '0' }],
  })
  expect((await give('3.5')).problem).toMatchObject({ code: 'over_return', left: '3' })
  const undo = (movementId = '') => own.manager.send(reverseMovement, { params: { movementId }, body: { reason: 'x' } })
  expect((await undo(received.receipts[0]?.movementId)).problem.code).toBe('goods_returned')
  const { receipts } = await own.staff.call(getPurchaseOrder, { params })
  const back = receipts.find(({ isReturn }) => isReturn)
  expect((await undo(back?.movementId)).status).toBe(201)
  expect((await own.staff.call(getPurchaseOrder, { params })).lines).toMatchObject([{ returned: '0', received: '5' }])
  expect((await undo(received.receipts[0]?.movementId)).status).toBe(201)
})

test('what is not of the order, or not there to go back, is refused and moves nothing', async () => {
  const shop = await makeShop(tenant)
  const order = await sendOrder(tenant, shop, ['5'])
  const other = await sendOrder(tenant, shop, ['5'])
  const foreign = await tenant.staff.send(receivePurchaseOrder, {
    params: { orderId: order.id },
    body: { lines: [{ lineId: lineId(other), quantity: '1' }] },
  })
  expect(foreign.problem).toMatchObject({ code: 'invalid_value', errors: [{ path: 'body.lines.0.lineId' }] })
  const back = await tenant.staff.send(returnPurchasedGoods, {
    params: { orderId: order.id },
    body: { reason: 'x', lines: [{ lineId: lineId(order), quantity: '1' }] },
  })
  expect(back.problem.code).toBe('order_state')
  expect((await tenant.staff.call(listStock, { query: { locationId: shop.locationId } })).data).toEqual([])
})

test('sixteen who receive at once never receive more than the tolerance allows, and the refused ones move nothing', async () => {
  const shop = await makeShop(tenant)
  // 10 and 10 % more: eleven of one piece each
  const order = await sendOrder(tenant, shop, ['10'], { overReceiptPercent: '10' })
  const replies = await Promise.all(Array.from({ length: 16 }, () => receive(order, '1')))
  const codes = replies.map(({ status, problem }) => (status === 201 ? 'taken' : problem.code))
  expect(codes.filter((code) => code === 'taken')).toHaveLength(11)
  expect(codes.filter((code) => code === 'over_receipt')).toHaveLength(5)
  expect((await read(order)).lines[0]?.received).toBe('11')
  const { data } = await tenant.staff.call(listStock, { query: { locationId: shop.locationId } })
  expect(data).toMatchObject([{ onHand: '11' }])
})

test('one idempotency key is one receipt, also sent twice at once', async () => {
  const order = await sendOrder(tenant, await makeShop(tenant), ['4'])
  const send = () =>
    tenant.staff.send(receivePurchaseOrder, {
      params: { orderId: order.id },
      idempotencyKey: `receipt-${order.id}`,
      body: { lines: [{ lineId: lineId(order), quantity: '2' }] },
    })
  const replies = await Promise.all([send(), send(), send()])
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
  expect((await read(order)).lines[0]).toMatchObject({ received: '2', open: '2' })
  expect((await read(order)).receipts).toHaveLength(1)
})

test('receipts and reversals that cross lead to the sum of what stands', async () => {
  const shop = await makeShop(tenant)
  const order = await sendOrder(tenant, shop, ['100', '100'])
  const made: string[] = []
  for (let n = 0; n < 8; n++) made.push((await receive(order, '2', n % 2)).body.receipts.at(-1)?.movementId ?? '')
  const replies = await Promise.all([
    ...made.slice(0, 4).map((movementId) => reverse(movementId)),
    ...Array.from({ length: 8 }, (_, n) => receive(order, '3', n % 2)),
  ])
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201))
  // 2 of 4 stand, and 4 new ones, on each line
  expect((await read(order)).lines.map(({ received }) => received)).toEqual(['16', '16'])
})

test('whatever is received, returned and reversed, the ledger holds received less returned', async () => {
  const shop = await makeShop(tenant)
  for (const itemId of shop.itemIds)
    await tenant.admin.call(createPack, { body: { itemId, name: 'twin', factor: '2' } })
  const how = { line: fc.nat(9), quantity: fc.integer({ min: 1, max: 9 }), inTwins: fc.boolean() }
  const act = fc.record({ kind: fc.constantFrom('receive', 'return', 'reverse'), ...how })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
      const order = await sendOrder(tenant, shop, ['12', '7'], { overReceiptPercent: '25' })
      for (const { kind, line, quantity, inTwins } of acts) {
        const unit = inTwins ? { unit: 'twin' } : {}
        const lines = [{ lineId: lineId(order, line % 2), quantity: String(quantity), ...unit }]
        const params = { orderId: order.id }
        if (kind === 'receive') await tenant.staff.send(receivePurchaseOrder, { params, body: { lines } })
        else if (kind === 'return')
          await tenant.staff.send(returnPurchasedGoods, { params, body: { reason: 'x', lines } })
        else {
          const { receipts } = await read(order)
          const one = receipts[line % Math.max(receipts.length, 1)]
          if (one) await reverse(one.movementId)
        }
        await assertEqual(order)
      }
    }),
    { numRuns: 12 },
  )
  expect((await tenant.staff.call(proveLedger)).differenceCount).toBe(0)

  /** Reads the ledger's own lines: what came from the supplier's side less what went back, of the movements of this order and of those that reverse them. */
  async function assertEqual(order: PurchaseOrder) {
    const { lines, state } = await read(order)
    const sums = await testApp.database.tenantRead(tenant.id, (tx) =>
      tx.query<{ item: string; net: string }>({
        text: `select l.item_id as item, trim_scale(sum(case when f.kind = 'supplier' then l.quantity else -l.quantity end))::text as net
               from movement m join movement_line l on l.movement_id = m.id join location f on f.id = l.from_location_id
               where m.reference = $1 group by l.item_id`,
        values: [order.number],
      }),
    )
    for (const line of lines) {
      const net = sums.find(({ item }) => item === line.itemId)?.net ?? '0'
      expect(net).toBe(toDecimal(toQuantity(line.received).minus(line.returned)))
      expect(toQuantity(line.received).lte(toQuantity(line.ordered).times('1.25'))).toBe(true)
    }
    const received = lines.map((line) => toQuantity(line.received))
    const complete = lines.every((line, n) => received[n]?.gte(line.ordered))
    expect(state).toBe(complete ? 'received' : received.some((each) => each.gt(0)) ? 'partlyReceived' : 'sent')
  }
})

test('goods whose lots are kept are received lot by lot, each with its expiry, and never without one', async () => {
  const shop = await makeShop(tenant, 0)
  const item = await tenant.admin.call(createItem, { body: { sku: 'LOTTED', name: 'Milk', tracking: 'lot' } })
  const order = await sendOrder(tenant, { ...shop, itemIds: [item.id] }, ['5'])
  expect((await receive(order, '5')).problem.code).toBe('lot_required')
  const part = { lineId: lineId(order) }
  const received = await tenant.staff.call(receivePurchaseOrder, {
    params: { orderId: order.id },
    body: {
      lines: [
        { ...part, quantity: '2', lotCode: 'A', expiresOn: '2999-01-01' },
        { ...part, quantity: '3', lotCode: 'B' },
      ],
    },
  })
  expect(received).toMatchObject({ state: 'received', lines: [{ received: '5', open: '0' }] })
  const { data } = await tenant.staff.call(listStock, { query: { itemId: item.id, locationId: shop.locationId } })
  const lots = data.map(({ lotCode, expiresOn, onHand }) => [lotCode, expiresOn, onHand])
  expect(lots.toSorted()).toEqual([
    ['A', '2999-01-01', '2'],
    ['B', null, '3'],
  ])
  expect(received.receipts[0]?.lines.map(({ lotCode, quantity }) => [lotCode, quantity])).toEqual([
    ['A', '2'],
    ['B', '3'],
  ])
  const giveBack = (lotCode?: string) =>
    tenant.staff.send(returnPurchasedGoods, {
      params: { orderId: order.id },
      body: { reason: 'Sour', lines: [{ ...part, quantity: '1', ...(lotCode ? { lotCode } : {}) }] },
    })
  expect((await giveBack()).problem.code).toBe('lot_required')
  expect((await giveBack('C')).problem.code).toBe('lot_unknown')
  const { body } = await giveBack('b')
  expect(body.receipts[1]).toMatchObject({ isReturn: true, lines: [{ lotCode: 'B', quantity: '1' }] })
})

test('of a lot no more goes back than the order received of it, and what went back keeps its receipt', async () => {
  const own = await testApp.createTenant({ negativeStock: 'allow' })
  const shop = await makeShop(own, 0)
  const item = await own.admin.call(createItem, { body: { sku: 'LOTTED', name: 'Milk', tracking: 'lot' } })
  const orders = [
    await sendOrder(own, { ...shop, itemIds: [item.id] }, ['8']),
    await sendOrder(own, { ...shop, itemIds: [item.id] }, ['8']),
  ] as const
  const take = async (order: PurchaseOrder, quantity: string, lotCode: string) => {
    const body = { lines: [{ lineId: lineId(order), quantity, lotCode }] }
    const { receipts } = await own.staff.call(receivePurchaseOrder, { params: { orderId: order.id }, body })
    return receipts.at(-1)?.movementId ?? ''
  }
  const give = (order: PurchaseOrder, ...lots: [quantity: string, lotCode: string][]) =>
    own.staff.send(returnPurchasedGoods, {
      params: { orderId: order.id },
      body: {
        reason: 'Sour',
        lines: lots.map(([quantity, lotCode]) => ({ lineId: lineId(order), quantity, lotCode })),
      },
    })
  const undo = (movementId: string) =>
    own.manager.send(reverseMovement, { params: { movementId }, body: { reason: 'x' } })
  const [first, second] = orders
  const ofA = await take(first, '3', 'A')
  await take(first, '4', 'B')
  await take(second, '5', 'A')
  // there are 8 of A, 3 of them from this order
  expect((await give(first, ['4', 'A'])).problem).toMatchObject({ code: 'over_return', left: '3', given: '4' })
  expect((await give(first, ['2', 'A'], ['1', 'B'], ['2', 'a'])).problem).toMatchObject({ left: '3', given: '4' })
  expect((await give(second, ['1', 'B'])).problem).toMatchObject({ code: 'over_return', left: '0' })
  const back = await give(first, ['2', 'A'], ['1', 'B'], ['1', 'a'])
  expect(back.body.lines).toMatchObject([{ received: '7', returned: '4' }])
  expect((await give(first, ['1', 'A'])).problem).toMatchObject({ code: 'over_return', left: '0' })
  // the order has received three more than went back, of the other lot
  expect((await undo(ofA)).problem.code).toBe('goods_returned')
  expect((await undo(back.body.receipts.at(-1)?.movementId ?? '')).status).toBe(201)
  expect((await undo(ofA)).status).toBe(201)
  expect((await give(first, ['1', 'A'])).problem).toMatchObject({ code: 'over_return', left: '0' })
  expect((await own.staff.call(proveLedger)).differences).toEqual([])
})

test('two who give the last of a lot back at once: one does', async () => {
  const shop = await makeShop(tenant, 0)
  const item = await tenant.admin.call(createItem, { body: { sku: 'LAST', name: 'Milk', tracking: 'lot' } })
  const order = await sendOrder(tenant, { ...shop, itemIds: [item.id] }, ['9'])
  const other = await sendOrder(tenant, { ...shop, itemIds: [item.id] }, ['9'])
  const params = { orderId: order.id }
  for (const [of, lotCode] of [
    [order, 'A'],
    [order, 'B'],
    [other, 'A'],
  ] as const)
    await tenant.staff.call(receivePurchaseOrder, {
      params: { orderId: of.id },
      body: { lines: [{ lineId: lineId(of), quantity: '3', lotCode }] },
    })
  const body = { reason: 'Sour', lines: [{ lineId: lineId(order), quantity: '2', lotCode: 'A' }] }
  const replies = await Promise.all(
    Array.from({ length: 4 }, () => tenant.staff.send(returnPurchasedGoods, { params, body })),
  )
  expect(replies.map(({ status, problem }) => (status === 201 ? 'back' : problem.code)).toSorted()).toEqual([
    'back',
    'over_return',
    'over_return',
    'over_return',
  ])
})
