import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startForecast } from '#contract/forecast.ts'
import { type ForecastScore, getForecastAccuracy, getForecastRecord } from '#contract/forecast-record.ts'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { getTask } from '#contract/task.ts'
import { forecastSeries } from '#core/forecast/forecast-series.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'
import { judgeTenant } from './judge-forecasts.ts'
import { keepPast } from './past-forecasts.ts'

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
const noon = (ago: number) => new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()
const dayOf = (ago: number) => noon(ago).slice(0, 10)

/** A shop whose books end 20 days ago: three a day for 14 days. A forecast of it begins there, and what came of it may be entered after. */
async function openShop() {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const store = (await admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'LAMP', name: 'Lamp' } })
  const post = (kind: NewMovement['kind'], quantity: number, ago: number) => {
    const place = kind === 'sale' ? { fromLocationId: store } : { toLocationId: store }
    const lines = [{ itemId, quantity: String(quantity), ...place }]
    return admin.call(recordMovement, { body: { kind, effectiveAt: noon(ago), lines } })
  }
  await post('receipt', 1000, 35)
  const sell = async (quantity: number, from: number, to: number) => {
    for (let ago = from; ago >= to; ago--) await post('sale', quantity, ago)
  }
  await sell(3, 34, 21)
  return { tenant, itemId, post, sell }
}

async function forecast({ manager, staff }: TestTenant) {
  const { task } = await manager.call(startForecast, { body: { frequency: 'D', horizon: 20 } })
  await vi.waitFor(
    async () => expect((await staff.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 90_000, interval: 50 },
  )
}
const record = ({ staff }: TestTenant, itemId: string) => staff.call(getForecastRecord, { params: { itemId } })
const nothing: ForecastScore = { periods: 0, relative: null, bias: null, coverage: null }

test('a forecast is kept with what made it, and judged by the next run once its days are over', {
  timeout: 240_000,
}, async () => {
  const { tenant, itemId, sell } = await openShop()
  await forecast(tenant)
  const before = await record(tenant, itemId)
  expect(before).toMatchObject({ overall: nothing, byReach: [], overrides: { judged: 0, nearer: 0 }, periods: [] })
  expect(before.forecasts).toMatchObject([
    {
      modelVersion: '8',
      frequency: 'D',
      start: dayOf(20),
      historyStart: dayOf(34),
      historyPeriods: 14,
      length: 20,
      score: nothing,
    },
  ])
  expect(before.forecasts[0]?.historyDigest).toMatch(/^[0-9a-f]{64}$/)
  expect(await tenant.staff.call(getForecastAccuracy)).toEqual({
    overall: nothing,
    byReach: [],
    overrides: { judged: 0, nearer: 0 },
    months: [],
    classes: [],
  })

  // it had said three a day: ten days as foretold, then twice as many
  await sell(3, 20, 11)
  await sell(6, 10, 1)
  await forecast(tenant)
  const after = await record(tenant, itemId)
  expect(after.overall).toMatchObject({ periods: 20, coverage: 0.5 })
  expect(after.overall.bias).toBeCloseTo(-1 / 3, 2)
  expect(after.overall.relative).toBeCloseTo(1, 2)
  expect(after.byReach.map(({ reach, score }) => [reach, score.periods, score.coverage])).toEqual([
    ['week', 7, 1],
    ['month', 13, 3 / 13],
  ])
  expect(after.periods).toHaveLength(20)
  expect(after.periods[0]).toMatchObject({ start: dayOf(20), actual: 3, naive: 3 })
  expect(after.periods.at(-1)).toMatchObject({ start: dayOf(1), actual: 6 })
  // the newest is a forecast of today on, of which nothing is over
  expect(after.forecasts.map(({ start, score }) => [start, score.periods])).toEqual([
    [dayOf(0), 0],
    [dayOf(20), 20],
  ])
  const accuracy = await tenant.staff.call(getForecastAccuracy)
  expect(accuracy.overall).toEqual(after.overall)
  expect(accuracy.months.reduce((sum, { score }) => sum + score.periods, 0)).toBe(20)
  expect(accuracy.classes).toMatchObject([{ classification: 'constant', score: { periods: 20 } }])
})

test('judged twice is judged once; what is entered late changes no judgement; days without stock are not judged', {
  timeout: 240_000,
}, async () => {
  const { tenant, itemId, post, sell } = await openShop()
  await forecast(tenant)
  await sell(3, 20, 16)
  // sold out 15 days ago; nobody knows what the next four would have sold
  await post('sale', 1000 - 19 * 3, 15)
  await post('receipt', 100, 10)
  await sell(3, 10, 1)
  const judge = () => judgeTenant(app.database, tenant.id, new AbortController().signal)
  await judge()
  const once = await tenant.staff.call(getForecastAccuracy)
  expect(once.overall.periods).toBe(16)
  const { periods } = await record(tenant, itemId)
  expect(periods.filter(({ actual }) => actual === null).map(({ start }) => start)).toEqual([14, 13, 12, 11].map(dayOf))
  await post('sale', 50, 5)
  await Promise.all([judge(), judge()])
  await forecast(tenant)
  expect(await tenant.staff.call(getForecastAccuracy)).toEqual(once)
})

test('a run of the same day replaces what is not judged yet; a later one of the same week does not better the record', {
  timeout: 240_000,
}, async () => {
  const { tenant, itemId } = await openShop()
  await forecast(tenant)
  const [first] = (await record(tenant, itemId)).forecasts
  const keep = (start: string, train: number[]) =>
    app.database.tenant(tenant.id, (tx) => {
      const input = { id: itemId, freq: 'D' as const, season: 7, horizon: 2, train }
      const span = { history: train, historyStart: dayOf(34), forecastStart: start }
      const series = { input, ...span, oneOffs: [], events: [], lift: undefined, isWhole: true }
      return keepPast(tx, first?.runId ?? '', [{ series, forecast: forecastSeries(input) }])
    })
  await keep(dayOf(20), [5, 5, 5])
  const [again, ...others] = (await record(tenant, itemId)).forecasts
  expect(others).toEqual([])
  expect(again).toMatchObject({ start: dayOf(20), historyPeriods: 3, length: 2 })
  // weeks are counted from a Thursday
  const isSameWeek = Math.floor(Date.parse(dayOf(20)) / dayMs / 7) === Math.floor(Date.parse(dayOf(19)) / dayMs / 7)
  await keep(dayOf(19), [6, 6, 6])
  expect((await record(tenant, itemId)).forecasts.map(({ start }) => start)).toEqual(
    isSameWeek ? [dayOf(20)] : [dayOf(19), dayOf(20)],
  )
})

test('no organisation sees how another’s forecasts turned out', async () => {
  const { admin } = await app.createTenant()
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'A', name: 'A' } })
  expect(await admin.call(getForecastRecord, { params: { itemId } })).toMatchObject({ overall: nothing })
  const other = await app.createTenant()
  expect((await other.admin.send(getForecastRecord, { params: { itemId } })).status).toBe(404)
})
