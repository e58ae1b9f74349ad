import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createCategory } from '#contract/category.ts'
import {
  createDemandEvent,
  type DemandEvent,
  getDemandEvent,
  listDemandEvents,
  updateDemandEvent,
} from '#contract/demand-event.ts'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { createItem } from '#contract/item.ts'
import { mergeItem } from '#contract/item-merge.ts'
import { listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createReorderPolicy, listReorderRows } from '#contract/reorder.ts'
import { getTask } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
let tenant: TestTenant
let store: string
let category: string
const items: Record<'lamp' | 'bulb' | 'chair', string> = { lamp: '', bulb: '', chair: '' }
const days = 100
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, forecastJobs)
  tenant = await app.createTenant()
  store = (await tenant.admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  const lights = await tenant.admin.call(createCategory, { body: { name: 'Lights' } })
  category = (await tenant.admin.call(createCategory, { body: { name: 'Indoors', parentId: lights.id } })).id
  for (const sku of ['lamp', 'bulb', 'chair'] as const) {
    const categoryId = sku === 'chair' ? {} : { categoryId: category }
    items[sku] = (await tenant.admin.call(createItem, { body: { sku, name: sku, ...categoryId } })).id
  }
  // lamps sell four or five a day, eight in a sale; bulbs began after the last one
  for (let ago = days; ago >= 1; ago--) {
    const sold = {
      lamp: isSale(ago) ? 8 + (ago % 2) * 2 : 4 + (ago % 2),
      bulb: ago < 25 ? 2 + (ago % 2) : 0,
      chair: 1 + (ago % 3),
    }
    const lines = (['lamp', 'bulb', 'chair'] as const).flatMap((sku) =>
      sold[sku] > 0 ? [{ itemId: items[sku], quantity: String(sold[sku]), toLocationId: store }] : [],
    )
    await tenant.admin.call(recordMovement, { body: { kind: 'opening', effectiveAt: noon(ago, 8), lines } })
    const out = lines.map(({ toLocationId, ...line }) => ({ ...line, fromLocationId: toLocationId }))
    await tenant.admin.call(recordMovement, { body: { kind: 'sale', effectiveAt: noon(ago), lines: out } })
  }
}, 240_000)
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const dayMs = 86_400_000
const noon = (ago: number, hour = 12) =>
  new Date(Math.floor(Date.now() / dayMs) * dayMs + (hour / 24) * dayMs - ago * dayMs).toISOString()
const dayOf = (ago: number) => noon(ago).slice(0, 10)
const isSale = (ago: number) => (ago <= 80 && ago > 73) || (ago <= 45 && ago > 38)

const sale = (from: number, to: number, rest: object = {}) =>
  createDemandEvent.body.parse({
    name: 'Spring sale',
    kind: 'promotion',
    startsOn: dayOf(from),
    endsOn: dayOf(to),
    touches: { kind: 'category', categoryId: category },
    ...rest,
  })
const mark = (body: ReturnType<typeof sale>) => tenant.manager.call(createDemandEvent, { body })
const archive = ({ id, version }: DemandEvent) =>
  tenant.manager.call(updateDemandEvent, { params: { eventId: id }, ifMatch: version, body: { archived: true } })

async function forecast(body: object = {}) {
  const { task } = await tenant.manager.call(startForecast, {
    body: startForecast.body.parse({ frequency: 'D', horizon: 28, ...body }),
  })
  const done = await vi.waitFor(
    async () => {
      const now = await tenant.staff.call(getTask, { params: { taskId: task.id } })
      expect(now.state).toBe('succeeded')
      return now
    },
    { timeout: 90_000, interval: 25 },
  )
  const { data } = await tenant.staff.call(listForecasts, { query: {} })
  const by = (itemId: string) => {
    const { runId, createdAt: _at, ...rest } = data.find((one) => one.itemId === itemId) ?? (undefined as never)
    return { runId, rest }
  }
  return { items: done.result?.items, lamp: by(items.lamp), bulb: by(items.bulb), chair: by(items.chair) }
}

