import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createItem, updateItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { getMovement, listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { getSummary, listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

let skus = 0
async function stocked(on: TestTenant, quantity: string) {
  const item = await on.admin.call(createItem, { body: { sku: `S-${++skus}`, name: 'Thing' } })
  const place = await on.admin.call(createLocation, { body: { code: `L-${skus}`, name: 'Shelf' } })
  if (quantity !== '0') {
    await on.admin.call(recordMovement, {
      body: { kind: 'opening', lines: [{ itemId: item.id, toLocationId: place.id, quantity }] },
    })
  }
  return {
    item,
    place,
    sell: (units: string) =>
      on.staff.send(recordMovement, {
        body: { kind: 'sale', lines: [{ itemId: item.id, fromLocationId: place.id, quantity: units }] },
      }),
  }
}

async function onHand(on: TestTenant, itemId: string, locationId: string) {
  const { data } = await on.admin.call(listStock, { query: { itemId, locationId } })
  return data[0]?.onHand ?? '0'
}

describe('recording movements', () => {
  test('each kind moves stock between the places it names and the books stay closed', async () => {
    const { item, place } = await stocked(tenant, '10')
    const other = await tenant.admin.call(createLocation, { body: { code: 'OTHER', name: 'Other' } })
    const line = (quantity: string, ends: object) => [{ itemId: item.id, quantity, ...ends }]
    const record = (kind: string, lines: object[]) =>
      tenant.admin.call(recordMovement, { body: { kind, lines } as never })
    await record('receipt', line('5.25', { toLocationId: place.id }))
    await record('sale', line('2', { fromLocationId: place.id }))
    await record('return', line('1', { toLocationId: place.id }))
    await record('transfer', line('4', { fromLocationId: place.id, toLocationId: other.id }))
    await record('spoilage', line('0.25', { fromLocationId: place.id }))
    await record('adjustment', line('1', { fromLocationId: place.id }))
    await record('adjustment', line('3', { toLocationId: other.id }))
    expect(await onHand(tenant, item.id, place.id)).toBe('9')
    expect(await onHand(tenant, item.id, other.id)).toBe('7')
    const everywhere = await tenant.admin.call(listStock, { query: { itemId: item.id, virtual: 'include' } })
    expect(everywhere.data.reduce((sum, row) => sum + Number(row.onHand), 0)).toBe(0)
  })

  test('two issues of the last unit: one succeeds, one is insufficient_stock', async () => {
    const { item, place, sell } = await stocked(tenant, '1')
    const replies = await Promise.all([sell('1'), sell('1')])
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    expect(replies.find((reply) => reply.status === 409)?.problem).toMatchObject({
      code: 'insufficient_stock',
      available: '0',
      requested: '1',
    })
    expect(await onHand(tenant, item.id, place.id)).toBe('0')
  })

  test('100 sales of 60 units: 60 succeed, none is lost', async () => {
    const { item, place, sell } = await stocked(tenant, '60')
    const replies = await Promise.all(Array.from({ length: 100 }, () => sell('1')))
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(60)
    expect(replies.filter((reply) => reply.problem?.code === 'insufficient_stock')).toHaveLength(40)
    expect(await onHand(tenant, item.id, place.id)).toBe('0')
  })

  test('crossing transfers of the same two items end without a deadlock that reaches a caller', async () => {
    const a = await stocked(tenant, '100')
    const b = await stocked(tenant, '100')
    const cross = (first: typeof a, second: typeof a) =>
      tenant.staff.send(recordMovement, {
        body: {
          kind: 'transfer',
          lines: [
            { itemId: first.item.id, fromLocationId: first.place.id, toLocationId: second.place.id, quantity: '1' },
            { itemId: second.item.id, fromLocationId: second.place.id, toLocationId: first.place.id, quantity: '1' },
          ],
        },
      })
    const replies = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? cross(a, b) : cross(b, a))))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]))
    expect(await onHand(tenant, a.item.id, b.place.id)).toBe('40')
  })

  test('a refused line takes the whole movement back', async () => {
    const enough = await stocked(tenant, '5')
    const short = await stocked(tenant, '0')
    const lines = [enough, short].map(({ item, place }) => ({
      itemId: item.id,
      fromLocationId: place.id,
      quantity: '1',
    }))
    const reply = await tenant.staff.send(recordMovement, { body: { kind: 'sale', lines } })
    expect(reply.problem).toMatchObject({ code: 'insufficient_stock', itemId: short.item.id })
    expect(await onHand(tenant, enough.item.id, enough.place.id)).toBe('5')
    expect((await tenant.admin.call(listMovements, { query: { itemId: enough.item.id } })).data).toHaveLength(1)
  })

  test('compare-and-set: stock that is not what the caller saw is quantity_changed', async () => {
    const { item, place } = await stocked(tenant, '5')
    const count = (expectedOnHand: string) =>
      tenant.staff.send(recordMovement, {
        body: {
          kind: 'adjustment',
          lines: [{ itemId: item.id, toLocationId: place.id, quantity: '1', expectedOnHand }],
        },
      })
    expect((await count('4')).problem).toMatchObject({ code: 'quantity_changed', onHand: '5' })
    expect((await count('5')).status).toBe(201)
  })

  test('where the policy allows it stock falls below zero', async () => {
    const lax = await testApp.createTenant({ negativeStock: 'allow' })
    const { item, place, sell } = await stocked(lax, '0')
    expect((await sell('3')).status).toBe(201)
    expect(await onHand(lax, item.id, place.id)).toBe('-3')
  })

  test.each([
    ['sale', { toLocationId: 'place' }, 'invalid_value'],
    ['receipt', {}, 'invalid_value'],
    ['transfer', { fromLocationId: 'place', toLocationId: 'place' }, 'invalid_value'],
    ['adjustment', { fromLocationId: 'place', toLocationId: 'place' }, 'invalid_value'],
    ['receipt', { toLocationId: 'virtual' }, 'invalid_value'],
    ['receipt', { toLocationId: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11' }, 'invalid_value'],
  ])('a %s with ends %o is %s', async (kind, ends, code) => {
    const { item, place } = await stocked(tenant, '5')
    const all = await tenant.admin.call(listLocations, { query: { virtual: 'include' } })
    const known: Record<string, string | undefined> = {
      place: place.id,
      virtual: all.data.find((location) => location.isVirtual)?.id,
    }
    const named = Object.fromEntries(Object.entries(ends).map(([end, name]) => [end, known[name as string] ?? name]))
    const reply = await tenant.admin.send(recordMovement, {
      body: { kind, lines: [{ itemId: item.id, quantity: '1', ...named }] } as never,
    })
    expect(reply.problem.code).toBe(code)
  })

  test('an unknown item, an archived one and a quantity of zero are refused', async () => {
    const { item, place } = await stocked(tenant, '5')
    const sell = (itemId: string, quantity = '1') =>
      tenant.admin.send(recordMovement, {
        body: { kind: 'sale', lines: [{ itemId, fromLocationId: place.id, quantity }] },
      })
    expect((await sell('0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11')).problem).toMatchObject({
      code: 'invalid_value',
      errors: [{ path: 'body.lines.0.itemId' }],
    })
    expect((await sell(item.id, '0')).problem.code).toBe('invalid_request')
    await tenant.admin.call(updateItem, { params: { itemId: item.id }, ifMatch: 1, body: { archived: true } })
    expect((await sell(item.id)).problem.code).toBe('item_archived')
  })

  test('the same Idempotency-Key has one effect and one answer, also at the same time', async () => {
    const { item, place } = await stocked(tenant, '10')
    const body = { kind: 'sale' as const, lines: [{ itemId: item.id, fromLocationId: place.id, quantity: '1' }] }
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => tenant.staff.send(recordMovement, { body, idempotencyKey: 'till-7-0001' })),
    )
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
    expect(replies.filter((reply) => reply.headers['idempotency-replayed'] === 'true')).toHaveLength(7)
    expect(await onHand(tenant, item.id, place.id)).toBe('9')
    const other = await tenant.staff.send(recordMovement, {
      body: { ...body, reference: 'other' },
      idempotencyKey: 'till-7-0001',
    })
    expect(other.problem.code).toBe('idempotency_reused')
  })
})

