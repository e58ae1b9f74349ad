import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BodyOf } from '#contract/endpoint.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createLocation, listLocations, updateLocation } from '#contract/location.ts'
import {
  listMovements,
  type NewMovement,
  recordMovement,
  reverseMovement,
  reverseMovements,
} from '#contract/movement.ts'
import { createReason, listReasons, updateReason } from '#contract/reason.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { getTenant, updateTenant } from '#contract/tenant.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()

async function prepare(negativeStock: 'block' | 'reason' | 'warn' | 'allow' = 'block') {
  const tenant = await app.createTenant({ negativeStock })
  const item = await tenant.admin.call(createItem, { body: { sku: 'A', name: 'A' } })
  const shop = await tenant.admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop' } })
  const shelf = await tenant.admin.call(createLocation, { body: { code: 'SHELF', name: 'Shelf', parentId: shop.id } })
  const record = (
    kind: NewMovement['kind'],
    line: Partial<NewMovement['lines'][number]>,
    more: Partial<NewMovement> = {},
    as: 'admin' | 'manager' | 'staff' = 'staff',
  ) =>
    tenant[as].send(recordMovement, { body: { kind, ...more, lines: [{ itemId: item.id, quantity: '1', ...line }] } })
  const set = async (body: BodyOf<typeof updateTenant>) => {
    const { version } = await tenant.admin.call(getTenant)
    return tenant.admin.send(updateTenant, { body, ifMatch: version })
  }
  return { tenant, item, shop, shelf, record, set }
}

async function proved(tenant: TestTenant) {
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
}

describe('negative stock', () => {
  test('block refuses, warn posts and says so, allow posts; what is reserved counts as gone', async () => {
    const blocked = await prepare('block')
    expect((await blocked.record('sale', { fromLocationId: blocked.shelf.id })).problem.code).toBe('insufficient_stock')
    const warned = await prepare('warn')
    const { status, body } = await warned.record('sale', { fromLocationId: warned.shelf.id, quantity: '3' })
    expect(status).toBe(201)
    expect(body.warnings).toEqual([
      { itemId: warned.item.id, locationId: warned.shelf.id, lotId: null, onHand: '-3', reserved: '0' },
    ])
    const received = await warned.record('receipt', { toLocationId: warned.shelf.id })
    expect(received.body.warnings).toBeUndefined()
    const allowed = await prepare('allow')
    expect((await allowed.record('sale', { fromLocationId: allowed.shelf.id })).body.warnings).toBeUndefined()
    await proved(warned.tenant)
  })

  test('with a reason only: of the movement, or of the line', async () => {
    const { tenant, shelf, record } = await prepare('reason')
    expect((await record('spoilage', { fromLocationId: shelf.id })).problem.code).toBe('reason_required')
    expect((await record('spoilage', { fromLocationId: shelf.id }, { reason: 'paper comes later' })).status).toBe(201)
    const { data } = await tenant.staff.call(listReasons)
    const expired = data.find(({ name }) => name === 'Expired')
    const posted = await record('spoilage', { fromLocationId: shelf.id, reasonId: expired?.id ?? '' })
    expect([posted.status, posted.body.lines[0]?.reasonId]).toEqual([201, expired?.id])
  })

  test('the most specific policy wins: the item, then the nearest place above, then the organisation', async () => {
    const { tenant, item, shop, shelf, record } = await prepare('block')
    const sell = async () => (await record('sale', { fromLocationId: shelf.id })).status
    expect(await sell()).toBe(409)
    const params = { locationId: shop.id }
    const allowed = await tenant.admin.call(updateLocation, { params, ifMatch: 1, body: { negativeStock: 'allow' } })
    expect([allowed.negativeStock, await sell()]).toEqual(['allow', 201])
    await tenant.admin.call(updateLocation, {
      params: { locationId: shelf.id },
      ifMatch: 1,
      body: { negativeStock: 'block' },
    })
    expect(await sell()).toBe(409)
    const changed = await tenant.admin.call(updateItem, {
      params: { itemId: item.id },
      ifMatch: 1,
      body: { negativeStock: 'warn' },
    })
    expect([changed.negativeStock, await sell()]).toEqual(['warn', 201])
  })
})

describe('reasons', () => {
  test('an organisation begins with some, adds, renames and archives its own; a name is taken once', async () => {
    const { tenant } = await prepare()
    const { data } = await tenant.staff.call(listReasons, { query: { limit: 4 } })
    expect(data.map(({ name }) => name)).toEqual(['Changed their mind', 'Counted differently', 'Damaged', 'Expired'])
    const made = await tenant.admin.call(createReason, { body: { name: 'Melted', meaning: 'spoilage' } })
    const taken = await tenant.admin.send(createReason, { body: { name: 'MELTED', meaning: 'other' } })
    expect(taken.problem.code).toBe('name_taken')
    expect((await tenant.manager.send(createReason, { body: { name: 'X', meaning: 'other' } })).status).toBe(403)
    const params = { reasonId: made.id }
    const archived = await tenant.admin.call(updateReason, { params, ifMatch: 1, body: { archived: true } })
    expect(archived).toMatchObject({ version: 2, archivedAt: expect.any(String) })
    const { data: left } = await tenant.staff.call(listReasons, { query: { limit: 200 } })
    expect(left.map(({ id }) => id)).not.toContain(made.id)
  })

  test('a line has a reason whose meaning goes with its kind, and none that is archived', async () => {
    const { tenant, shelf, record } = await prepare()
    const { data } = await tenant.staff.call(listReasons)
    const id = (name: string) => data.find((reason) => reason.name === name)?.id ?? ''
    const found = await record('found', { toLocationId: shelf.id, quantity: '9', reasonId: id('Turned up') })
    expect(found.status).toBe(201)
    const wrong = await record('sale', { fromLocationId: shelf.id, reasonId: id('Stolen') })
    expect(wrong.problem).toMatchObject({ code: 'invalid_value', errors: [{ path: 'body.lines.0.reasonId' }] })
    const stolen = await record('loss', { fromLocationId: shelf.id, reasonId: id('Stolen') })
    await tenant.admin.call(updateReason, {
      params: { reasonId: id('Stolen') },
      ifMatch: 1,
      body: { archived: true },
    })
    expect((await record('loss', { fromLocationId: shelf.id, reasonId: id('Stolen') })).status).toBe(422)
    // what was posted with it is reversed with it
    const back = await tenant.manager.call(reverseMovement, {
      params: { movementId: stolen.body.id },
      body: { reason: 'it was there' },
    })
    expect(back.lines[0]?.reasonId).toBe(id('Stolen'))
  })
})

