import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createItem, type Item } from '#contract/item.ts'
import { createLocation, type Location } from '#contract/location.ts'
import { getMovement, recordMovement } from '#contract/movement.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/** Requests of one organisation at the same moment share a transaction, and none of them can tell. */
let app: TestApp
let admin: pg.Client
beforeAll(async () => {
  app = await startTestApp()
  admin = new pg.Client({ connectionString: app.urls.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await app.close()
})

interface Shop {
  tenant: TestTenant
  items: Item[]
  here: Location
  there: Location
}

/** A shop with a hundred of each item at one of two places. */
async function openShop(count: number): Promise<Shop> {
  const tenant = await app.createTenant()
  const [here, there] = await Promise.all(
    ['HERE', 'THERE'].map((code) => tenant.admin.call(createLocation, { body: { code, name: code } })),
  )
  if (!here || !there) throw new Error('no places')
  const items = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      tenant.admin.call(createItem, { body: { sku: `S-${n}`, name: `Item ${n}` } }),
    ),
  )
  const lines = items.map(({ id }) => ({ itemId: id, toLocationId: here.id, quantity: '100' }))
  await tenant.admin.call(recordMovement, { body: { kind: 'opening', lines } })
  return { tenant, items, here, there }
}

const sale = (itemId: string, fromLocationId: string, quantity = '1', more = {}) => ({
  kind: 'sale' as const,
  lines: [{ itemId, fromLocationId, quantity, ...more }],
})

async function onHand({ tenant }: Shop, itemId: string): Promise<number> {
  const { data } = await tenant.admin.call(listStock, { query: { itemId } })
  return data.reduce((sum, row) => sum + Number(row.onHand), 0)
}

async function transactions(table: 'movement' | 'item', ids: readonly string[]): Promise<number> {
  const { rows } = await admin.query(`select count(distinct xmin::text)::int as n from ${table} where id = any($1)`, [
    ids,
  ])
  return rows[0].n
}

test('movements of many people at once share transactions, and each has its own document, author and answer', async () => {
  const shop = await openShop(10)
  const { tenant, items, here } = shop
  const callers = [tenant.admin, tenant.manager, tenant.staff]
  const posted = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const caller = callers[n % 3] ?? tenant.admin
      const body = { ...sale(items[n % 10]?.id ?? '', here.id, String((n % 3) + 1)), reference: `R-${n}` }
      const key = n % 2 === 0 ? { idempotencyKey: randomUUID() } : {}
      return { n, ...(await caller.send(recordMovement, { body, ...key })) }
    }),
  )
  expect(posted.map(({ status }) => status)).toEqual(Array(60).fill(201))
  expect(posted.map(({ body }) => body.reference)).toEqual(posted.map(({ n }) => `R-${n}`))
  expect(posted.map(({ body }) => body.lines[0]?.quantity)).toEqual(posted.map(({ n }) => String((n % 3) + 1)))
  expect(new Set(posted.map(({ body }) => body.actorId)).size).toBe(3)
  for (const { body } of posted.slice(0, 5)) {
    const params = { movementId: body.id }
    expect(await tenant.admin.call(getMovement, { params })).toEqual(body)
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'movement', entityId: body.id } })
    expect(data.map((entry) => [entry.action, entry.actorId])).toEqual([['record', body.actorId]])
  }
  const ids = posted.map(({ body }) => body.id)
  expect(await transactions('movement', ids)).toBeLessThan(40)
  // 6 sales of each item, by place in the list of 1, 2 or 3
  const sold = (n: number) =>
    posted.filter((each) => each.n % 10 === n).reduce((sum, each) => sum + (each.n % 3) + 1, 0)
  expect(await Promise.all(items.map(({ id }) => onHand(shop, id)))).toEqual(items.map((_, n) => 100 - sold(n)))
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})

test('one that is refused has its own answer, and those beside it are posted', async () => {
  const shop = await openShop(6)
  const { tenant, items, here } = shop
  const id = (n: number) => items[n % 6]?.id ?? ''
  const bodies = Array.from({ length: 40 }, (_, n) => {
    if (n % 8 === 3) return { body: sale(id(n), here.id, '1000'), code: 'insufficient_stock' }
    if (n % 8 === 5) return { body: sale(randomUUID(), here.id), code: 'invalid_value' }
    if (n === 20) return { body: sale(id(n), here.id, '1', { expectedOnHand: '7' }), code: 'quantity_changed' }
    if (n === 22) return { body: sale(id(n), here.id, '1', { lotCode: 'L' }), code: 'lot_not_tracked' }
    return { body: sale(id(n), here.id), code: undefined }
  })
  const answers = await Promise.all(bodies.map(({ body }) => tenant.admin.send(recordMovement, { body })))
  expect(answers.map(({ status, problem }) => (status === 201 ? undefined : problem.code))).toEqual(
    bodies.map(({ code }) => code),
  )
  const sold = bodies.filter(({ code }) => code === undefined).length
  const left = await Promise.all(items.map((item) => onHand(shop, item.id)))
  expect(left.reduce((sum, each) => sum + each, 0)).toBe(600 - sold)
})

