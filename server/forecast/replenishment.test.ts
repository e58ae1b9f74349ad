import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startForecast } from '#contract/forecast.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { getPurchasingSettings, updatePurchasingSettings } from '#contract/purchase-order.ts'
import {
  createReorderPolicy,
  draftReorders,
  listReorderRows,
  type ReorderRule,
  updateReorderPolicy,
} from '#contract/reorder.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { getTask } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, forecastJobs)
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const dayMs = 86_400_000
/** of history */
const days = 40
const noon = (ago: number) => new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()
const byForecast: ReorderRule = { kind: 'forecast', serviceLevel: null, reviewDays: null }

/** A place where one item sells two a day, and what is on hand now. */
async function openShop(onHand: number) {
  const tenant = await app.createTenant()
  const { admin, manager } = tenant
  const store = (await admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  const item = await admin.call(createItem, { body: { sku: 'LAMP', name: 'Lamp' } })
  const supplier = await admin.call(createSupplier, { body: { name: 'Lights Ltd' } })
  const sold = { supplierId: supplier.id, itemId: item.id, packSize: '10', packUnit: 'box', leadTimeDays: 12 }
  await manager.call(createSupplierItem, { body: sold })
  const post = (body: Pick<NewMovement, 'kind'> & { quantity: string; place?: string; ago?: number }) => {
    const place = body.place ?? store
    const lines = [
      {
        itemId: item.id,
        quantity: body.quantity,
        ...(body.kind === 'sale' ? { fromLocationId: place } : { toLocationId: place }),
      },
    ]
    return admin.call(recordMovement, { body: { kind: body.kind, effectiveAt: noon(body.ago ?? 0), lines } })
  }
  await post({ kind: 'opening', quantity: String(2 * days + onHand), ago: days + 1 })
  await Promise.all(Array.from({ length: days }, (_, day) => post({ kind: 'sale', quantity: '2', ago: day + 1 })))
  return { tenant, store, itemId: item.id, post }
}

async function forecast({ manager, staff }: TestTenant) {
  const { task } = await manager.call(startForecast, { body: {} })
  await vi.waitFor(
    async () => {
      const { state } = await staff.call(getTask, { params: { taskId: task.id } })
      expect(state).toBe('succeeded')
    },
    { timeout: 90_000, interval: 25 },
  )
}

const list = async ({ staff }: TestTenant, query: { serviceLevel?: number; leadTimePercent?: number } = {}) =>
  (await staff.call(listReorderRows, { query })).data

test('a rule by forecast waits for the first forecast, says in words why it orders and when stock runs out, and becomes a draft', {
  timeout: 240_000,
}, async () => {
  const { tenant, store, itemId } = await openShop(9)
  const policy = await tenant.manager.call(createReorderPolicy, { body: { itemId, rule: byForecast } })
  expect(await list(tenant)).toEqual([])
  await forecast(tenant)
  const [row, ...rest] = await list(tenant)
  expect(rest).toEqual([])
  const runsOutOn = new Date(Date.now() + 4 * dayMs).toISOString().slice(0, 10)
  expect(row).toMatchObject({
    rule: byForecast,
    outlook: { leadTimeDays: 12, leadTimeSource: 'stated', runsOutOn },
    levels: { serviceLevel: 0.95, reviewDays: 7, isLimitedByShelfLife: false },
    transfer: null,
  })
  expect(row?.outlook?.weeklyDemand).toBeCloseTo(14, 0)
  expect(row?.reason).toMatch(/^Sells 14 a week, 9 left, the supplier needs 12 days: you run out around \d+ [A-Z]\w+/)
  // 12 days of two a day until an order is here, and a week until the next look; boxes of ten come at least, a week's 14 is filled up to
  const { reorderPoint = 0, orderUpTo = 0, safetyStock = 0 } = row?.levels ?? {}
  expect(reorderPoint).toBeGreaterThan(24)
  expect(orderUpTo).toBeGreaterThanOrEqual(38)
  expect(reorderPoint - safetyStock).toBeGreaterThan(24)
  expect(orderUpTo - reorderPoint).toBe(14)
  expect(row?.need).toBe(String(orderUpTo - 9))
  const packs = Math.ceil((orderUpTo - 9) / 10)
  expect(row?.proposal).toMatchObject({ quantity: String(packs), ordered: String(packs * 10) })
  const lines = [{ itemId, supplierId: row?.proposal?.supplierId ?? null, quantity: row?.proposal?.quantity ?? '' }]
  const made = await tenant.staff.call(draftReorders, { body: { locationId: store, lines } })
  expect(made.orders).toMatchObject([{ state: 'draft', lineCount: 1 }])
  expect((await list(tenant))[0]).toMatchObject({ proposal: null, drafted: String(packs * 10) })
  // a rule that does not go by it is told the forecast all the same
  await tenant.manager.call(updateReorderPolicy, {
    params: { policyId: policy.id },
    ifMatch: policy.version,
    body: { rule: { kind: 'reorderPoint', reorderPoint: '20', orderQuantity: '30' } },
  })
  expect((await list(tenant))[0]?.reason).toMatch(
    /^Sells 14 a week, 9 left.+ 9 pcs available or on the way, at or below the reorder point of 20 pcs/,
  )
})

test('what if: another level and longer lead times are answered, and nothing is saved; settings and a rule of its own are', {
  timeout: 240_000,
}, async () => {
  const { tenant, itemId } = await openShop(20)
  const { admin, manager } = tenant
  const rule = await manager.call(createReorderPolicy, { body: { itemId, rule: byForecast } })
  await forecast(tenant)
  const needOf = async (query = {}) => Number((await list(tenant, query))[0]?.need)
  const plain = await needOf()
  expect(await needOf({ serviceLevel: 0.5 })).toBeLessThanOrEqual(plain)
  expect(await needOf({ leadTimePercent: 200 })).toBeGreaterThanOrEqual(plain + 24)
  expect(await needOf()).toBe(plain)
  expect((await tenant.staff.send(listReorderRows, { query: { serviceLevel: 1.5 } })).status).toBe(400)
  const settings = await admin.call(getPurchasingSettings, {})
  expect(settings).toMatchObject({ serviceAim: 'cycle', serviceLevel: 0.95, reviewDays: 7, leadTimeDays: 14 })
  const set = await admin.call(updatePurchasingSettings, { ifMatch: settings.version, body: { reviewDays: 28 } })
  expect(set).toMatchObject({ reviewDays: 28, overReceiptPercent: '0' })
  expect((await list(tenant))[0]?.levels?.reviewDays).toBe(28)
  const own: ReorderRule = { kind: 'forecast', serviceLevel: 0.8, reviewDays: 1 }
  const change = { params: { policyId: rule.id }, ifMatch: 1, body: { rule: own } }
  expect(await manager.call(updateReorderPolicy, change)).toMatchObject({ rule: own })
  expect((await list(tenant))[0]?.levels).toMatchObject({ serviceLevel: 0.8, reviewDays: 1 })
  await admin.call(updatePurchasingSettings, { ifMatch: set.version, body: { serviceAim: 'cost' } })
  expect((await list(tenant))[0]?.levels?.serviceLevel).toBe(0.8)
})

test('a place has its part of the demand, and takes what another has beyond its need before anything is bought', {
  timeout: 240_000,
}, async () => {
  const { tenant, store, itemId, post } = await openShop(3)
  const far = await tenant.admin.call(createLocation, { body: { code: 'FAR', name: 'Far store' } })
  await post({ kind: 'opening', quantity: '45', place: far.id })
  await forecast(tenant)
  await tenant.manager.call(createReorderPolicy, { body: { itemId, locationId: store, rule: byForecast } })
  const max: ReorderRule = { kind: 'minMax', minimum: '5', maximum: '20' }
  await tenant.manager.call(createReorderPolicy, { body: { itemId, locationId: far.id, rule: max } })
  const [row, ...rest] = await list(tenant)
  expect(rest).toEqual([])
  // every sale was made at the store
  expect(row?.outlook?.weeklyDemand).toBeCloseTo(14, 0)
  expect(row?.transfer).toEqual({ fromLocationId: far.id, fromLocationName: 'Far store', quantity: '25' })
  expect(row?.reason).toContain('25 pcs can come from Far store')
  const packs = Math.ceil((Number(row?.need) - 25) / 10)
  expect(row?.proposal?.quantity).toBe(String(packs))
})
