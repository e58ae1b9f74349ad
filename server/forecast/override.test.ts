import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { startForecast } from '#contract/forecast.ts'
import {
  createForecastOverride,
  listForecastOverrides,
  updateForecastOverride,
  withdrawForecastOverride,
} from '#contract/forecast-override.ts'
import { getForecastAccuracy, getForecastRecord } from '#contract/forecast-record.ts'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { createReorderPolicy, listReorderRows } from '#contract/reorder.ts'
import { getTask } from '#contract/task.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'
import { judgeTenant } from './judge-forecasts.ts'

let app: TestApp
let tenant: TestTenant
let store: string
let itemId: string
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  store = (await tenant.admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  itemId = (await tenant.admin.call(createItem, { body: { sku: 'LAMP', name: 'Lamp' } })).id
  await post('opening', 60, 21)
  // three a day for 20 days: nothing is left
  for (let ago = 20; ago >= 1; ago--) await post('sale', 3, ago)
}, 240_000)
afterAll(() => app.close())

const dayMs = 86_400_000
const noon = (ago: number) => new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()
const ahead = (days: number) => noon(-days).slice(0, 10)

function post(kind: NewMovement['kind'], quantity: number, ago: number) {
  const place = kind === 'sale' ? { fromLocationId: store } : { toLocationId: store }
  const lines = [{ itemId, quantity: String(quantity), ...place }]
  return tenant.admin.call(recordMovement, { body: { kind, effectiveAt: noon(ago), lines } })
}
const said = (from: number, to: number, quantity: string, locationId: string | null = null) => ({
  itemId,
  locationId,
  startsOn: ahead(from),
  endsOn: ahead(to),
  quantity,
  reason: 'Trade fair',
})
const say = (body: ReturnType<typeof said>) => tenant.manager.send(createForecastOverride, { body })
const list = async () => (await tenant.staff.call(listForecastOverrides, { query: { itemId } })).data

/** What a rule by forecast expects of four weeks. */
async function monthly() {
  const { data } = await tenant.staff.call(listReorderRows, { query: {} })
  return (data[0]?.outlook?.weeklyDemand ?? 0) * 4
}

test('a number in place of the forecast is kept with its reason, followed by replenishment, and guarded', {
  timeout: 240_000,
}, async () => {
  // nothing to overrule yet
  expect((await say(said(1, 7, '70'))).problem.code).toBe('invalid_value')
  const worker = await startTestWorker(app, forecastJobs)
  const { task } = await tenant.manager.call(startForecast, { body: { frequency: 'D', horizon: 28 } })
  await vi.waitFor(
    async () => expect((await tenant.staff.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 90_000, interval: 50 },
  )
  await worker.stop()
  await tenant.manager.call(createReorderPolicy, {
    body: { itemId, rule: { kind: 'forecast', serviceLevel: null, reviewDays: null } },
  })
  const plain = await monthly()
  expect(plain).toBeCloseTo(84, 0)

  const week = await tenant.manager.call(createForecastOverride, { body: said(1, 7, '70') })
  expect(week).toMatchObject({ startsOn: ahead(1), quantity: '70', reason: 'Trade fair', actual: null, version: 1 })
  expect(week.expected).toBeCloseTo(21, 0)
  expect(await monthly()).toBeCloseTo(plain + 49, 0)
  // a place without a rule of its own adds what it differs by
  const place = await tenant.manager.call(createForecastOverride, { body: said(8, 14, '42', store) })
  expect(place).toMatchObject({ locationId: store })
  expect(await monthly()).toBeCloseTo(plain + 49 + 21, 0)

  expect((await tenant.staff.send(createForecastOverride, { body: said(20, 21, '1') })).status).toBe(403)
  expect((await say(said(7, 9, '5'))).problem.code).toBe('conflict')
  expect((await say(said(-1, 3, '5'))).problem.code).toBe('invalid_value')
  expect((await say(said(9, 8, '5'))).problem.code).toBe('invalid_value')
  expect((await say(said(300, 400, '5'))).problem.code).toBe('invalid_value')

  const params = { overrideId: week.id }
  const change = { params, ifMatch: 1, body: { quantity: '35' } }
  expect(await tenant.manager.call(updateForecastOverride, change)).toMatchObject({ quantity: '35', version: 2 })
  expect((await tenant.manager.send(updateForecastOverride, change)).problem.code).toBe('version_mismatch')
  expect(await monthly()).toBeCloseTo(plain + 14 + 21, 0)
  await tenant.manager.call(withdrawForecastOverride, { params, ifMatch: 2 })
  await tenant.manager.call(withdrawForecastOverride, { params: { overrideId: place.id }, ifMatch: 1 })
  expect(await monthly()).toBeCloseTo(plain, 6)
  expect(await list()).toEqual([])
  const trail = await tenant.admin.call(listAudit, { query: { entity: 'forecastOverride', entityId: week.id } })
  expect(trail.data.map(({ action }) => action).toSorted()).toEqual(['create', 'update', 'withdraw'])
})

test('what has begun stays as it was: withdrawn it is used no longer, and judged beside the forecast', {
  timeout: 240_000,
}, async () => {
  const entered = (from: number, to: number, quantity: number, expected: number, locationId: string | null = null) =>
    app.database.tenant(tenant.id, async (tx) => {
      // of days that are over, which nobody may speak of any more
      const [row] = await tx.query<{ id: string }>({
        text: `insert into forecast_override (tenant_id, item_id, location_id, starts_on, ends_on, quantity, reason, expected, created_by_name)
               values ($1, $2, $3, $4, $5, $6, 'x', $7, 'Ada') returning id`,
        values: [tenant.id, itemId, locationId, ahead(from), ahead(to), quantity, expected],
      })
      return row?.id ?? ''
    })
  // three a day came
  const right = await entered(-6, -4, 10, 15)
  const wrong = await entered(-9, -7, 30, 12)
  const atPlace = await entered(-9, -7, 9, 12, store)
  const begun = await entered(0, 3, 50, 12)
  const params = { overrideId: begun }
  const late = await tenant.manager.send(updateForecastOverride, { params, ifMatch: 1, body: { quantity: '1' } })
  expect(late.problem.code).toBe('override_begun')
  await tenant.manager.call(withdrawForecastOverride, { params, ifMatch: 1 })

  await judgeTenant(app.database, tenant.id, new AbortController().signal)
  const rows = await list()
  const found = (id: string) => rows.find((row) => row.id === id)
  expect(found(right)).toMatchObject({ actual: 9, nearer: 'person' })
  expect(found(wrong)).toMatchObject({ actual: 9, nearer: 'forecast' })
  expect(found(atPlace)).toMatchObject({ actual: 9, nearer: 'person' })
  expect(found(begun)).toMatchObject({ actual: null, judgedAt: null, nearer: null })
  expect(found(begun)?.withdrawnAt).not.toBeNull()
  const score = { judged: 3, nearer: 2 }
  expect(await tenant.staff.call(getForecastRecord, { params: { itemId } })).toMatchObject({ overrides: score })
  expect(await tenant.staff.call(getForecastAccuracy)).toMatchObject({ overrides: score })
})