describe('back-dating and the period lock', () => {
  test('staff date a movement a day back, managers further', async () => {
    const { shelf, record } = await prepare()
    const at = (days: number, as: 'staff' | 'manager') =>
      record('receipt', { toLocationId: shelf.id }, { effectiveAt: daysAgo(days) }, as)
    expect((await at(0.9, 'staff')).status).toBe(201)
    expect((await at(3, 'staff')).problem).toMatchObject({ status: 403, code: 'backdate_forbidden' })
    expect((await at(300, 'manager')).status).toBe(201)
  })

  test('nothing takes effect before the lock, whoever posts it and however; it is not set ahead and can be taken back', async () => {
    const { tenant, item, shelf, record, set } = await prepare()
    const old = await record('receipt', { toLocationId: shelf.id }, { effectiveAt: daysAgo(40) }, 'admin')
    expect((await set({ lockedBefore: new Date(Date.now() + dayMs).toISOString() })).problem.code).toBe('invalid_value')
    expect((await set({ lockedBefore: daysAgo(30) })).status).toBe(200)
    const late = () => record('receipt', { toLocationId: shelf.id }, { effectiveAt: daysAgo(31) }, 'admin')
    expect((await late()).problem.code).toBe('period_locked')
    expect((await record('receipt', { toLocationId: shelf.id }, { effectiveAt: daysAgo(29) }, 'admin')).status).toBe(
      201,
    )
    const { data: places } = await tenant.admin.call(listLocations, { query: { virtual: 'include' } })
    const past = app.database.tenant(tenant.id, (tx) =>
      tx.query({
        text: `insert into movement (tenant_id, kind, effective_at, actor_name, source) values ($1, 'receipt', $2, 'x', 'api')`,
        values: [tenant.id, daysAgo(31)],
      }),
    )
    await expect(past).rejects.toMatchObject({ code: 'IP001', message: 'period_locked' })
    const ahead = app.database.tenant(tenant.id, (tx) =>
      tx.query({ text: `update tenant set locked_before = now() + interval '1 hour'` }),
    )
    await expect(ahead).rejects.toMatchObject({ constraint: 'tenant_locked_before' })
    // what was posted before is reversed in the open period
    const back = await tenant.manager.call(reverseMovement, {
      params: { movementId: old.body.id },
      body: { reason: 'x' },
    })
    expect(Date.parse(back.effectiveAt)).toBeGreaterThan(Date.now() - 31 * dayMs)
    expect((await set({ lockedBefore: null })).status).toBe(200)
    expect((await late()).status).toBe(201)
    expect(places.length).toBeGreaterThan(0)
    const { data } = await tenant.admin.call(listStock, { query: { itemId: item.id } })
    expect(data.map(({ onHand }) => onHand)).toEqual(['2'])
    await proved(tenant)
  })

  test('movements that are posted while the books are closed are before the lock or not at all', async () => {
    const { tenant, shelf, record, set } = await prepare()
    const lockedBefore = daysAgo(10)
    const posts = Array.from({ length: 15 }, () =>
      record('receipt', { toLocationId: shelf.id }, { effectiveAt: daysAgo(20) }, 'admin'),
    )
    const [locked, ...replies] = await Promise.all([set({ lockedBefore }), ...posts])
    expect(locked.status).toBe(200)
    for (const { status, problem } of replies) if (status !== 201) expect(problem.code).toBe('period_locked')
    expect((await record('receipt', { toLocationId: shelf.id }, { effectiveAt: daysAgo(20) }, 'admin')).status).toBe(
      409,
    )
    await proved(tenant)
  })
})

describe('reversing several movements at once', () => {
  test('they are undone the newest first, all or none', async () => {
    const { tenant, item, shelf, shop, record } = await prepare()
    const received = (await record('receipt', { toLocationId: shelf.id, quantity: '5' })).body
    const moved = (await record('transfer', { fromLocationId: shelf.id, toLocationId: shop.id, quantity: '5' })).body
    const reverse = (movementIds: string[]) =>
      tenant.manager.send(reverseMovements, { body: { movementIds, reason: 'wrong delivery' } })
    // the oldest alone cannot go: its goods have moved on
    expect((await reverse([received.id])).problem.code).toBe('insufficient_stock')
    const { status, body } = await reverse([received.id, moved.id])
    expect([status, body.data.map(({ reversesId }) => reversesId)]).toEqual([201, [moved.id, received.id]])
    expect((await reverse([received.id])).problem.code).toBe('already_reversed')
    expect((await reverse(['0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'])).status).toBe(404)
    const { data } = await tenant.admin.call(listMovements, { query: { itemId: item.id } })
    expect(data).toHaveLength(4)
    await proved(tenant)
  })
})
