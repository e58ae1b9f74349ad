import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { getTransfer, listTransfers, receiveTransfer, shipTransfer } from '#contract/transfer.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

/** Ten pieces and a lot of five at the depot, a shop to send them to. */
async function company() {
  const tenant = await testApp.createTenant()
  const { admin, staff } = tenant
  const item = await admin.call(createItem, { body: { sku: 'A', name: 'Thing' } })
  const drug = await admin.call(createItem, { body: { sku: 'D', name: 'Drug', tracking: 'lot' } })
  const depot = await admin.call(createLocation, { body: { code: 'DEPOT', name: 'Depot' } })
  const shop = await admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop' } })
  await admin.call(recordMovement, {
    body: {
      kind: 'opening',
      lines: [
        { itemId: item.id, toLocationId: depot.id, quantity: '10' },
        { itemId: drug.id, toLocationId: depot.id, quantity: '5', lotCode: 'L-1' },
      ],
    },
  })
  const ship = (body: object = {}) =>
    staff.call(shipTransfer, {
      body: {
        fromLocationId: depot.id,
        toLocationId: shop.id,
        reference: 'VAN-1',
        lines: [
          { itemId: item.id, quantity: '6' },
          { itemId: drug.id, quantity: '2', lotCode: 'l-1' },
        ],
        ...body,
      },
    })
  const receive = (transferId: string, lines: object[], rest: object = {}) =>
    staff.send(receiveTransfer, { params: { transferId }, body: { lines: lines as never, ...rest } })
  const onHand = async (locationId: string) =>
    Object.fromEntries(
      (await staff.call(listStock, { query: { locationId } })).data.map(({ sku, onHand: amount }) => [sku, amount]),
    )
  const undo = (movementId: string | undefined) =>
    admin.send(reverseMovement, { params: { movementId: movementId ?? '' }, body: { reason: 'Wrong' } })
  return { tenant, staff, item, drug, depot, shop, ship, receive, onHand, undo }
}

test('goods leave one place, are on the road, and arrive in parts; what is missing is written off with its reason', async () => {
  const { staff, depot, shop, item, ship, receive, onHand } = await company()
  const shipped = await ship({ note: 'Fragile', expectedOn: '2020-01-01' })
  expect(shipped).toMatchObject({
    state: 'open',
    isLate: true,
    lineCount: 2,
    openLines: 2,
    note: 'Fragile',
    arrivals: [],
  })
  expect(shipped.lines).toEqual([
    expect.objectContaining({ lineNo: 1, sku: 'A', shipped: '6', open: '6', lotCode: null }),
    expect.objectContaining({ lineNo: 2, sku: 'D', shipped: '2', open: '2', lotCode: 'L-1' }),
  ])
  expect(await onHand(depot.id)).toEqual({ A: '4', D: '3' })
  expect(await onHand(shop.id)).toEqual({})

  const part = await receive(shipped.id, [{ lineNo: 1, received: '4' }])
  expect(part.body).toMatchObject({ state: 'open', openLines: 2 })
  expect(await onHand(shop.id)).toEqual({ A: '4' })

  expect((await receive(shipped.id, [{ lineNo: 1, missing: '2' }])).problem.code).toBe('reason_required')
  const { body: rest } = await receive(
    shipped.id,
    [
      { lineNo: 1, received: '1', missing: '1' },
      { lineNo: 2, received: '2' },
    ],
    {
      reason: 'Broken on the way',
    },
  )
  expect(rest).toMatchObject({ state: 'closed', openLines: 0, isLate: false })
  expect(rest.lines).toEqual([
    expect.objectContaining({ received: '5', missing: '1', open: '0' }),
    expect.objectContaining({ received: '2', missing: '0', open: '0' }),
  ])
  expect(rest.arrivals.map(({ isMissing, lines, reason }) => ({ isMissing, lines, reason }))).toEqual([
    { isMissing: false, lines: [{ lineNo: 1, quantity: '4', entered: null }], reason: '' },
    {
      isMissing: false,
      lines: [
        { lineNo: 1, quantity: '1', entered: null },
        { lineNo: 2, quantity: '2', entered: null },
      ],
      reason: 'Broken on the way',
    },
    { isMissing: true, lines: [{ lineNo: 1, quantity: '1', entered: null }], reason: 'Broken on the way' },
  ])
  expect(await onHand(shop.id)).toEqual({ A: '5', D: '2' })
  expect((await staff.call(proveLedger)).differenceCount).toBe(0)
  const { data } = await staff.call(listMovements, { query: { itemId: item.id } })
  expect(data.map(({ kind }) => kind).sort()).toEqual(['arrival', 'arrival', 'dispatch', 'loss', 'opening'])
})