describe('reversing movements', () => {
  test('a reversal restores the balances, keeps both documents and happens once', async () => {
    const { item, place, sell } = await stocked(tenant, '10')
    const sale = (await sell('4')).body
    const undo = () =>
      tenant.manager.send(reverseMovement, { params: { movementId: sale.id }, body: { reason: 'Wrong customer' } })
    const replies = await Promise.all([undo(), undo(), undo()])
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409])
    expect(replies.find((reply) => reply.status === 409)?.problem.code).toBe('already_reversed')
    expect(await onHand(tenant, item.id, place.id)).toBe('10')
    const kept = await tenant.admin.call(getMovement, { params: { movementId: sale.id } })
    expect(kept.reversedById).toBe(replies.find((reply) => reply.status === 201)?.body.id)
  })

  test('Staff take back what they recorded themselves, for a day, and nothing of others', async () => {
    const { item, place, sell } = await stocked(tenant, '10')
    const undo = (movementId: string) =>
      tenant.staff.send(reverseMovement, { params: { movementId }, body: { reason: 'x' } })
    const slip = (await sell('1')).body
    expect((await undo(slip.id)).status).toBe(201)
    expect(await onHand(tenant, item.id, place.id)).toBe('10')
    const { data } = await tenant.admin.call(listMovements, { query: { itemId: item.id, kind: 'opening' } })
    expect((await undo(data[0]?.id ?? '')).problem).toMatchObject({
      code: 'forbidden',
      permission: 'movement:correct',
    })
    const old = (await sell('1')).body
    // posted history is changed by nobody but who holds the whole database
    const { Client } = await import('pg')
    const owner = new Client({ connectionString: testApp.urls.adminUrl })
    await owner.connect()
    await owner.query(
      `begin; set local session_replication_role = replica;
       update movement set recorded_at = now() - interval '25 hours' where id = '${old.id}'; commit`,
    )
    await owner.end()
    expect((await undo(old.id)).problem).toMatchObject({ code: 'forbidden' })
    expect((await undo(crypto.randomUUID())).problem).toMatchObject({ code: 'not_found' })
    expect(await onHand(tenant, item.id, place.id)).toBe('9')
  })

  test('a receipt whose goods are sold cannot be undone under a blocking policy', async () => {
    const { item, place } = await stocked(tenant, '0')
    const receipt = await tenant.admin.call(recordMovement, {
      body: { kind: 'receipt', lines: [{ itemId: item.id, toLocationId: place.id, quantity: '2' }] },
    })
    await tenant.admin.call(recordMovement, {
      body: { kind: 'sale', lines: [{ itemId: item.id, fromLocationId: place.id, quantity: '2' }] },
    })
    const reply = await tenant.admin.send(reverseMovement, {
      params: { movementId: receipt.id },
      body: { reason: 'x' },
    })
    expect(reply.problem.code).toBe('insufficient_stock')
  })
})

