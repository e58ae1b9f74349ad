import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { checkInUnit, checkOutUnit, getCheckout, listCheckouts, updateCheckout } from '#contract/checkout.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

/** Three drills in the store room, and a workbench. */
async function toolRoom() {
  const tenant = await testApp.createTenant()
  const { admin, staff } = tenant
  const drill = await admin.call(createItem, { body: { sku: 'DRILL', name: 'Drill', tracking: 'serial' } })
  const room = await admin.call(createLocation, { body: { code: 'ROOM', name: 'Store room' } })
  const bench = await admin.call(createLocation, { body: { code: 'BENCH', name: 'Workbench' } })
  const { lines } = await admin.call(recordMovement, {
    body: {
      kind: 'opening',
      lines: ['D1', 'D2', 'D3'].map((lotCode) => ({
        itemId: drill.id,
        toLocationId: room.id,
        quantity: '1',
        lotCode,
      })),
    },
  })
  const [d1 = '', d2 = '', d3 = ''] = lines.map(({ lotId }) => lotId ?? '')
  return {
    tenant,
    drill,
    room,
    bench,
    d1,
    d2,
    d3,
    out: (lotId: string, rest: object = { holderName: 'Ada' }) =>
      staff.send(checkOutUnit, { body: { lotId, ...rest } as never }),
    back: (checkoutId: string, body: object = { condition: 'good' }) =>
      staff.send(checkInUnit, { params: { checkoutId }, body: body as never }),
    undo: (movementId: string | null) =>
      admin.send(reverseMovement, { params: { movementId: movementId ?? '' }, body: { reason: 'Wrong' } }),
    list: async (query: object = {}) => (await staff.call(listCheckouts, { query })).data,
    /** serials by the code of their place */
    where: async () => {
      const { data } = await staff.call(listStock, { query: { itemId: drill.id } })
      return data.map(({ lotCode, locationCode }) => `${lotCode} ${locationCode}`).sort()
    },
  }
}

