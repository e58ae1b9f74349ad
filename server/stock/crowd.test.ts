import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem, type Item } from '#contract/item.ts'
import { createLocation, type Location } from '#contract/location.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/** Many clients at once: nothing is sold twice, nothing is lost, and no deadlock reaches anybody. */
let app: TestApp
let tenant: TestTenant
let places: Location[]

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  places = []
  for (const code of ['A', 'B']) places.push(await tenant.admin.call(createLocation, { body: { code, name: code } }))
})
afterAll(() => app.close())

const clients = 100
let made = 0

async function stocked(tracking: Item['tracking'], quantity: string, lots: readonly string[] = []): Promise<Item> {
  const item = await tenant.admin.call(createItem, { body: { sku: `C-${++made}`, name: 'C', tracking } })
  const lines = (lots.length > 0 ? lots : [undefined]).map((lotCode) => ({
    itemId: item.id,
    toLocationId: places[0]?.id ?? '',
    quantity,
    ...(lotCode && { lotCode }),
  }))
  await tenant.admin.call(recordMovement, { body: { kind: 'opening', lines } })
  return item
}

async function onHand(items: readonly Item[]): Promise<number[]> {
  const sums = await Promise.all(
    items.map(async ({ id }) => {
      const { data } = await tenant.admin.call(listStock, { query: { itemId: id } })
      return data.reduce((sum, row) => sum + Number(row.onHand), 0)
    }),
  )
  return sums
}

async function proved(): Promise<void> {
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
}

test('100 clients want the last 5 units of each of 10 items: 50 get one, and nothing is below zero', async () => {
  const items = await Promise.all(Array.from({ length: 10 }, () => stocked('none', '5')))
  const replies = await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      tenant.staff.send(recordMovement, {
        body: {
          kind: 'sale',
          lines: [{ itemId: items[client % 10]?.id ?? '', quantity: '1', fromLocationId: places[0]?.id }],
        },
      }),
    ),
  )
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(50)
  expect(new Set(replies.flatMap(({ status, problem }) => (status === 201 ? [] : [problem.code])))).toEqual(
    new Set(['insufficient_stock']),
  )
  expect(await onHand(items)).toEqual(items.map(() => 0))
  await proved()
})

test('100 clients want lots and serials, several in one movement in any order: each unit goes once', async () => {
  const lots = ['L0', 'L1', 'L2', 'L3']
  const [item, unique] = [await stocked('lot', '10', lots), await stocked('serial', '1', lots)]
  const replies = await Promise.all(
    Array.from({ length: clients }, (_, client) => {
      const order = client % 2 ? lots : lots.toReversed()
      const from = { fromLocationId: places[0]?.id }
      const lines =
        client % 4 < 3
          ? order.map((lotCode) => ({ itemId: item.id, quantity: '1', lotCode, ...from }))
          : order
              .slice(client % 3, 2 + (client % 3))
              .map((lotCode) => ({ itemId: unique.id, quantity: '1', lotCode, ...from }))
      return tenant.staff.send(recordMovement, { body: { kind: 'sale', lines } })
    }),
  )
  const codes = new Set(replies.flatMap(({ status, problem }) => (status === 201 ? [] : [problem.code])))
  for (const code of codes) expect(['insufficient_stock', 'serial_moved']).toContain(code)
  const soldOf = (itemId: string) =>
    replies.flatMap(({ status, body }) => (status === 201 ? body.lines.filter((line) => line.itemId === itemId) : []))
  expect(soldOf(item.id)).toHaveLength(40)
  const serials = soldOf(unique.id).map(({ lotCode }) => lotCode)
  expect(new Set(serials).size).toBe(serials.length)
  expect(await onHand([item, unique])).toEqual([0, 4 - serials.length])
  await proved()
})

test('crossing transfers of the same items and lots, each in another order, all arrive', async () => {
  const plain = await Promise.all(Array.from({ length: 4 }, () => stocked('none', '200')))
  const lotted = await stocked('lot', '200', ['X', 'Y'])
  for (const item of plain)
    await tenant.admin.call(recordMovement, {
      body: { kind: 'opening', lines: [{ itemId: item.id, toLocationId: places[1]?.id, quantity: '200' }] },
    })
  await tenant.admin.call(recordMovement, {
    body: {
      kind: 'opening',
      lines: ['X', 'Y'].map((lotCode) => ({
        itemId: lotted.id,
        toLocationId: places[1]?.id,
        quantity: '200',
        lotCode,
      })),
    },
  })
  const replies = await Promise.all(
    Array.from({ length: clients }, (_, client) => {
      const [from, to] = client % 2 ? places : places.toReversed()
      const ends = { fromLocationId: from?.id, toLocationId: to?.id, quantity: '1' }
      const lines = [
        ...plain.map((item) => ({ itemId: item.id, ...ends })),
        ...['X', 'Y'].map((lotCode) => ({ itemId: lotted.id, lotCode, ...ends })),
      ]
      return tenant.staff.send(recordMovement, {
        body: { kind: 'transfer', lines: client % 3 ? lines : lines.toReversed() },
      })
    }),
  )
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201))
  const { data } = await tenant.admin.call(listStock, { query: { itemId: plain[0]?.id } })
  expect(data.map((row) => Number(row.onHand))).toEqual([200, 200])
  await proved()
})

test('one request sent 20 times at once with one key posts once, and every answer is the same', async () => {
  const item = await stocked('lot', '100', ['K'])
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      tenant.staff.send(recordMovement, {
        idempotencyKey: 'one-and-the-same-sale',
        body: {
          kind: 'sale',
          lines: [{ itemId: item.id, quantity: '3', lotCode: 'K', fromLocationId: places[0]?.id }],
        },
      }),
    ),
  )
  const answered = replies.filter(({ status }) => status === 201)
  for (const { status, problem } of replies) if (status !== 201) expect(problem.code).toBe('idempotency_in_progress')
  expect(new Set(answered.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(await onHand([item])).toEqual([97])
  const { data } = await tenant.admin.call(listMovements, { query: { itemId: item.id } })
  expect(data).toHaveLength(2)
  await proved()
})