test('lists page through movements and balances without gaps or repeats', async () => {
  const fresh = await testApp.createTenant()
  const { item, sell } = await stocked(fresh, '30')
  for (let n = 0; n < 12; n++) await sell('1')
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await fresh.admin.call(listMovements, { query: { limit: 5, cursor, itemId: item.id } })
    seen.push(...page.data.map((movement) => movement.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(13)
  expect(seen).toHaveLength(13)
})

test('the ledger proves itself, and notices a balance that was tampered with', async () => {
  const clean = await tenant.admin.call(proveLedger)
  expect(clean.differences).toEqual([])
  expect(clean.lines).toBeGreaterThan(100)
  const { item } = await stocked(tenant, '7')
  const { Client } = await import('pg')
  const admin = new Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
  await admin.query('update balance set on_hand = on_hand + 1 where item_id = $1 and not is_virtual', [item.id])
  const found = await tenant.admin.call(proveLedger)
  await admin.query('update balance set on_hand = on_hand - 1 where item_id = $1 and not is_virtual', [item.id])
  await admin.end()
  expect(found.differenceCount).toBe(2)
  expect(found.differences).toContainEqual(expect.objectContaining({ itemId: item.id, onHand: '8', sumOfLines: '7' }))
})

test('the dashboard counts what is there', async () => {
  const fresh = await testApp.createTenant({ negativeStock: 'allow' })
  const { sell } = await stocked(fresh, '3')
  await stocked(fresh, '0')
  await sell('5')
  const summary = await fresh.admin.call(getSummary)
  expect(summary).toMatchObject({ items: 2, outOfStock: 2, negative: 1, movements30Days: 2 })
  expect(summary.salesByDay.map((day) => day.quantity)).toEqual(['5'])
})