test('an event is marked, changed and archived by those who may, and what is unsound is refused', async () => {
  const { manager, staff } = tenant
  const made = await mark(
    sale(60, 58, { name: 'Fair', touches: { kind: 'items', itemIds: [items.lamp] }, expectedPercent: 20 }),
  )
  expect(made).toMatchObject({
    kind: 'promotion',
    touches: { kind: 'items', items: [{ sku: 'lamp' }] },
    expectedPercent: 20,
    found: null,
    version: 1,
  })
  const params = { eventId: made.id }
  expect(await staff.call(getDemandEvent, { params })).toEqual(made)
  const of = async (itemId: string) =>
    (await staff.call(listDemandEvents, { query: { itemId } })).data.map(({ id }) => id)
  expect([await of(items.lamp), await of(items.chair)]).toEqual([[made.id], []])
  expect((await staff.send(createDemandEvent, { body: sale(3, 2) })).problem.code).toBe('forbidden')
  for (const [body, path] of [
    [sale(2, 3), 'body.endsOn'],
    [sale(400, 2), 'body.endsOn'],
    [sale(3, 2, { touches: { kind: 'items', itemIds: [category] } }), 'body.touches.itemIds'],
    [sale(3, 2, { touches: { kind: 'category', categoryId: items.lamp } }), 'body.touches.categoryId'],
    [sale(3, 2, { locationId: items.lamp }), 'body.locationId'],
  ] as const)
    expect((await manager.send(createDemandEvent, { body })).problem).toMatchObject({
      code: 'invalid_value',
      errors: [{ path }],
    })
  const change = { name: 'Trade fair', kind: 'event', touches: { kind: 'all' } } as const
  const changed = await manager.call(updateDemandEvent, { params, ifMatch: 1, body: change })
  expect(changed).toMatchObject({ ...change, startsOn: made.startsOn, expectedPercent: 20, version: 2 })
  expect((await manager.send(updateDemandEvent, { params, ifMatch: 1, body: {} })).problem.code).toBe(
    'version_mismatch',
  )
  expect(await of(items.chair)).toEqual([made.id])
  await archive(changed)
  expect(await of(items.chair)).toEqual([])
  const { data } = await manager.call(listAudit, { query: { entity: 'demandEvent', entityId: made.id } })
  expect(data.map(({ action }) => action)).toEqual(['update', 'update', 'create'])
})

