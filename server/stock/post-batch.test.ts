import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem, listItems } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { listMovements, reverseMovement } from '#contract/movement.ts'
import { createReservation } from '#contract/reservation.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import type { Actor } from '#server/http/actor.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { type Batch, type BatchLine, postBatch } from './post-batch.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function prepare(settings?: Parameters<TestApp['createTenant']>[0], items = 3) {
  const tenant = await app.createTenant(settings)
  const { admin } = tenant
  for (let n = 0; n < items; n++) await admin.call(createItem, { body: { sku: `S${n}`, name: `Item ${n}` } })
  const shop = await admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop' } })
  const { data: places } = await admin.call(listLocations, { query: { virtual: 'include' } })
  const place = (kind: string) => places.find((location) => location.kind === kind)?.id ?? ''
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  return {
    tenant,
    itemIds: data.map((item) => item.id),
    shop: shop.id,
    customer: place('customer'),
    opening: place('opening'),
  }
}

function post(tenant: TestTenant, batch: Omit<Batch, 'source'>, negativeStock: 'policy' | 'allow' = 'policy') {
  const actor: Actor = {
    kind: 'person',
    id: tenant.userId,
    name: 'Owner',
    tenantId: tenant.id,
    role: 'admin',
    source: 'api',
  }
  return app.database.tenant(tenant.id, (tx) => postBatch(tx, actor, { ...batch, source: 'import' }, { negativeStock }))
}

const movement = (kind: 'opening' | 'sale', at: string) => ({
  id: randomUUID(),
  kind,
  effectiveAt: at,
  reference: 'R',
  reason: 'a "quoted", reason',
})

test('a batch posts movements and lines, changes balances on both sides, and the ledger is proved', async () => {
  const { tenant, itemIds, shop, customer, opening } = await prepare()
  const line = (index: number, itemId = '', from: string, to: string, quantity: string): BatchLine => ({
    movement: index,
    itemId,
    fromLocationId: from,
    toLocationId: to,
    quantity,
    unit: 'pcs',
    unitPrice: from === shop ? '2.5' : null,
  })
  await post(tenant, {
    movements: [movement('opening', '2024-01-01T00:00:00Z'), movement('sale', '2024-01-02T00:00:00Z')],
    lines: [
      line(0, itemIds[0], opening, shop, '10'),
      line(1, itemIds[0], shop, customer, '3.25'),
      line(0, itemIds[1], opening, shop, '0.000000001'),
      line(1, itemIds[0], shop, customer, '1'),
    ],
  })
  const { data: stock } = await tenant.admin.call(listStock)
  expect(stock.map((balance) => [balance.sku, balance.onHand])).toEqual([
    ['S0', '5.75'],
    ['S1', '0.000000001'],
  ])
  const { data } = await tenant.admin.call(listMovements)
  expect(
    data.map(({ kind, reason, lines }) => [
      kind,
      reason,
      lines.map((each) => [each.lineNo, each.quantity, each.unitPrice]),
    ]),
  ).toEqual([
    [
      'sale',
      'a "quoted", reason',
      [
        [1, '3.25', '2.5'],
        [2, '1', '2.5'],
      ],
    ],
    [
      'opening',
      'a "quoted", reason',
      [
        [1, '10', null],
        [2, '0.000000001', null],
      ],
    ],
  ])
  expect((await tenant.admin.call(proveLedger)).differenceCount).toBe(0)
  // and a movement of a batch is reversed like any other
  await tenant.admin.call(reverseMovement, { params: { movementId: data[0]?.id ?? '' }, body: { reason: 'wrong' } })
  expect(Number((await tenant.admin.call(listStock)).data[0]?.onHand)).toBe(10)
  expect((await tenant.admin.call(proveLedger)).differenceCount).toBe(0)
})