test('a key sent ten times at once among others has one effect and one answer; with another body it is refused', async () => {
  const shop = await openShop(2)
  const { tenant, items, here } = shop
  const [first, second] = items.map(({ id }) => id)
  const idempotencyKey = randomUUID()
  const others = Array.from({ length: 20 }, () =>
    tenant.admin.send(recordMovement, { body: sale(second ?? '', here.id) }),
  )
  const same = Array.from({ length: 10 }, () =>
    tenant.admin.send(recordMovement, { body: sale(first ?? '', here.id), idempotencyKey }),
  )
  const answers = await Promise.all(same)
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual(Array(20).fill(201))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true')).toHaveLength(9)
  expect(await Promise.all([first, second].map((id) => onHand(shop, id ?? '')))).toEqual([99, 80])
  const mixed = await Promise.all([
    ...Array.from({ length: 6 }, () => tenant.admin.send(recordMovement, { body: sale(second ?? '', here.id) })),
    tenant.admin.send(recordMovement, { body: sale(first ?? '', here.id, '2'), idempotencyKey }),
  ])
  expect(mixed.at(-1)?.problem.code).toBe('idempotency_reused')
  expect(mixed.slice(0, 6).map(({ status }) => status)).toEqual(Array(6).fill(201))
})

test('transfers that would only pay for each other are refused, as one after the other', async () => {
  const { tenant, here, there } = await openShop(1)
  const item = await tenant.admin.call(createItem, { body: { sku: 'EMPTY', name: 'Never stocked' } })
  const cross = (from: Location, to: Location) => ({
    kind: 'transfer' as const,
    lines: [{ itemId: item.id, fromLocationId: from.id, toLocationId: to.id, quantity: '5' }],
  })
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      tenant.admin.send(recordMovement, { body: n % 2 === 0 ? cross(here, there) : cross(there, here) }),
    ),
  )
  expect(answers.map(({ problem }) => problem.code)).toEqual(Array(20).fill('insufficient_stock'))
})

test('what somebody else holds keeps only its own movements waiting', async () => {
  const shop = await openShop(5)
  const { tenant, items, here } = shop
  const [held, ...free] = items.map(({ id }) => id)
  await admin.query('begin')
  await admin.query('select 1 from balance where tenant_id = $1 and item_id = $2 for update', [tenant.id, held])
  let heldDone = 0
  const waiting = Array.from({ length: 3 }, () =>
    tenant.admin.send(recordMovement, { body: sale(held ?? '', here.id) }).then((answer) => {
      heldDone += 1
      return answer
    }),
  )
  const others = await Promise.all(
    Array.from({ length: 5 }, (_, n) => tenant.admin.send(recordMovement, { body: sale(free[n % 4] ?? '', here.id) })),
  )
  expect(others.map(({ status }) => status)).toEqual(Array(5).fill(201))
  expect(heldDone).toBe(0)
  await admin.query('rollback')
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([201, 201, 201])
  expect(await onHand(shop, held ?? '')).toBe(97)
})

test('items created at once share transactions, and each has its own author and answer', async () => {
  const tenant = await app.createTenant()
  const callers = [tenant.admin, tenant.manager]
  const made = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const tracking = n % 2 === 0 ? ('lot' as const) : ('none' as const)
      const body = { sku: `N-${n}`, name: `Item ${n}`, price: `${n}.5`, tracking }
      return (callers[n % 2] ?? tenant.admin).call(createItem, { body })
    }),
  )
  expect(made.map(({ name, price, tracking }) => [name, price, tracking])).toEqual(
    made.map((_, n) => [`Item ${n}`, `${n}.5`, n % 2 === 0 ? 'lot' : 'none']),
  )
  const ids = made.map(({ id }) => id)
  expect(await transactions('item', ids)).toBeLessThan(40)
  const { data } = await tenant.admin.call(listAudit, { query: { entity: 'item', limit: 100 } })
  expect(new Set(data.map(({ entityId }) => entityId))).toEqual(new Set(ids))
  expect(new Set(data.map(({ actorId }) => actorId)).size).toBe(2)
})

test('a SKU that several want at once goes to one, whoever is created beside them', async () => {
  const { admin } = await app.createTenant()
  const made = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      admin.send(createItem, { body: { sku: n % 6 === 5 ? 'TWICE' : `N-${n}`, name: `Item ${n}` } }),
    ),
  )
  const refused = made.filter(({ status }) => status !== 201)
  expect(refused.map(({ problem }) => problem.code)).toEqual(Array(4).fill('sku_taken'))
  expect(made.filter(({ status }) => status === 201)).toHaveLength(26)
})