test('past promotions are taken out and put onto the next one, told with its reason, and nothing else moves by a bit', {
  timeout: 240_000,
}, async () => {
  const { manager, staff } = tenant
  const before = await forecast()
  const marked = [await mark(sale(80, 74)), await mark(sale(45, 39, { name: 'Spring sale 2026' }))]
  const coming = await mark(sale(-7, -13, { expectedPercent: null }))

  const after = await forecast({ eventId: coming.id })
  expect(after.items).toBe(2)
  // what is not touched was not forecast anew, and a run over all says of it the same
  expect(after.chair).toEqual(before.chair)
  const whole = await forecast()
  expect(whole.chair.rest).toEqual(before.chair.rest)

  const [was, is] = [before.lamp.rest, whole.lamp.rest]
  expect(after.lamp.rest).toEqual(is)
  expect(is.history).toEqual(was.history)
  const next = is.events.find(({ eventId }) => eventId === coming.id)
  expect(next).toMatchObject({ name: 'Spring sale', source: 'item', earlier: 2 })
  expect(next?.percent).toBeGreaterThan(85)
  expect(next?.percent).toBeLessThan(115)
  // tomorrow's step stands for today: seven days on it begins
  const total = (of: number[], from: number, to: number) => of.slice(from, to).reduce((sum, one) => sum + one, 0)
  expect(total(is.mean, 7, 14)).toBeGreaterThan(7 * 8)
  expect(total(is.mean, 7, 14)).toBeLessThan(7 * 10)
  expect(total(is.mean, 14, 28)).toBeGreaterThan(14 * 4)
  expect(total(is.mean, 14, 28)).toBeLessThan(14 * 5)
  const width = (step: number) => (is.upper[step] ?? 0) - (is.lower[step] ?? 0)
  expect(width(8)).toBeGreaterThan(1.5 * width(15))
  // bulbs never saw a sale: what lamps did, drawn towards nothing
  const bulb = whole.bulb.rest.events.find(({ eventId }) => eventId === coming.id)
  expect(bulb).toMatchObject({ source: 'category', earlier: 2 })
  expect(bulb?.percent).toBeGreaterThan(50)
  const { found } = await staff.call(getDemandEvent, { params: { eventId: marked[0]?.id ?? '' } })
  expect(found?.items).toBe(1)
  expect(found?.percent).toBeGreaterThan(80)

  await manager.call(createReorderPolicy, {
    body: { itemId: items.lamp, rule: { kind: 'forecast', serviceLevel: null, reviewDays: null } },
  })
  const { data } = await staff.call(listReorderRows, { query: {} })
  expect(data[0]?.reason).toMatch(/With the promotion “Spring sale” on .+: \+\d+%, from 2 earlier ones\./)
  const said = await manager.call(updateDemandEvent, {
    params: { eventId: coming.id },
    ifMatch: coming.version,
    body: { expectedPercent: 300 },
  })
  const overruled = await forecast({ eventId: coming.id })
  expect(overruled.lamp.rest.events.find(({ eventId }) => eventId === coming.id)).toMatchObject({
    percent: 300,
    source: 'said',
  })

  for (const one of [...marked, said]) await archive(await staff.call(getDemandEvent, { params: { eventId: one.id } }))
  expect((await forecast()).lamp.rest).toEqual(was)
})

test('closed days and what happened once are unknown: neither nothing nor demand', { timeout: 240_000 }, async () => {
  const { manager } = tenant
  const only = { touches: { kind: 'items', itemIds: [items.chair] } }
  const sell = (quantity: number, ago: number) =>
    manager.call(recordMovement, {
      body: {
        kind: 'sale',
        effectiveAt: noon(ago),
        lines: [{ itemId: items.chair, quantity: String(quantity), fromLocationId: store }],
      },
    })
  const expected = async () => (await forecast()).chair.rest
  const before = await expected()
  await manager.call(recordMovement, {
    body: {
      kind: 'opening',
      effectiveAt: noon(days + 1),
      lines: [{ itemId: items.chair, quantity: '90', toLocationId: store }],
    },
  })
  await sell(10, 9)
  await sell(10, 8)
  const misled = await expected()
  expect(misled.expectedDemand).toBeGreaterThan(1.05 * before.expectedDemand)
  const once = await mark(sale(9, 8, { name: 'A firm moves in', kind: 'oneOff', ...only }))
  const closed = await mark(sale(-2, -3, { name: 'Stocktaking', kind: 'closed', ...only }))
  const told = await expected()
  expect(told.history).toEqual(misled.history)
  const open = told.mean.filter((_, step) => step !== 2 && step !== 3)
  expect(Math.abs(average(open) / average(before.mean) - 1)).toBeLessThan(0.05)
  expect([told.mean[2], told.mean[3], told.upper[3]]).toEqual([0, 0, 0])
  expect(told.events).toMatchObject([
    { name: 'A firm moves in', percent: null },
    { name: 'Stocktaking', percent: -100 },
  ])
  await archive(once)
  await archive(closed)
})

const average = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

test('an event of an item that was merged into another is one of the other', async () => {
  const { admin, staff } = tenant
  const { id: twin } = await admin.call(createItem, { body: { sku: 'twin', name: 'twin' } })
  const { id } = await mark(sale(30, 29, { touches: { kind: 'items', itemIds: [twin] } }))
  await admin.call(mergeItem, { params: { itemId: twin }, ifMatch: 1, body: { intoItemId: items.chair } })
  const { data } = await staff.call(listDemandEvents, { query: { itemId: items.chair } })
  expect(data.map((one) => one.id)).toEqual([id])
})