test('a unit is with somebody until a day, out of stock meanwhile, and comes back in a condition where it is put', async () => {
  const { tenant, room, bench, drill, d1, out, back, list, where } = await toolRoom()
  const { status, body } = await out(d1, { holderName: 'Ada', dueOn: '2020-05-01', note: 'For the shelves' })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    state: 'out',
    serial: 'D1',
    holderName: 'Ada',
    fromLocationId: room.id,
    dueOn: '2020-05-01',
    isOverdue: true,
    condition: null,
  })
  expect(await where()).toEqual(['D2 ROOM', 'D3 ROOM'])
  expect(await list({ show: 'overdue' })).toEqual([expect.objectContaining({ id: body.id, outBy: 'staff key' })])

  const again = await out(d1, { holderName: 'Grace' })
  expect(again.problem).toMatchObject({ code: 'unit_out', detail: 'D1 is with Ada already, until 2020-05-01.' })

  const returned = await back(body.id, { condition: 'damaged', locationId: bench.id, note: 'Chuck is loose' })
  expect(returned.body).toMatchObject({
    state: 'returned',
    condition: 'damaged',
    returnNote: 'Chuck is loose',
    returnedToName: 'Workbench',
    isOverdue: false,
  })
  expect(await where()).toEqual(['D1 BENCH', 'D2 ROOM', 'D3 ROOM'])
  expect(await list()).toEqual([])
  expect((await list({ show: 'past', lotId: d1 })).map(({ id }) => id)).toEqual([body.id])
  expect((await back(body.id)).problem.code).toBe('unit_returned')
  const { data } = await tenant.staff.call(listMovements, { query: { itemId: drill.id } })
  expect(data.map(({ kind }) => kind)).toEqual(['checkIn', 'checkOut', 'opening'])
  const log = await tenant.admin.call(listAudit, { query: { entity: 'checkout', entityId: body.id } })
  expect(log.data.map(({ action }) => action).sort()).toEqual(['create', 'return'])
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('a member has it by name, a place has it in stock there, and a lost one leaves the books', async () => {
  const { tenant, bench, d1, d2, d3, out, back, list, where } = await toolRoom()
  const member = await out(d1, { holderUserId: tenant.userId })
  expect(member.body).toMatchObject({ holderUserId: tenant.userId, holderName: expect.stringMatching(/./) })
  const place = await out(d2, { holderLocationId: bench.id })
  expect(place.body).toMatchObject({ holderName: 'Workbench', holderLocationId: bench.id })
  expect(await where()).toEqual(['D2 BENCH', 'D3 ROOM'])
  expect((await back(place.body.id)).body).toMatchObject({ returnedToName: 'Store room' })
  const lost = await back(member.body.id, { condition: 'lost', note: 'Left on the train' })
  expect(lost.body).toMatchObject({ state: 'returned', condition: 'lost', returnedToName: null })
  expect(await where()).toEqual(['D2 ROOM', 'D3 ROOM'])
  expect((await out(d1)).problem.code).toBe('unit_not_in_stock')
  // out again, it is another check-out
  expect((await out(d3)).status).toBe(201)
  expect((await list({ show: 'all' })).map(({ serial }) => serial)).toEqual(['D3', 'D2', 'D1'])
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

describe('what is refused', () => {
  test('no holder or two, a stranger, a place that is none or its own, and what is told apart by no serial', async () => {
    const { tenant, room, bench, d1, out } = await toolRoom()
    const code = async (rest: object, lotId = d1) => (await out(lotId, rest)).problem.code
    expect(await code({})).toBe('invalid_request')
    expect(await code({ holderName: 'Ada', holderLocationId: bench.id })).toBe('invalid_request')
    expect(await code({ holderUserId: room.id })).toBe('invalid_value')
    expect(await code({ holderLocationId: d1 })).toBe('invalid_value')
    expect(await code({ holderLocationId: room.id })).toBe('invalid_value')
    expect(await code({ holderName: 'Ada' }, room.id)).toBe('invalid_value')
    const paint = await tenant.admin.call(createItem, { body: { sku: 'PAINT', name: 'Paint', tracking: 'lot' } })
    const { lines } = await tenant.admin.call(recordMovement, {
      body: { kind: 'opening', lines: [{ itemId: paint.id, toLocationId: room.id, quantity: '3', lotCode: 'P' }] },
    })
    expect((await out(lines[0]?.lotId ?? '')).problem.detail).toMatch(/^Units of PAINT are not told apart/)
  })

  test('a unit at a place is neither sold nor given back to its supplier while somebody answers for it', async () => {
    const { tenant, drill, bench, d1, out, back } = await toolRoom()
    const { body } = await out(d1, { holderLocationId: bench.id })
    const leave = (kind: 'sale' | 'supplierReturn') =>
      tenant.admin.send(recordMovement, {
        body: { kind, lines: [{ itemId: drill.id, fromLocationId: bench.id, quantity: '1', lotId: d1 }] },
      })
    for (const kind of ['sale', 'supplierReturn'] as const)
      expect((await leave(kind)).problem).toMatchObject({
        code: 'unit_out',
        detail: 'D1 is checked out to Workbench: it has to be checked in first.',
        errors: [{ path: 'body.lines.0.lotCode' }],
      })
    expect((await back(body.id)).status).toBe(200)
    expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
  })
})

test('a unit that is with somebody is not in stock a second time: neither found, received nor brought back by a reversal', async () => {
  const { tenant, drill, room, d1, out, back, undo, where } = await toolRoom()
  const enter = (kind: 'found' | 'receipt' | 'opening' | 'return') =>
    tenant.admin.send(recordMovement, {
      body: { kind, lines: [{ itemId: drill.id, toLocationId: room.id, quantity: '1', lotCode: 'd1' }] },
    })
  const sold = await tenant.admin.call(recordMovement, {
    body: { kind: 'sale', lines: [{ itemId: drill.id, fromLocationId: room.id, quantity: '1', lotId: d1 }] },
  })
  expect((await enter('return')).status).toBe(201)
  const { body } = await out(d1)
  for (const kind of ['found', 'receipt', 'opening', 'return'] as const)
    expect((await enter(kind)).problem).toMatchObject({
      code: 'serial_in_stock',
      detail: 'Serial D1 is checked out: it is checked in, or said to be lost.',
    })
  expect((await undo(sold.id)).problem.code).toBe('serial_in_stock')
  expect(await where()).toEqual(['D2 ROOM', 'D3 ROOM'])
  // who lost it found it again
  expect((await back(body.id, { condition: 'lost' })).status).toBe(200)
  expect((await enter('found')).status).toBe(201)
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('a unit at a place that is lost or spoilt there ends its check-out, until that is reversed', async () => {
  const { tenant, drill, bench, d1, d2, out, back, undo, list } = await toolRoom()
  const lost = await out(d1, { holderLocationId: bench.id })
  const spoilt = await out(d2, { holderLocationId: bench.id })
  const leave = (kind: 'loss' | 'spoilage', lotId: string) =>
    tenant.admin.call(recordMovement, {
      body: {
        kind,
        reason: 'Fell off the roof',
        lines: [{ itemId: drill.id, fromLocationId: bench.id, quantity: '1', lotId }],
      },
    })
  const moved = await leave('loss', d1)
  await leave('spoilage', d2)
  expect(await list()).toEqual([])
  const read = (checkoutId: string) => tenant.staff.call(getCheckout, { params: { checkoutId } })
  expect(await read(lost.body.id)).toMatchObject({
    state: 'returned',
    condition: 'lost',
    returnNote: 'Fell off the roof',
    returnMovementId: moved.id,
  })
  expect(await read(spoilt.body.id)).toMatchObject({ state: 'returned', condition: 'damaged' })
  expect((await back(lost.body.id)).problem.code).toBe('unit_returned')
  expect((await undo(moved.id)).status).toBe(201)
  expect(await read(lost.body.id)).toMatchObject({ state: 'out', condition: null })
  expect((await back(lost.body.id)).status).toBe(200)
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('another day and note by the version that was read', async () => {
  const { tenant, d1, out, back } = await toolRoom()
  const { body } = await out(d1, { holderName: 'Ada', dueOn: '2020-05-01' })
  const alter = (ifMatch: number, change: object) =>
    tenant.staff.send(updateCheckout, { params: { checkoutId: body.id }, ifMatch, body: change })
  expect((await alter(1, { dueOn: null })).body).toMatchObject({ dueOn: null, isOverdue: false, version: 2 })
  expect((await alter(1, { note: 'x' })).problem).toMatchObject({ code: 'version_mismatch', currentVersion: 2 })
  await back(body.id)
  expect((await alter(3, { note: 'x' })).problem.code).toBe('unit_returned')
})

test('a reversed check-in is out again, a reversed check-out never was; a check-out that has come back is not reversed', async () => {
  const { tenant, d1, d2, out, back, undo, where } = await toolRoom()
  const { body } = await out(d1)
  const gone = await out(d2)
  await back(gone.body.id, { condition: 'lost' })
  expect((await undo(gone.body.outMovementId)).problem.code).toBe('unit_returned')
  const returned = await back(body.id)
  const read = () => tenant.staff.call(getCheckout, { params: { checkoutId: body.id } })
  expect((await undo(body.outMovementId)).problem.code).toBe('serial_in_stock')
  expect((await undo(returned.body.returnMovementId)).status).toBe(201)
  expect(await read()).toMatchObject({ state: 'out', condition: null, returnMovementId: null })
  expect((await undo(body.outMovementId)).status).toBe(201)
  expect(await read()).toMatchObject({ state: 'cancelled' })
  expect(await where()).toEqual(['D1 ROOM', 'D3 ROOM'])
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('100 clients want three units at once: each goes to one, the others are told who has it', async () => {
  const { tenant, d1, d2, d3, out, list } = await toolRoom()
  const units = [d1, d2, d3]
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, n) => out(units[n % 3] ?? '', { holderName: `Person ${n}` })),
  )
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(3)
  const holders = (await list()).map(({ serial, holderName }) => `${serial} is with ${holderName} already.`)
  for (const { status, problem } of replies) {
    if (status === 201) continue
    expect(problem.code).toBe('unit_out')
    expect(holders).toContain(problem.detail)
  }
  expect((await tenant.staff.call(proveLedger)).differences).toEqual([])
})

test('what is out comes first due first, in pages; what never is due comes last', async () => {
  const { d1, d2, d3, out, list, tenant } = await toolRoom()
  await out(d1, { holderName: 'Ada' })
  await out(d2, { holderName: 'Ada', dueOn: '2999-01-02' })
  await out(d3, { holderName: 'Ada', dueOn: '2999-01-01' })
  expect((await list()).map(({ serial }) => serial)).toEqual(['D3', 'D2', 'D1'])
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await tenant.staff.call(listCheckouts, { query: { limit: 1, ...(cursor ? { cursor } : {}) } })
    seen.push(...page.data.map(({ serial }) => serial))
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  expect(seen).toEqual(['D3', 'D2', 'D1'])
  expect(await list({ show: 'overdue' })).toEqual([])
})