describe('what is refused', () => {
  test('more than is on the road, also over two lines given; and anything of a closed transfer', async () => {
    const { ship, receive, onHand, shop } = await company()
    const { id } = await ship()
    const over = await receive(id, [
      { lineNo: 1, received: '4' },
      { lineNo: 1, received: '3' },
    ])
    expect(over.status).toBe(409)
    expect(over.problem).toMatchObject({ code: 'over_receipt', left: '6', given: '7' })
    expect(await onHand(shop.id), 'the posting is taken back').toEqual({})
    expect((await receive(id, [{ lineNo: 3, received: '1' }])).problem.code).toBe('invalid_value')
    expect((await receive(id, [{ lineNo: 1 }])).problem.code).toBe('invalid_value')
    await receive(id, [
      { lineNo: 1, received: '6' },
      { lineNo: 2, received: '2' },
    ])
    expect((await receive(id, [{ lineNo: 1, received: '1' }])).problem.code).toBe('transfer_state')
  })

  test('more than is there, to the same place, or to a virtual one', async () => {
    const { staff, depot, item, drug, ship } = await company()
    const send = (body: object) =>
      staff.send(shipTransfer, {
        body: {
          fromLocationId: depot.id,
          toLocationId: depot.id,
          lines: [{ itemId: item.id, quantity: '1' }],
          ...body,
        },
      })
    expect((await send({})).problem.code).toBe('invalid_value')
    await expect(ship({ lines: [{ itemId: item.id, quantity: '11' }] })).rejects.toThrow(/insufficient_stock/)
    await expect(ship({ lines: [{ itemId: drug.id, quantity: '1' }] })).rejects.toThrow(/lot_required/)
    await expect(ship({ lines: [{ itemId: drug.id, quantity: '1', lotCode: 'none' }] })).rejects.toThrow(
      /lot_unknown|insufficient_stock/,
    )
  })
})

test('two who receive the last of it at once: one does, the other is over_receipt or told that it is closed', async () => {
  const { ship, receive, onHand, shop } = await company()
  const { id } = await ship()
  const lines = [
    { lineNo: 1, received: '6' },
    { lineNo: 2, received: '2' },
  ]
  const replies = await Promise.all([receive(id, lines), receive(id, lines), receive(id, lines)])
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, problem } of replies)
    if (status !== 200) expect(['over_receipt', 'transfer_state']).toContain(problem.code)
  expect(await onHand(shop.id)).toEqual({ A: '6', D: '2' })
})

test('a reversed arrival or write-off is on the road again; a dispatch is reversed only while all of it is', async () => {
  const { staff, depot, shop, ship, receive, onHand, undo } = await company()
  const { id, dispatchId } = await ship()
  await receive(
    id,
    [
      { lineNo: 1, received: '5', missing: '1' },
      { lineNo: 2, received: '2' },
    ],
    { reason: 'Lost' },
  )
  const read = () => staff.call(getTransfer, { params: { transferId: id } })
  const [arrival, loss] = (await read()).arrivals
  expect((await undo(dispatchId)).problem.code).toBe('goods_arrived')
  await undo(loss?.movementId)
  expect(await read()).toMatchObject({ state: 'open', openLines: 1 })
  await undo(arrival?.movementId)
  expect((await read()).lines.map(({ open }) => open)).toEqual(['6', '2'])
  expect((await undo(dispatchId)).status).toBe(201)
  expect(await read()).toMatchObject({ state: 'cancelled', openLines: 0 })
  expect(await onHand(depot.id)).toEqual({ A: '10', D: '5' })
  expect(await onHand(shop.id)).toEqual({ A: '0' })
  expect((await staff.call(proveLedger)).differenceCount).toBe(0)
})

test('a unit on the road is in no second place: it enters stock where it is received, or once it was written off', async () => {
  const { tenant, depot, shop, ship, receive, undo } = await company()
  const meter = await tenant.admin.call(createItem, { body: { sku: 'M', name: 'Meter', tracking: 'serial' } })
  const enter = (kind: 'opening' | 'found') =>
    tenant.admin.send(recordMovement, {
      body: { kind, lines: [{ itemId: meter.id, toLocationId: shop.id, quantity: '1', lotCode: 'M1' }] },
    })
  const opened = await enter('opening')
  await undo(opened.body.id)
  await tenant.admin.call(recordMovement, {
    body: { kind: 'found', lines: [{ itemId: meter.id, toLocationId: depot.id, quantity: '1', lotCode: 'M1' }] },
  })
  const { id } = await ship({ lines: [{ itemId: meter.id, quantity: '1', lotCode: 'M1' }] })
  expect((await enter('found')).problem).toMatchObject({
    code: 'serial_in_stock',
    detail: 'Serial M1 is on the road between two places: it is received there, or written off.',
  })
  expect((await receive(id, [{ lineNo: 1, missing: '1' }], { reason: 'Fell off' })).status).toBe(200)
  expect((await enter('found')).status).toBe(201)
  // it would be on the road and here
  const { arrivals } = await tenant.staff.call(getTransfer, { params: { transferId: id } })
  expect((await undo(arrivals[0]?.movementId)).problem.code).toBe('serial_in_stock')
  expect((await tenant.staff.call(proveLedger)).differenceCount).toBe(0)
})

test('the list tells what is on the road, by place and in pages', async () => {
  const { staff, depot, shop, item, ship, receive } = await company()
  const one = await ship({ lines: [{ itemId: item.id, quantity: '1' }] })
  const two = await ship({ lines: [{ itemId: item.id, quantity: '1' }] })
  const list = async (query: object) => (await staff.call(listTransfers, { query })).data.map(({ id }) => id)
  expect(await list({})).toEqual([two.id, one.id])
  await receive(two.id, [{ lineNo: 1, received: '1' }])
  expect(await list({})).toEqual([one.id])
  expect(await list({ state: 'all', locationId: shop.id })).toEqual([two.id, one.id])
  expect(await list({ state: 'closed', locationId: depot.id })).toEqual([two.id])
  const page = await staff.call(listTransfers, { query: { state: 'all', limit: 1 } })
  expect(await list({ state: 'all', limit: 1, cursor: page.nextCursor })).toEqual([one.id])
})