test('what is not there is refused whole, unless the organisation or the caller allows it', async () => {
  const oversold = (place: Awaited<ReturnType<typeof prepare>>) => ({
    movements: [movement('sale', '2024-01-02T00:00:00Z')],
    lines: place.itemIds.map((itemId) => ({
      movement: 0,
      itemId,
      fromLocationId: place.shop,
      toLocationId: place.customer,
      quantity: '1',
      unit: 'pcs',
      unitPrice: null,
    })),
  })
  const strict = await prepare({ negativeStock: 'block' })
  await expect(post(strict.tenant, oversold(strict))).rejects.toMatchObject({
    code: 'insufficient_stock',
    facts: {
      // the first three by name
      detail: { values: { count: 3, which: 'S0 (Shop), S1 (Shop), S2 (Shop)' } },
      shortages: expect.arrayContaining([expect.objectContaining({ itemId: strict.itemIds[0], onHand: '-1' })]),
    },
  })
  expect((await strict.tenant.admin.call(listMovements)).data).toEqual([])
  await post(strict.tenant, oversold(strict), 'allow')
  expect((await strict.tenant.admin.call(listStock)).data.map((balance) => balance.onHand)).toEqual(['-1', '-1', '-1'])
  const loose = await prepare({ negativeStock: 'allow' })
  await post(loose.tenant, oversold(loose))
  expect((await loose.tenant.admin.call(proveLedger)).differenceCount).toBe(0)
})

test('a batch takes what was promised until a moment that is past, and nothing that is promised still', async () => {
  const { tenant, itemIds, shop, customer, opening } = await prepare(undefined, 1)
  const [itemId = ''] = itemIds
  const batch = (kind: 'opening' | 'sale', from: string, to: string, quantity: string) =>
    post(tenant, {
      movements: [movement(kind, '2024-01-01T00:00:00Z')],
      lines: [{ movement: 0, itemId, fromLocationId: from, toLocationId: to, quantity, unit: 'pcs', unitPrice: null }],
    })
  await batch('opening', opening, shop, '5')
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  for (const more of [{ expiresAt: soon }, {}])
    await tenant.staff.call(createReservation, { body: { itemId, locationId: shop, quantity: '2', ...more } })
  await app.database.tenant(tenant.id, (tx) =>
    tx.query({ text: `update reservation set expires_at = now() - interval '1 second' where expires_at is not null` }),
  )
  await expect(batch('sale', shop, customer, '4')).rejects.toMatchObject({ code: 'insufficient_stock' })
  await batch('sale', shop, customer, '3')
  expect((await tenant.admin.call(listStock)).data).toMatchObject([{ onHand: '2', reserved: '2' }])
})

test('batches at the same time over the same items in any order lose nothing and do not wait in a circle', async () => {
  const place = await prepare({ negativeStock: 'allow' }, 20)
  const { tenant, itemIds, shop, customer } = place
  const shuffled = (seed: number) =>
    itemIds.toSorted((a, b) => ((a.charCodeAt(30) * seed) % 17) - ((b.charCodeAt(30) * seed) % 17))
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      post(tenant, {
        movements: [movement('sale', '2024-01-02T00:00:00Z')],
        lines: shuffled(n + 1).map((itemId) => ({
          movement: 0,
          itemId,
          fromLocationId: shop,
          toLocationId: customer,
          quantity: '2',
          unit: 'pcs',
          unitPrice: null,
        })),
      }),
    ),
  )
  const { data } = await tenant.admin.call(listStock, { query: { limit: 100 } })
  expect(new Set(data.map((balance) => balance.onHand))).toEqual(new Set(['-24']))
  expect((await tenant.admin.call(proveLedger)).differenceCount).toBe(0)
})

test('another organisation’s item or location cannot be posted to', async () => {
  const [ours, theirs] = [await prepare(), await prepare()]
  const sale = (itemId = '', from: string) =>
    post(
      ours.tenant,
      {
        movements: [movement('sale', '2024-01-02T00:00:00Z')],
        lines: [
          {
            movement: 0,
            itemId,
            fromLocationId: from,
            toLocationId: ours.customer,
            quantity: '1',
            unit: 'pcs',
            unitPrice: null,
          },
        ],
      },
      'allow',
    )
  await expect(sale(theirs.itemIds[0], ours.shop)).rejects.toMatchObject({ code: '23503' })
  await expect(sale(ours.itemIds[0], theirs.shop)).rejects.toMatchObject({ code: '23503' })
  expect((await theirs.tenant.admin.call(listMovements)).data).toEqual([])
})
